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

/// One pass over a workload: what a child is to measure. A restarted child gets what is left.
struct Assignment {
  std::string workload;
  std::map<std::string, std::string> parameters;
  std::vector<CaseRecord> cases;  ///< To time, by importance; pending ones are checked first.
  Commands commands;              ///< Of lanes that are programs of their own.
  std::map<std::string, std::uint64_t> iterations;  ///< Fixed by an earlier child's calibration.
  std::map<std::string, double> best_probes;        ///< Of all children so far.
  std::uint64_t pass = 0;                           ///< Counted from 0; the cores rotate with it.
  std::uint64_t first_round = 0;
  std::uint64_t rounds = 1;  ///< As many, unless the budget ends before; at least one.
  std::uint64_t seed = 1;
  double budget_s = 0;  ///< For all of it, set-up and checks included.
  bool check = false;   ///< Whether the outputs are checked again at the end.
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

/// The rounds are over, and outputs were checked again.
struct Done {
  std::uint64_t rounds = 0;
  double rounds_s = 0;  ///< What they took together,
  double checks_s = 0;  ///< what checking took,
  double once_s = 0;    ///< and what is done only in the first pass: first checks and calibration.
  std::map<std::string, double> best_probes;  ///< For the next pass: see CoreProbes.
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
