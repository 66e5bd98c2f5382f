// What the fuzzer and the corpus test do with an input.
#pragma once

#include <string>
#include <string_view>

namespace lanebench {

/// Stands on a line of its own between the three files of an input: machine.json, cases.jsonl, samples.csv.
inline constexpr std::string_view kFileSeparator = "====\n";

/// Reads the three files as a run and renders every report of it. Returns the reader's message where it
/// refuses the run, else "". Throws std::logic_error when a message is more than one line, or a report holds
/// what it must not: an infinity, a broken row, markup that came from a name.
std::string read_and_render(std::string_view input);

}  // namespace lanebench
