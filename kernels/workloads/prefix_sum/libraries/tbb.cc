// oneTBB's parallel_scan. The threads of the team lend themselves to TBB's scheduler, which starts none of
// its own: so it has as many as every other row, each on its core.
#include "kernels/workloads/prefix_sum/prefix_sum.h"

#ifdef LANEBENCH_LIBRARY_FOUND
#include <tbb/blocked_range.h>
#include <tbb/parallel_scan.h>
#include <tbb/task_arena.h>
#include <tbb/task_group.h>

#include <functional>
#include <numeric>
#include <optional>
#endif

namespace lanebench::prefix_sum {

#ifdef LANEBENCH_LIBRARY_FOUND
namespace {

void scan(const PrefixSum& p) {
  using Elements = tbb::blocked_range<std::size_t>;
  tbb::parallel_scan(
      Elements(0, p.n), std::uint32_t{0},
      [&p](const Elements& part, std::uint32_t sum, bool is_final) {
        const std::uint32_t* input = p.input.data();
        if (!is_final) return std::reduce(input + part.begin(), input + part.end(), sum);
        for (std::size_t i = part.begin(); i < part.end(); ++i) {
          sum += input[i];
          p.output[i] = sum;
        }
        return sum;
      },
      std::plus<>());
}

/// An arena with a place for every thread of the team, and the one task whose end they wait for. Waiting in
/// an arena is working for it.
struct Meeting {
  explicit Meeting(std::size_t workers) : arena(static_cast<int>(workers), static_cast<unsigned>(workers)) {}
  tbb::task_arena arena;
  tbb::task_group task;
};

void kernel(const PrefixSum& p, Team& team) {
  std::optional<Meeting> mine;
  if (team.rank() == 0) {
    mine.emplace(team.size());
    mine->arena.execute([&] { mine->task.run([&p] { scan(p); }); });
  }
  const auto address = team.sum(reinterpret_cast<std::uintptr_t>(mine ? &*mine : nullptr));
  auto& meeting = *reinterpret_cast<Meeting*>(address);
  meeting.arena.execute([&] { meeting.task.wait(); });
  team.barrier();
}

}  // namespace

LibraryKernel<PrefixSum> tbb_scan() {
  return {kernel, {}, "TBB schedules the threads of one process"};
}
#else
LibraryKernel<PrefixSum> tbb_scan() {
  return {nullptr, "built without TBB", {}};
}
#endif

}  // namespace lanebench::prefix_sum
