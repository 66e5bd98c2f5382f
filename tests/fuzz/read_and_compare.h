// What the fuzzer and the corpus test do with a file of Google Benchmark's JSON.
#pragma once

#include <string>
#include <string_view>

namespace lanebench {

/// Reads it, compares it with itself and prints that in every format. Returns the reader's message where it
/// refuses the file, else "". Throws std::logic_error when a message is more than one line, or the file is
/// slower or faster than itself.
std::string read_and_compare(std::string_view text);

}  // namespace lanebench
