// The child that measures the machine itself: what handing work over costs, and the most that it reaches.
#pragma once

namespace lanebench {

/// Sends the overheads, then the ceilings (see protocol/figures.h). Returns the exit code.
int figures_child();

}  // namespace lanebench
