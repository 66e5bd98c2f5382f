// The program's front door.
#pragma once

#include "kernels/catalog.h"

namespace lanebench {

/// Parses and runs one command; reports every error as one line on standard error. Returns the exit code.
int run_command_line(int argc, char** argv, const Catalog& catalog);

}  // namespace lanebench
