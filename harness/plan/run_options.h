// What a person asked a run for.
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

namespace lanebench {

struct RunOptions {
  std::vector<std::string> workloads;  ///< Empty: all.
  bool quick = false;
  bool full = false;
  std::vector<std::uint64_t> sizes;          ///< Values of each workload's size parameter; empty: as it is.
  std::vector<std::string> lanes;            ///< "scalar", "simd", "simd@AVX2", "cuda"; empty: all.
  std::vector<std::string> workers;          ///< "serial", "threads", "processes"; empty: all.
  std::vector<std::uint64_t> worker_counts;  ///< Empty: `default_worker_counts`.
  std::vector<std::string> settings;         ///< `key=value`.
  std::vector<std::string> yardsticks;       ///< Sets of programs to time beside our own cases.
  double budget_s = 0;                       ///< For the whole run.
  double precision = 0.01;                   ///< Half width of an interval at which rounds may stop.
  bool until_precise = false;                ///< Go on until then: the budget shapes the first passes only.
  std::uint64_t seed = 1;                    ///< Of the order of cases.
  /// Workloads measured at their quick parameters, since the budget has no room for their own size.
  std::vector<std::string> reduced{};
};

/// As the first line of cases.jsonl has them, and back. The second throws nlohmann::json::exception where a
/// member is missing that every version wrote, or has a wrong type.
nlohmann::json to_json(const RunOptions& options);
RunOptions options_from_json(const nlohmann::json& json);

}  // namespace lanebench
