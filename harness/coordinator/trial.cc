// Reads the events of a child up to its first sample.
#include "harness/coordinator/trial.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <string>
#include <variant>

#include "harness/coordinator/child_environment.h"
#include "harness/protocol/child_process.h"
#include "harness/protocol/protocol.h"
#include "reports/results/case_id.h"

namespace lanebench {

Trial try_baseline(const PlannedWorkload& planned, std::uint64_t seed, double limit_s) {
  using Clock = std::chrono::steady_clock;
  const auto baseline = std::ranges::find_if(planned.cases, is_baseline);
  if (baseline == planned.cases.end()) return {};
  const Assignment assignment{.workload = planned.workload->name,
                              .parameters = planned.parameters.values(),
                              .cases = {*baseline},
                              .commands = {},
                              .iterations = {},
                              .best_probes = {},
                              .seed = seed,
                              .budget_s = limit_s};
  const auto start = Clock::now();
  const auto elapsed_s = [&] { return std::chrono::duration<double>(Clock::now() - start).count(); };
  ChildProcess child(this_program(kMeasuringChild, child_environment()), text_of(assignment));
  Trial trial;
  for (;;) {
    std::string line;
    const std::chrono::duration<double> left(limit_s - elapsed_s());
    const auto read = child.read_line(line, std::chrono::duration_cast<std::chrono::milliseconds>(left));
    if (read == ChildProcess::Read::kTimeout) return {.late = true};
    const std::optional<Event> event = parse_event(line);
    if (read != ChildProcess::Read::kLine || !event) return {};
    if (std::holds_alternative<Begun>(*event) && trial.setup_s == 0) trial.setup_s = elapsed_s();
    if (const auto* settled = std::get_if<Settled>(&*event)) {
      if (settled->record.status != Status::kOk) return {};
      trial.check_s = elapsed_s() - trial.setup_s;
    }
    if (const auto* timed = std::get_if<Timed>(&*event)) {
      trial.solution_s = timed->sample.seconds * static_cast<double>(timed->sample.iterations);
      return trial;
    }
  }
}

}  // namespace lanebench
