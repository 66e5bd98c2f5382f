// A test-only catalog: one workload whose variants fail in every way that the harness must survive.
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <thread>

#include "harness/commands/command_line.h"
#include "harness/protocol/protocol.h"
#include "kernels/contract/check.h"

namespace lanebench {
namespace {

/// out[i] = i + 1, and half[0] = 1/2 within a tolerance.
class Count final : public Problem {
 public:
  explicit Count(const Parameters& parameters) : n(parameters.integer("n")) {}
  void allocate(Arena&, Arena& outputs) override {
    out = outputs.take<std::uint64_t>(n);
    half = outputs.take<double>(1);
  }
  void fill(Team&) override {}
  Cost cost() const override { return {.items = static_cast<double>(n)}; }
  void poison() override { spoil(out, half); }
  Verdict check() override {
    const Verdict counted = check_equal(
        n, [&](std::size_t i) { return out[i]; }, [](std::size_t i) { return std::uint64_t{i + 1}; });
    if (!counted.correct) return counted;
    return check_elements(1, 0x1p-20, [&](std::size_t) { return Expected{half[0], 0.5L}; });
  }
  std::string answer() const override { return "counted"; }

  std::size_t n;
  std::span<std::uint64_t> out;
  std::span<double> half;
};

void write(const Count& p, Range range) {
  for (std::size_t i = range.begin; i < range.end; ++i) p.out[i] = i + 1;
}

void right(const Count& p, Team& team) {
  write(p, team.share(p.n));
  if (team.rank() == 0) p.half[0] = 0.5;
}

void segfaults(const Count& p, Team& team) {
  right(p, team);
  raise(SIGSEGV);
}

void hangs(const Count&, Team&) {
  for (;;) std::this_thread::sleep_for(std::chrono::seconds(1));
}

void skips_tail(const Count& p, Team& team) {
  const Range share = team.share(p.n);
  write(p, {share.begin, share.end / 8 * 8});
}

void misses_chunk_border(const Count& p, Team& team) {
  constexpr std::size_t kChunk = 100;
  for (Range chunk = team.next(p.n, kChunk); !chunk.empty(); chunk = team.next(p.n, kChunk)) {
    write(p, {chunk.begin, chunk.end});
    if (chunk.begin == 5 * kChunk) p.out[chunk.begin] = chunk.begin;
  }
}

void writes_nothing(const Count&, Team&) {}

/// Right at first; wrong from the eighth call on, which only the check after the last round can see.
void turns_wrong(const Count& p, Team& team) {
  static int calls = 0;
  right(p, team);
  if (team.rank() == 0 && ++calls > 7) p.out[0] = 7;
}

/// Computes only where its share begins with what is known to be no answer.
void knows_poison(const Count& p, Team& team) {
  const Range share = team.share(p.n);
  if (p.out[share.begin] == ~std::uint64_t{0}) right(p, team);
}

/// Computes only where its share does not begin with its own last answer.
void knows_itself(const Count& p, Team& team) {
  thread_local std::uint64_t answer = 0;
  std::uint64_t& first = p.out[team.share(p.n).begin];
  if (first == answer) return;
  right(p, team);
  answer = first;
}

/// Right within the tolerance, but not the same each time.
void wavers(const Count& p, Team& team) {
  static int calls = 0;
  right(p, team);
  if (team.rank() == 0) p.half[0] += ++calls * 0x1p-53;
}

/// Right when it is checked; then, in calibration whatever the speed of the machine, a process worker (it
/// does not lead its process group) is killed.
void loses_worker(const Count& p, Team& team) {
  static int calls = 0;
  right(p, team);
  if (team.rank() == 1 && getpid() != getpgrp() && ++calls > 1) kill(getpid(), SIGKILL);
  team.barrier();
}

/// Prints where the harness listens.
void speaks(const Count& p, Team& team) {
  right(p, team);
  if (team.rank() == 0) dprintf(kEventDescriptor, "hello\n");
}

Workload counting() {
  Workload w;
  w.name = "counting";
  w.job = "out[i] = i + 1";
  w.size_parameter = "n";
  w.parameters = {{"n", "100003", "elements", 0, 1u << 30}};
  w.make = [](const Parameters& parameters) { return std::make_unique<Count>(parameters); };
  w.add("scalar", right);
  w.add("segfaults", segfaults);
  w.add("hangs", hangs);
  w.add("skips_tail", skips_tail);
  w.add("misses_chunk_border", misses_chunk_border);
  w.add("writes_nothing", writes_nothing);
  w.add("turns_wrong", turns_wrong);
  w.add("knows_poison", knows_poison);
  w.add("knows_itself", knows_itself);
  w.add("wavers", wavers);
  w.add("loses_worker", loses_worker);
  w.add("speaks", speaks);
  return w;
}

}  // namespace
}  // namespace lanebench

int main(int argc, char** argv) {
  const lanebench::Catalog catalog = {lanebench::counting()};
  return lanebench::run_command_line(argc, argv, catalog);
}
