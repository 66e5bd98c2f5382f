// What it costs on this machine to hand work to workers, measured.
#pragma once

namespace lanebench {

/// Measures and sends one event {"overheads": [{name, seconds, description}, …]}; returns the exit code. Runs
/// in a child, since it forks and then uses OpenMP.
int overheads_child();

}  // namespace lanebench
