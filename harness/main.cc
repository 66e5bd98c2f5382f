// The lanebench program.
#include "harness/commands/command_line.h"
#include "kernels/catalog.h"

int main(int argc, char** argv) {
  return lanebench::run_command_line(argc, argv, lanebench::catalog());
}
