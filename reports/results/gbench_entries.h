// The entries of a Google Benchmark file, gathered by benchmark.
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "reports/results/status.h"
#include "reports/text/notes.h"

namespace lanebench {

/// A benchmark: its repetitions, or the aggregate that stands for them.
struct GbenchCase {
  std::string name;
  std::vector<double> seconds;
  std::vector<std::uint64_t> iterations;  ///< Of each of them.
  Status status = Status::kOk;
  std::string reason;
};

/// The benchmarks in the order of the file, without those that have no time and did not fail. An entry that
/// cannot be read is left out, with a note; so is a repetition that failed where others did not. Benchmarks
/// of one name are told apart by family and instance, or by their labels, and have that in their names.
///
/// Throws ResultsError where nothing tells them apart, and where there are entries and none can be read.
///
/// `is_ours`: failures begin with our words for a status.
std::vector<GbenchCase> gather_benchmarks(const nlohmann::json& list, bool is_ours, Notes& notes);

/// A member that may be missing; throws ResultsError where it is no text.
std::string optional_text(const nlohmann::json& object, const char* name);

}  // namespace lanebench
