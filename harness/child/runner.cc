// Memory first, then processes, then threads, then the GPU.
#include "harness/child/runner.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>

#include "harness/child/outside_program.h"
#include "reports/results/case_id.h"

namespace lanebench {
namespace {

double seconds_of(const std::function<void()>& work) {
  using Clock = std::chrono::steady_clock;
  const auto start = Clock::now();
  work();
  return std::chrono::duration<double>(Clock::now() - start).count();
}

/// Runs `fill` on one thread per core, which all end before it returns: each page of an array is first
/// touched, and so placed, by the core whose worker will use that share.
void fill_in_parallel(Problem& problem, const Placement& placement) {
  const auto state = std::make_unique<TeamState>();
  const std::size_t size = placement.at_once();
  run_on_new_threads(size, [&](std::size_t rank) {
    pin_to(placement.cpu(rank));
    Team team(*state, rank, size);
    problem.fill(team);
  });
}

}  // namespace

Runner::Runner(const Workload& workload, const Parameters& parameters, const std::vector<CaseRecord>& cases,
               ProcessPool::OnDeath on_worker_death, Commands commands, const Placement& placement,
               const BestProbes& best_probes)
    : workload_(workload),
      parameters_(parameters.values()),
      placement_(placement),
      commands_(std::move(commands)),
      problem_(workload.make(parameters)) {
  std::size_t processes = 0;
  std::vector<std::size_t> team_sizes = {1};
  for (const CaseRecord& record : cases) {
    team_sizes.push_back(record.worker_count.value_or(1));
    if (record.workers == "processes") processes = std::max(processes, record.worker_count.value_or(1));
  }
  Arena input_size;
  Arena output_size;
  problem_->allocate(input_size, output_size);
  inputs_ = std::make_unique<Arena>(Arena::Memory::kPrivate, input_size.used());
  // One output memory for all cases, so that the kinds of workers differ in nothing else.
  outputs_ = std::make_unique<Arena>(processes > 0 ? Arena::Memory::kShared : Arena::Memory::kPrivate,
                                     output_size.used());
  problem_->allocate(*inputs_, *outputs_);
  problem_->open();

  fill_in_parallel(*problem_, placement);
  counts_ = std::make_unique<TeamCounts>();
  probes_ = std::make_unique<CoreProbes>(team_sizes, placement, best_probes);
  try {
    if (processes > 0) pool_ = std::make_unique<ProcessPool>(processes, placement, on_worker_death);
  } catch (const Unavailable& error) {
    why_no_pool_ = error.what();  // Cases without processes can run.
  }
  pin_to(placement.cpu(0));
}

Runnable Runner::prepare(const CaseRecord& record) {
  if (record.device == "cuda") return prepare_device(record);
  if (commands_.contains(record.lanes)) return prepare_outside(record);
  for (const Variant& variant : workload_.variants) {
    if (variant.lanes == record.lanes && variant.isa == record.isa) {
      return prepare_cpu(variant.kernel, record);
    }
  }
  throw std::logic_error("no variant for case " + record.case_id);
}

Workers& Runner::workers(const std::string& kind, std::size_t count) {
  std::unique_ptr<Workers>& entry = workers_[{kind, count}];
  if (!entry) {
    if (kind == "processes" && !pool_) throw Unavailable(why_no_pool_);
    entry = kind == "serial"    ? serial_workers()
            : kind == "threads" ? thread_workers(count, placement_)
                                : pool_->team(count);
  }
  return *entry;
}

ProbeReading Runner::probe(Workers& workers, std::size_t team_size) {
  workers.run(probes_->kernel(), *problem_);
  return probes_->reading(team_size);
}

Runnable Runner::prepare_cpu(const Kernel& kernel, const CaseRecord& record) {
  const Problem& problem = *problem_;
  const std::size_t team_size = record.worker_count.value_or(1);
  Workers& workers = this->workers(record.workers, team_size);
  return {
      .upload_outputs = [] {},
      .solve = [&] { workers.run(kernel, problem); },
      .timed =
          [&](std::uint64_t iterations) {
            return seconds_of([&] {
              for (std::uint64_t i = 0; i < iterations; ++i) workers.run(kernel, problem);
            });
          },
      .check = [this] { return problem_->check(); },
      .wake = [this, &workers, team_size] { probe(workers, team_size); },
      .probe = [this, &workers, team_size] { return probe(workers, team_size); },
      .counts = [this, &workers, team_size] { return counts_->since_last(workers, *problem_, team_size); },
      .park = [&] { workers.park(); },
  };
}

Runnable Runner::prepare_device(const CaseRecord& record) {
  std::unique_ptr<DeviceJob>& device = devices_[record.lanes];
  if (!device) {
    unpin(placement_);  // The driver starts threads of its own, which inherit this thread's cores.
    device = std::ranges::find(workload_.devices, record.lanes, &DeviceVariant::lanes)->make(*problem_);
    pin_to(placement_.cpu(0));
  }
  DeviceJob& job = *device;
  const auto solve = [&job] {
    job.upload();
    job.launch();
    job.download();
  };
  const TimedRun end_to_end = [solve](std::uint64_t iterations) {
    return seconds_of([&] {
      for (std::uint64_t i = 0; i < iterations; ++i) solve();
    });
  };
  const TimedRun kernel = [&job](std::uint64_t iterations) { return job.kernel_seconds(iterations); };
  // Solving once before each sample wakes the GPU from its idle clock and puts the inputs there.
  return {.upload_outputs = [&job] { job.upload_outputs(); },
          .solve = solve,
          .timed = record.mode == "kernel" ? kernel : end_to_end,
          .check = [this] { return problem_->check(); },
          .wake = solve,
          .probe = [this] { return probe(workers("serial", 1), 1); },
          .counts = [] { return SampleCounts{}; },
          .park = [] {}};
}

const Kernel& Runner::baseline() const {
  return std::ranges::find(workload_.variants, "scalar", &Variant::lanes)->kernel;
}

Runnable Runner::prepare_outside(const CaseRecord& record) {
  const std::vector<std::string>& command = commands_.at(record.lanes);
  const nlohmann::json request = {{"workload", workload_.name},
                                  {"parameters", parameters_},
                                  {"inputs", problem_->outside_inputs()},
                                  {"lanes", record.lanes},
                                  {"workers", record.workers},
                                  {"worker_count", record.worker_count.value_or(1)}};
  const auto answer = std::make_shared<std::string>();
  const auto solve = [=, this] {
    const OutsideSolution solution = run_outside(command, request, placement_);
    *answer = solution.answer;
    return solution.seconds;
  };
  return {.upload_outputs = [] {},
          .solve = [=] { solve(); },
          .timed = [=](std::uint64_t) { return solve(); },
          .check =
              [this, answer] {
                // Outputs that are right, for the answer to be compared with.
                problem_->poison();
                workers("serial", 1).run(baseline(), *problem_);
                Verdict verdict = problem_->check();
                if (verdict.correct) return problem_->check_answer(*answer);
                verdict.reason =
                    fmt::format("{}, with which it is compared, is wrong: {}", kBaseline, verdict.reason);
                return verdict;
              },
          .wake = [] {},
          .probe =
              [] {
                return ProbeReading{core_probe(), 1};
              },
          .counts = [] { return SampleCounts{}; },
          .park = [] {},
          .once = true};
}

}  // namespace lanebench
