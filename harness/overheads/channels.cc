// What it costs two processes on different cores to talk: pipes, and shared memory with a signal each way.
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstring>
#include <functional>
#include <stdexcept>

#include "harness/machine/placement.h"
#include "harness/overheads/overheads.h"
#include "harness/workers/workers.h"
#include "kernels/contract/arena.h"
#include "kernels/contract/signal.h"
#include "reports/analysis/statistics.h"

namespace lanebench {
namespace {

constexpr int kRoundTrips = 300;
constexpr std::size_t kMessage = 64 * 1024;  // What a Linux pipe holds by default.
constexpr int kMessages = 256;               // 16 MiB a round: larger than a second-level cache.

/// A forked process on the second core, which runs `work` until it ends by itself or is killed with this
/// object.
class Partner {
 public:
  explicit Partner(const std::function<void()>& work) : pid_(fork()) {
    if (pid_ < 0) throw Unavailable("the system starts no second process");
    if (pid_ > 0) return;
    pin_to(machine_placement().cpu(1));
    work();
    _exit(0);
  }
  ~Partner() {
    if (pid_ <= 0) return;
    kill(pid_, SIGKILL);
    waitpid(pid_, nullptr, 0);
  }
  Partner(const Partner&) = delete;
  Partner& operator=(const Partner&) = delete;

 private:
  pid_t pid_;
};

class Pipe {
 public:
  Pipe() {
    if (pipe(ends_.data()) != 0) throw std::runtime_error("no pipe");
  }
  ~Pipe() {
    close(ends_[0]);
    close(ends_[1]);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;

  void send(const std::byte* bytes, std::size_t count) const {
    while (count > 0) {
      const ssize_t sent = write(ends_[1], bytes, count);
      if (sent <= 0) throw std::runtime_error("the pipe broke");
      bytes += sent;
      count -= static_cast<std::size_t>(sent);
    }
  }
  void receive(std::byte* bytes, std::size_t count) const {
    while (count > 0) {
      const ssize_t received = read(ends_[0], bytes, count);
      if (received <= 0) throw std::runtime_error("the pipe broke");
      bytes += received;
      count -= static_cast<std::size_t>(received);
    }
  }

 private:
  std::array<int, 2> ends_{};
};

/// Messages go one way through `there`; an answer of one byte comes back for every `batch` of them.
double pipe_seconds(std::size_t message, int batch, int repetitions) {
  const Pipe there;
  const Pipe back;
  std::vector<std::byte> buffer(message);
  const Partner echo([&] {
    for (;;) {
      for (int i = 0; i < batch; ++i) there.receive(buffer.data(), message);
      back.send(buffer.data(), 1);
    }
  });
  std::byte answer{};
  return seconds_each(repetitions, [&] {
    for (int i = 0; i < batch; ++i) there.send(buffer.data(), message);
    back.receive(&answer, 1);
  });
}

/// A ring of slots in shared memory: whoever writes counts `written` up, whoever reads `taken`.
struct Ring {
  static constexpr std::uint32_t kSlots = 4;
  Signal written;
  Signal taken;
};

/// As pipe_seconds, but copying each message into shared memory and out of it again.
double shared_seconds(std::size_t message, int batch, int repetitions) {
  Arena arena(Arena::Memory::kShared, sizeof(Ring) + Ring::kSlots * message + 4096);
  Ring& ring = *new (arena.take<Ring>(1).data()) Ring;
  const std::span<std::byte> slots = arena.take<std::byte>(Ring::kSlots * message);
  std::ranges::fill(slots, std::byte{1});
  const std::uint32_t spins = spin_limit(2, machine_placement());
  const auto slot = [&](std::uint32_t index) { return slots.data() + index % Ring::kSlots * message; };
  std::vector<std::byte> buffer(message);
  const Partner reader([&] {
    for (std::uint32_t next = 0;; ++next) {
      ring.written.wait_while(next, spins);
      std::memcpy(buffer.data(), slot(next), message);
      ring.taken.increment();
    }
  });
  std::uint32_t next = 0;
  const auto wait_until_taken = [&](std::uint32_t count) {
    for (std::uint32_t seen = ring.taken.value(); static_cast<std::int32_t>(seen - count) < 0;
         seen = ring.taken.value()) {
      ring.taken.wait_while(seen, spins);
    }
  };
  return seconds_each(repetitions, [&] {
    for (int i = 0; i < batch; ++i, ++next) {
      if (next >= Ring::kSlots) wait_until_taken(next + 1 - Ring::kSlots);
      std::memcpy(slot(next), buffer.data(), message);
      ring.written.increment();
    }
    wait_until_taken(next);
  });
}

}  // namespace

OverheadList measure_channels() {
  pin_to(machine_placement().cpu(0));
  std::vector<double> pipe_trip, shared_trip, pipe_bandwidth, shared_bandwidth;
  constexpr double kBytes = static_cast<double>(kMessage) * kMessages;
  for (int round = 0; round < kOverheadRounds; ++round) {
    pipe_trip.push_back(pipe_seconds(1, 1, kRoundTrips));
    shared_trip.push_back(shared_seconds(1, 1, kRoundTrips));
    pipe_bandwidth.push_back(kBytes / pipe_seconds(kMessage, kMessages, 1));
    shared_bandwidth.push_back(kBytes / shared_seconds(kMessage, kMessages, 1));
  }
  return {
      {"pipe_round_trip", median(pipe_trip), "s", "a byte through a pipe to another process, and one back"},
      {"shared_memory_round_trip", median(shared_trip), "s",
       "a byte through shared memory to a process that spins for it, and a signal back"},
      {"pipe_bandwidth", median(pipe_bandwidth), "B/s", "messages of 64 KiB through a pipe"},
      {"shared_memory_bandwidth", median(shared_bandwidth), "B/s",
       "messages of 64 KiB copied into shared memory by one process and out of it by another"}};
}

}  // namespace lanebench
