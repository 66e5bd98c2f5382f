// `solve`: one solution, checked, with its answer and time.
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <array>
#include <memory>

#include "harness/child/runner.h"
#include "harness/commands/commands.h"
#include "harness/plan/plan.h"
#include "harness/protocol/child_process.h"
#include "reports/results/case_id.h"

namespace lanebench {
namespace {

/// Runs in a signal handler.
void report_worker_death(std::size_t rank, int wait_status) {
  std::array<char, 120> line;
  const auto end =
      fmt::format_to_n(line.data(), line.size(), "lanebench: worker {} ended with {} {}\n", rank,
                       WIFSIGNALED(wait_status) ? "signal" : "exit code",
                       WIFSIGNALED(wait_status) ? WTERMSIG(wait_status) : WEXITSTATUS(wait_status));
  [[maybe_unused]] const ssize_t written = write(STDERR_FILENO, line.data(), end.size);
  _exit(kFailure);
}

/// As many workers as a case id asks for, else one per core.
std::uint64_t workers_for(const std::string& case_id) {
  const auto id = CaseId::parse(case_id);
  if (!id || id->on_gpu() || id->workers == "serial") return machine_placement().at_once();
  if (id->worker_count == 0 || id->worker_count > kMaxWorkers) {
    throw InputError(fmt::format("workers must be from 1 to {}", kMaxWorkers));
  }
  return id->worker_count;
}

/// The case of that id (with or without the workload's name); by default the widest SIMD on all cores.
CaseRecord find_case(const Workload& workload, const std::string& case_id) {
  const std::string full_id = CaseId::parse(case_id) ? case_id : workload.name + "/" + case_id;
  std::vector<CaseRecord> cases = cases_of(workload, {}, {workers_for(full_id)});
  std::vector<std::string> ids;
  for (const CaseRecord& record : cases) {
    ids.push_back(record.case_id);
    const bool is_default =
        case_id.empty() && record.lanes == "simd" && record.workers == "threads" && record.pending;
    if (is_default || record.case_id == full_id) return record;
  }
  if (case_id.empty()) return cases.front();
  const std::string nearest = nearest_name(case_id, ids);
  throw InputError(fmt::format("{} has no case '{}'; {}", workload.name, case_id,
                               nearest.empty() ? "see lanebench list" : "did you mean '" + nearest + "'?"));
}

/// What `solve` was given, as text.
struct SolveQuestion {
  std::string workload;
  std::vector<std::string> settings;
  std::string case_id;
};

int solve(const Catalog& catalog, const SolveQuestion& question) {
  const Workload& workload = find_workload(catalog, question.workload);
  RunOptions options;
  options.workloads = {question.workload};
  options.settings = question.settings;
  const std::vector<PlannedWorkload> planned = plan(catalog, options);
  const CaseRecord record = find_case(workload, question.case_id);
  if (!record.pending) throw InputError(fmt::format("{} cannot run here: {}", record.case_id, record.reason));

  Runner runner(workload, planned.front().parameters, {record}, report_worker_death);
  const Runnable runnable = runner.prepare(record);
  runner.problem().poison();
  // A GPU kernel is timed on data that is already there, and leaves its answer there.
  if (record.mode == "kernel") runnable.solve();
  const double seconds = runnable.timed(1);
  const Verdict verdict = runner.problem().check();
  fmt::print("answer: {}\ntime: {:.6g} s ({})\n", runner.problem().answer(), seconds, record.case_id);
  if (verdict.correct) return kSuccess;
  fmt::print(stderr, "lanebench: wrong answer: {}\n", verdict.reason);
  return kWrongAnswer;
}

}  // namespace

Command add_solve(CLI::App& program, const Catalog& catalog) {
  CLI::App* options = program.add_subcommand("solve", "Solve a workload once; print the answer and the time");
  const auto question = std::make_shared<SolveQuestion>();
  options->add_option("WORKLOAD", question->workload, "Which workload")->required();
  options->add_option("--set", question->settings, "Set a parameter: key=value (repeatable)")
      ->allow_extra_args(false);
  options->add_option("--case", question->case_id,
                      "Which case, such as triad/simd@AVX2/threads:2; the widest SIMD on all cores by "
                      "default");
  return {options, [&catalog, question] { return solve(catalog, *question); }};
}

}  // namespace lanebench
