// The terminal that a command prints to, if it does.
#pragma once

#include <cstddef>

namespace lanebench {

/// Whether a person reads it; else a program or a file gets it.
bool on_terminal();

/// Only on a terminal, and where NO_COLOR does not refuse it (https://no-color.org).
bool wants_colour();

/// Its width; 80 where the output goes elsewhere.
std::size_t output_columns();

}  // namespace lanebench
