// Teams of every kind: shares, dynamic chunks, collectives, parking, and the death of a worker.
#include "harness/workers/workers.h"

#include <gtest/gtest.h>
#include <omp.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <chrono>
#include <csignal>
#include <numeric>
#include <thread>

#include "harness/workers/processes.h"

namespace lanebench {
namespace {

constexpr std::size_t kSlots = 4096;

/// Output memory that processes share, one number per slot.
class Board final : public Problem {
 public:
  Board() { allocate(inputs_, outputs_); }
  void allocate(Arena&, Arena& outputs) override { slots = outputs.take<std::uint64_t>(kSlots); }
  void fill(Team&) override {}
  Cost cost() const override { return {}; }
  void poison() override { std::ranges::fill(slots, 0); }
  Verdict check() override { return {}; }
  std::string answer() const override { return ""; }

  std::span<std::uint64_t> slots;

 private:
  Arena inputs_;
  Arena outputs_{Arena::Memory::kShared, kSlots * sizeof(std::uint64_t)};
};

const Board& board(const Problem& problem) {
  return static_cast<const Board&>(problem);
}

[[noreturn]] void unexpected_death(std::size_t, int) {
  _exit(99);
}

// Kernels exist before any pool is forked.
const Kernel kMarkShare = [](const Problem& problem, Team& team) {
  const Range share = team.share(kSlots - 3);
  for (std::size_t i = share.begin; i < share.end; ++i) board(problem).slots[i] += team.rank() + 1;
};

const Kernel kTakeChunks = [](const Problem& problem, Team& team) {
  for (Range chunk = team.next(kSlots, 7); !chunk.empty(); chunk = team.next(kSlots, 7)) {
    for (std::size_t i = chunk.begin; i < chunk.end; ++i) board(problem).slots[i] += 1;
  }
  team.barrier();
  for (Range chunk = team.next(kSlots, 64); !chunk.empty(); chunk = team.next(kSlots, 64)) {
    for (std::size_t i = chunk.begin; i < chunk.end; ++i) board(problem).slots[i] += 1;
  }
};

const Kernel kCollect = [](const Problem& problem, Team& team) {
  std::uint64_t checksum = 0;
  for (std::uint64_t round = 0; round < 50; ++round) {
    checksum += team.sum(std::uint64_t{team.rank() + round});
    checksum += 1000 * team.exclusive_scan(std::uint64_t{1});
    checksum += static_cast<std::uint64_t>(team.sum(0.5));
  }
  board(problem).slots[team.rank()] = checksum;
};

std::uint64_t expected_collect(std::size_t rank, std::size_t size) {
  std::uint64_t checksum = 0;
  for (std::uint64_t round = 0; round < 50; ++round) {
    for (std::size_t i = 0; i < size; ++i) checksum += i + round;
    checksum += 1000 * rank;
    checksum += size / 2;
  }
  return checksum;
}

void check_team(Workers& workers, Board& problem, std::size_t size) {
  for (int repetition = 0; repetition < 5; ++repetition) {
    problem.poison();
    workers.run(kMarkShare, problem);
    for (std::size_t i = 0; i + 3 < kSlots; ++i) {
      ASSERT_GE(problem.slots[i], 1u) << "element " << i << " has no worker";
      ASSERT_LE(problem.slots[i], size) << "element " << i << " has several workers";
    }
    ASSERT_EQ(problem.slots[kSlots - 3], 0u);

    problem.poison();
    workers.run(kTakeChunks, problem);
    for (std::size_t i = 0; i < kSlots; ++i) ASSERT_EQ(problem.slots[i], 2u) << "element " << i;

    problem.poison();
    workers.run(kCollect, problem);
    for (std::size_t rank = 0; rank < size; ++rank) {
      ASSERT_EQ(problem.slots[rank], expected_collect(rank, size)) << "rank " << rank;
    }
  }
}

TEST(SerialWorkers, RunTheWholeProblem) {
  Board problem;
  check_team(*serial_workers(), problem, 1);
}

TEST(ThreadWorkers, ShareChunkAndCollect) {
  Board problem;
  for (const std::size_t size : {1, 2, 3, 7}) {
    const auto workers = thread_workers(size, machine_placement());
    check_team(*workers, problem, size);
    workers->park();
  }
}

TEST(ThreadWorkers, AreUnavailableWhereOpenMpGivesFewer) {
  const int levels = omp_get_max_active_levels();
  omp_set_max_active_levels(0);
  EXPECT_THROW(thread_workers(2, machine_placement()), Unavailable);
  omp_set_max_active_levels(levels);
  EXPECT_NO_THROW(thread_workers(2, machine_placement()));
}

TEST(ProcessPool, ShareChunkAndCollect) {
  Board problem;
  ProcessPool pool(7, machine_placement(), unexpected_death);
  for (const std::size_t size : {1, 2, 3, 7, 2}) {
    const auto workers = pool.team(size);
    check_team(*workers, problem, size);
    workers->park();
  }
}

TEST(ProcessPool, WorkersWakeAfterSleeping) {
  Board problem;
  ProcessPool pool(2, machine_placement(), unexpected_death);
  const auto workers = pool.team(2);
  for (int i = 0; i < 5; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
    check_team(*workers, problem, 2);
  }
}

TEST(ProcessPool, RefusesMoreThanTheMost) {
  EXPECT_THROW(ProcessPool(kMaxWorkers + 1, machine_placement(), unexpected_death), InputError);
}

TEST(ProcessPool, EndsItsProcesses) {
  std::vector<pid_t> pids;
  {
    ProcessPool pool(3, machine_placement(), unexpected_death);
    pids = pool.pids();
  }
  ASSERT_EQ(pids.size(), 2u);
  for (const pid_t pid : pids) EXPECT_EQ(kill(pid, 0), -1) << "process " << pid << " is still there";
}

/// Whether the system lets this process, as a user of its own, start no other, and `make` says so.
[[noreturn]] void expect_refusal_of_more(const std::function<void()>& make) {
  if (geteuid() == 0 && setuid(65534) != 0) _exit(44);  // Root has no limit.
  const rlimit none{1, 1};
  setrlimit(RLIMIT_NPROC, &none);
  try {
    make();
  } catch (const Unavailable& error) {
    const std::string said = error.what();
    _exit(said.starts_with("the system lets this program start ") ? 42 : 43);
  }
  _exit(45);
}

TEST(WorkersDeathTest, AreUnavailableWhereTheSystemStartsNoMore) {
  EXPECT_EXIT(expect_refusal_of_more([] { thread_workers(3, machine_placement()); }),
              testing::ExitedWithCode(42), "");
  EXPECT_EXIT(expect_refusal_of_more([] { ProcessPool(3, machine_placement(), unexpected_death); }),
              testing::ExitedWithCode(42), "");
}

TEST(NewThreads, BeginWhenAllOfThemExist) {
  const auto state = std::make_unique<TeamState>();
  std::atomic<int> done{0};
  run_on_new_threads(5, [&](std::size_t rank) {
    Team(*state, rank, 5).barrier();
    ++done;
  });
  EXPECT_EQ(done, 5);
}

// Death is noticed while rank 0 waits in a barrier that the dead worker will never reach.
TEST(ProcessPoolDeathTest, NoticesAKilledWorkerAtOnce) {
  static const Kernel dies = [](const Problem&, Team& team) {
    if (team.rank() == 1) kill(getpid(), SIGKILL);
    team.barrier();
  };
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EXIT(
      {
        Board problem;
        ProcessPool pool(2, machine_placement(), [](std::size_t rank, int status) {
          _exit(rank == 1 && WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL ? 42 : 43);
        });
        pool.team(2)->run(dies, problem);
      },
      testing::ExitedWithCode(42), "");
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(10));
}

void expect_shares_of_whole_grains(std::size_t workers, std::size_t n, std::size_t grain) {
  SCOPED_TRACE(testing::Message() << n << " elements in grains of " << grain << ", " << workers
                                  << " workers");
  TeamState state;
  std::size_t end = 0;
  for (std::size_t rank = 0; rank < workers; ++rank) {
    const Range share = Team(state, rank, workers).share(n, grain);
    EXPECT_EQ(share.begin, end);
    EXPECT_LE(share.begin, share.end);
    EXPECT_TRUE(share.begin % grain == 0 || share.begin == n);
    EXPECT_LE(share.size(), (n / grain / workers + 2) * grain) << "nobody has much more than the others";
    end = share.end;
  }
  EXPECT_EQ(end, n);
}

TEST(Team, SharesAreWholeGrainsAndCoverEverything) {
  for (const std::size_t workers : {1, 2, 3, 16, 40}) {
    for (const std::size_t n : {0, 1, 63, 64, 65, 1000, 4096, 100003}) {
      for (const std::size_t grain : {1, 64, 4096}) expect_shares_of_whole_grains(workers, n, grain);
    }
  }
}

TEST(Team, CollectivesWorkBetweenPlainThreads) {
  TeamState state;
  constexpr std::size_t kSize = 3;
  std::array<std::uint64_t, kSize> results{};
  Board problem;
  {
    std::vector<std::jthread> threads;
    for (std::size_t rank = 0; rank < kSize; ++rank) {
      threads.emplace_back([&, rank] {
        Team team(state, rank, kSize);
        kCollect(problem, team);
        results[rank] = problem.slots[rank];
      });
    }
  }
  for (std::size_t rank = 0; rank < kSize; ++rank) EXPECT_EQ(results[rank], expected_collect(rank, kSize));
}

}  // namespace
}  // namespace lanebench
