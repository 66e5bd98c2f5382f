// Google Benchmark's JSON made up for tests, small and as that program writes it.
#pragma once

#include <fmt/format.h>

#include <string>
#include <vector>

#include "reports/compare/side.h"
#include "tests/reports/fake_run.h"

namespace lanebench {

/// A repetition; `more` is further members, with their comma.
inline std::string gbench_entry(const std::string& name, double ns, int repetition = 0,
                                const std::string& more = "") {
  return fmt::format(
      R"({{"name": "{0}", "run_name": "{0}", "run_type": "iteration", "repetition_index": {1}, "threads": 1,
      "iterations": 1000, "real_time": {2}, "cpu_time": 1, "time_unit": "ns"{3}}})",
      name, repetition, ns, more);
}

/// Repetitions that vary by 1 % around `ns`.
inline std::vector<std::string> gbench_repetitions(const std::string& name, double ns, int count = 6,
                                                   const std::string& more = "") {
  std::vector<std::string> entries;
  for (int i = 0; i < count; ++i) {
    entries.push_back(gbench_entry(name, ns * (0.995 + 0.002 * i), i, more));
  }
  return entries;
}

inline constexpr const char* kGbenchContext =
    R"("date": "2026-01-02T03:04:05+00:00", "host_name": "box", "executable": "./bench", "num_cpus": 8)";

inline std::string gbench_file(const std::vector<std::string>& entries,
                               const std::string& context = kGbenchContext) {
  return fmt::format(R"({{"context": {{{}}}, "benchmarks": [{}]}})", context, fmt::join(entries, ",\n"));
}

/// Written into the folder, and loaded as a side of that name.
inline Side gbench_side(const FakeFolder& folder, const std::string& name, const std::string& text) {
  write_text(folder.path() / name, text);
  Side side = load_side((folder.path() / name).string());
  side.name = name;
  return side;
}

}  // namespace lanebench
