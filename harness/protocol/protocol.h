// What coordinator and measuring child say to each other: one assignment in, one line per event out.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "harness/plan/yardsticks.h"
#include "reports/results/records.h"

namespace lanebench {

/// The file descriptor on which a child writes its events; standard output stays free for whatever prints.
inline constexpr int kEventDescriptor = 3;

/// The hidden commands that turn this program into a child.
inline constexpr const char* kMeasuringChild = "measuring-child";
inline constexpr const char* kFiguresChild = "figures-child";

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

std::string text_of(const Assignment& assignment);
Assignment parse_assignment(const std::string& text);

/// The child turns to this case: blame it for what happens next.
struct Begun {
  std::string case_id;
};

/// What became of a case so far.
struct Settled {
  CaseRecord record;
};

/// Calibration fixed how many solutions make a sample.
struct Calibrated {
  std::string case_id;
  std::uint64_t iterations = 0;
};

struct Timed {
  Sample sample;
};

/// A process worker ended without being asked to, and the child ends with it.
struct WorkerDied {
  int rank = 0;
  int signal = 0;  ///< 0 where it ended by itself.
  int exit_code = 0;
};

/// The child gives up on the case that it last began.
struct GaveUp {
  std::string reason;
};

/// The rounds are over and every output was checked again.
struct Done {
  std::string stop_reason;
};

using Event = std::variant<Begun, Settled, Calibrated, Timed, WorkerDied, GaveUp, Done>;

/// Writes the event as a line.
void send(const Event& event);

/// For a signal handler: sends WorkerDied without allocating.
void send_worker_died(std::size_t rank, int wait_status);

/// None for a line that no child of ours sent.
std::optional<Event> parse_event(const std::string& line);

/// Writes a line on the event descriptor, in one write call, so that lines of several writers never mix.
void send_line(std::string line);

}  // namespace lanebench
