// What coordinator and measuring child say to each other: one JSON object in, one JSON line per event out.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "harness/plan/yardsticks.h"
#include "reports/results/case_json.h"
#include "reports/results/records.h"

namespace lanebench {

/// The file descriptor on which a child writes its events; standard output stays free for whatever prints.
inline constexpr int kEventDescriptor = 3;

/// The hidden commands that turn this program into a child.
inline constexpr const char* kChildCommand = "measuring-child";
inline constexpr const char* kOverheadsCommand = "overheads-child";

/// What a child is to measure. A restarted child gets what is left.
struct Assignment {
  std::string workload;
  std::map<std::string, std::string> parameters;
  std::vector<CaseRecord> cases;                    ///< To check and time, in plan order.
  Commands commands;                                ///< Of lanes that are programs of their own.
  std::map<std::string, std::uint64_t> iterations;  ///< Fixed by an earlier child's calibration.
  std::uint64_t first_round = 0;
  std::uint64_t most_rounds = 0;
  std::uint64_t seed = 1;
  double budget_s = 0;  ///< For all of it, set-up and checks included.
  double precision = 0.01;
};

inline void to_json(nlohmann::json& json, const CaseRecord& record) {
  json = to_json(record);
}
inline void from_json(const nlohmann::json& json, CaseRecord& record) {
  record = case_from_json(json);
}
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Assignment, workload, parameters, cases, commands, iterations, first_round,
                                   most_rounds, seed, budget_s, precision)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Sample, workload, size, case_id, twin, round, position, iterations,
                                   seconds, clock_before_s, clock_after_s, involuntary_switches, migrations,
                                   steal_s)

/// Writes one event as a line, in one write call, so that lines of several writers never mix.
void send_event(const nlohmann::json& event);

// Events, by their "event" member:
//   begin       {case_id, phase}    the child turns to this case: blame it for what happens next
//   case        a CaseRecord        what became of it so far
//   iterations  {case_id, count}    calibration fixed this
//   sample      a Sample
//   done        {stop_reason}       the rounds are over and every output was checked again
//   worker_died {rank, signal, exit_code}
//   failed      {reason}            the child gives up on the case that it last began

}  // namespace lanebench
