// The wait problem: jobs, cost, check; and why most lanes do not apply to it.
#include "kernels/workloads/wait/wait.h"

#include <fmt/format.h>

#include <algorithm>

namespace lanebench::wait {

Wait::Wait(const Parameters& parameters)
    : jobs(parameters.integer("jobs")), milliseconds(parameters.integer("milliseconds")) {}

void Wait::allocate(Arena& /*inputs*/, Arena& outputs) {
  waited_ns = outputs.take<std::int64_t>(jobs);
}

void Wait::fill(Team& team) {
  const Range share = team.share(jobs);
  for (std::size_t i = share.begin; i < share.end; ++i) waited_ns[i] = 0;
}

Cost Wait::cost() const {
  return {.items = static_cast<double>(jobs)};
}

Verdict Wait::check() {
  const auto least = static_cast<std::int64_t>(milliseconds) * 1'000'000;
  for (std::size_t i = 0; i < jobs; ++i) {
    if (waited_ns[i] >= least) continue;
    return {false, 0,
            fmt::format("index {}: got a wait of {} ns, expected at least {}", i, waited_ns[i], least)};
  }
  return {};
}

std::string Wait::answer() const {
  return fmt::format("waited={}", std::ranges::count_if(waited_ns, [](std::int64_t ns) { return ns >= 0; }));
}

Workload workload() {
  Workload w = workload_of<Wait>("wait");
  w.job = "jobs that only wait, as for a slow disk or network; at best ceil(jobs / workers) waits long";
  w.limited_by = "waiting";
  w.no_roof = "it only waits";
  w.size_parameter = "jobs";
  w.parameters = {
      {"jobs", "16", "how many waits", 0, 1 << 20},
      {"milliseconds", "10", "length of each", 0, 60'000},
  };
  w.quick = {{"milliseconds", "5"}};
  w.worker_counts = {16};
  w.add("scalar", scalar);
  w.rule_out("autovec", "a job that only waits has no loop to vectorize");
  w.rule_out("simd", "a job that only waits computes nothing that lanes could share");
  w.device_not_applicable = "a GPU cannot wait for a disk or a network in the CPU's place";
  return w;
}

}  // namespace lanebench::wait
