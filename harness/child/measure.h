// The measuring child: one workload, its cases checked, timed in interleaved rounds, and checked again.
#pragma once

#include "kernels/catalog.h"

namespace lanebench {

/// Reads an Assignment from standard input and sends events until done. Returns the exit code. A variant that
/// crashes takes this process with it, which is what it is for.
int measuring_child(const Catalog& catalog);

}  // namespace lanebench
