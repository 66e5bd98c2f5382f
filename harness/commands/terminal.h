// The terminal that a command prints to, if it does, and what `run` and `report` end with.
#pragma once

#include <cstddef>
#include <filesystem>

namespace lanebench {

/// Whether a person reads it; else a program or a file gets it.
bool on_terminal();

/// Only on a terminal, and where NO_COLOR does not refuse it (https://no-color.org).
bool wants_colour();

/// Its width; 80 where the output goes elsewhere.
std::size_t output_columns();

/// Of the run in that folder, with a blank line behind it.
void print_first_screen(const std::filesystem::path& folder);

}  // namespace lanebench
