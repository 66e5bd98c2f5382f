// OpenMP threads: the one place in the project with an OpenMP directive in a timed region.
#include <fmt/format.h>
#include <omp.h>

#include <chrono>
#include <latch>
#include <system_error>
#include <thread>
#include <vector>

#include "harness/machine/openmp_settings.h"
#include "harness/workers/workers.h"

namespace lanebench {
namespace {

/// What the threads of the current region are to do. One object for the whole program, changed only when the
/// case changes: captured variables would be written to the stack at every dispatch, and every other core
/// would have to fetch that line again, which makes an empty region 10 to 25 % slower.
struct Job {
  const Kernel* kernel = nullptr;
  const Problem* problem = nullptr;
  TeamState* state = nullptr;
  const Placement* placement = nullptr;
  std::size_t count = 0;
  friend bool operator==(const Job&, const Job&) = default;
};
Job job;

/// OpenMP may give a rank to a new thread when the team's size changes, so each thread remembers its own
/// core.
void bind_once(std::size_t rank) {
  thread_local std::size_t bound_rank = kMaxWorkers;
  if (bound_rank == rank) return;
  pin_to(job.placement->cpu(rank));
  bound_rank = rank;
}

/// Throws Unavailable unless the system lets a team of `count` have all its threads: OpenMP would end the
/// program where it does not.
void require_startable(std::size_t count) {
  static std::size_t largest = 1;  // OpenMP keeps the threads of the largest team so far.
  if (count <= largest) return;
  run_on_new_threads(count - largest, [](std::size_t) {});
  largest = count;
}

/// Throws Unavailable unless OpenMP gives as many threads as are asked for: with fewer, a part of the job
/// would be left undone and barriers would wait for ever.
void require_team(std::size_t count) {
  require_startable(count);
  std::size_t given = 0;
#pragma omp parallel num_threads(static_cast <int>(count)) default(none) shared(given)
  if (omp_get_thread_num() == 0) given = static_cast<std::size_t>(omp_get_num_threads());
  if (given == count) return;
  const std::string settings = followed_openmp_settings();
  throw Unavailable(fmt::format("OpenMP gives {} of {} threads{}", given, count,
                                settings.empty() ? "" : fmt::format(" ({})", settings)));
}

class ThreadWorkers final : public Workers {
 public:
  ThreadWorkers(std::size_t count, const Placement& placement) : count_(count), placement_(placement) {
    state_->spins = spin_limit(count, placement);
    omp_set_dynamic(0);
#ifdef KMP_VERSION_MAJOR  // LLVM's omp.h: its runtime would warn of what our reason says.
    kmp_set_warnings_off();
#endif
    require_team(count);
  }

  void run(const Kernel& kernel, const Problem& problem) override {
    const Job next{&kernel, &problem, state_.get(), &placement_, count_};
    if (job != next) job = next;
    state_->rewind();
#pragma omp parallel num_threads(static_cast <int>(count_)) default(none) shared(job)
    {
      const auto rank = static_cast<std::size_t>(omp_get_thread_num());
      bind_once(rank);
      Team team(*job.state, rank, job.count);
      (*job.kernel)(*job.problem, team);
    }
  }

  void park() override {
    std::this_thread::sleep_for(kUntilAsleep);
  }

 private:
  // OpenMP offers no way to ask. The coordinator says how long idle threads spin in a child (see
  // child_environment): with libgomp as long as ours, so ten times that is enough; libomp counts in
  // milliseconds, and gets one.
#ifdef KMP_VERSION_MAJOR
  static constexpr std::chrono::milliseconds kUntilAsleep{2};
#else
  static constexpr std::chrono::milliseconds kUntilAsleep{1};
#endif

  std::size_t count_;
  const Placement& placement_;
  std::unique_ptr<TeamState> state_ = std::make_unique<TeamState>();
};

}  // namespace

void run_on_new_threads(std::size_t count, const std::function<void(std::size_t rank)>& work) {
  std::latch all_started(1);
  bool wanted = false;
  std::vector<std::jthread> threads;
  try {
    for (std::size_t rank = 0; rank < count; ++rank) {
      threads.emplace_back([&, rank] {
        all_started.wait();
        if (wanted) work(rank);
      });
    }
  } catch (const std::system_error& error) {
    all_started.count_down();
    throw Unavailable(fmt::format("the system lets this program start {} of {} more threads: {}",
                                  threads.size(), count, error.what()));
  }
  wanted = true;
  all_started.count_down();
}

std::unique_ptr<Workers> thread_workers(std::size_t count, const Placement& placement) {
  return std::make_unique<ThreadWorkers>(count, placement);
}

std::uint32_t spin_limit(std::size_t workers, const Placement& placement) {
  if (workers > placement.at_once()) return 0;
  // A pause lasts from 10 cycles to some 140 (Intel, Skylake and newer): measure it.
  static const std::uint32_t limit = [] {
    using Clock = std::chrono::steady_clock;
    constexpr int kPauses = 2000;
    const auto start = Clock::now();
    for (int i = 0; i < kPauses; ++i) spin_pause();
    const double pause_s = std::chrono::duration<double>(Clock::now() - start).count() / kPauses;
    return static_cast<std::uint32_t>(100e-6 / pause_s) + 1;
  }();
  return limit;
}

}  // namespace lanebench
