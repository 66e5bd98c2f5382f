// The pool: a mailbox per worker in shared memory, spin-then-sleep on both sides.
#include "harness/workers/processes.h"

#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <new>

namespace lanebench {
namespace {

struct Mailbox {
  Signal ticket;  ///< Changes when there is a job.
  const Kernel* kernel = nullptr;
  const Problem* problem = nullptr;
  std::size_t team_size = 0;
};

}  // namespace

struct ProcessPool::Shared {
  TeamState team;
  Signal done;  ///< Counts finished jobs of all workers, for ever.
  std::array<Mailbox, kMaxWorkers> mailboxes;
};

namespace {

// What the signal handler needs; plain data, written before the handler is installed.
struct Watched {
  ProcessPool::OnDeath on_death;
  std::array<pid_t, kMaxWorkers> pids;
  std::size_t count;
};
Watched watched;

void on_child_signal(int) {
  for (std::size_t i = 0; i < watched.count; ++i) {
    int status = 0;
    if (waitpid(watched.pids[i], &status, WNOHANG) == watched.pids[i]) watched.on_death(i + 1, status);
  }
}

class ProcessTeam final : public Workers {
 public:
  ProcessTeam(ProcessPool::Shared& shared, std::size_t count, std::uint32_t spins, std::size_t pool_size)
      : shared_(shared), count_(count), spins_(spins), pool_size_(pool_size) {}

  void run(const Kernel& kernel, const Problem& problem) override {
    shared_.team.rewind();
    shared_.team.spins = spins_;
    const std::uint32_t finished = shared_.done.value();
    for (std::size_t rank = 1; rank < count_; ++rank) {
      Mailbox& mailbox = shared_.mailboxes[rank];
      mailbox.kernel = &kernel;
      mailbox.problem = &problem;
      mailbox.team_size = count_;
      mailbox.ticket.increment();
    }
    Team team(shared_.team, 0, count_);
    kernel(problem, team);
    const std::uint32_t all = finished + static_cast<std::uint32_t>(count_ - 1);
    for (std::uint32_t seen = shared_.done.value(); seen != all; seen = shared_.done.value()) {
      shared_.done.wait_while(seen, spins_);
    }
  }

  void park() override {
    const auto asleep = [&] {
      for (std::size_t rank = 1; rank < pool_size_; ++rank) {
        if (shared_.mailboxes[rank].ticket.sleepers() == 0) return false;
      }
      return true;
    };
    while (!asleep()) usleep(50);
  }

 private:
  ProcessPool::Shared& shared_;
  std::size_t count_;
  std::uint32_t spins_;
  std::size_t pool_size_;
};

}  // namespace

ProcessPool::ProcessPool(std::size_t workers, const Placement& placement, OnDeath on_death)
    : placement_(placement) {
  if (workers > kMaxWorkers) throw InputError(fmt::format("at most {} workers", kMaxWorkers));
  void* memory = mmap(nullptr, sizeof(Shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) throw InputError(fmt::format("no shared memory: {}", std::strerror(errno)));
  shared_ = new (memory) Shared;
  const pid_t parent = getpid();
  for (std::size_t rank = 1; rank < workers; ++rank) {
    const pid_t pid = fork();
    if (pid == 0) work(rank, parent);
    if (pid < 0)
      give_up(fmt::format("the system lets this program start {} of {} processes: {}", rank, workers,
                          std::strerror(errno)));
    pids_.push_back(pid);
  }
  watched.on_death = on_death;
  std::ranges::copy(pids_, watched.pids.begin());
  watched.count = pids_.size();
  struct sigaction action {};
  action.sa_handler = on_child_signal;
  action.sa_flags = SA_RESTART | SA_NOCLDSTOP;
  sigaction(SIGCHLD, &action, nullptr);
  on_child_signal(SIGCHLD);  // One may have died before the handler was there.
}

ProcessPool::~ProcessPool() {
  end();
}

void ProcessPool::end() {
  watched.count = 0;
  signal(SIGCHLD, SIG_DFL);
  for (const pid_t pid : pids_) kill(pid, SIGKILL);
  for (const pid_t pid : pids_) waitpid(pid, nullptr, 0);
  munmap(shared_, sizeof(Shared));
}

void ProcessPool::give_up(const std::string& why) {
  end();
  throw Unavailable(why);
}

std::unique_ptr<Workers> ProcessPool::team(std::size_t count) {
  return std::make_unique<ProcessTeam>(*shared_, count, spin_limit(count, placement_), pids_.size() + 1);
}

void ProcessPool::work(std::size_t rank, pid_t parent) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(0);  // The parent died before the line above.
  signal(SIGINT, SIG_IGN);            // Ctrl-C is for the coordinator, which ends us through the parent.
  pin_to(placement_.cpu(rank));
  Mailbox& mailbox = shared_->mailboxes[rank];
  std::uint32_t spins = 0;
  for (std::uint32_t ticket = 0;; ++ticket) {
    mailbox.ticket.wait_while(ticket, spins);
    spins = shared_->team.spins;  // Read here: only now is the parent's write to it ordered before.
    Team team(shared_->team, rank, mailbox.team_size);
    (*mailbox.kernel)(*mailbox.problem, team);
    shared_->done.increment();
  }
}

}  // namespace lanebench
