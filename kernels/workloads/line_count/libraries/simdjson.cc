// simdjson's validate_utf8 on each worker's share. It counts no lines.
#include "kernels/workloads/line_count/line_count.h"

#ifdef LANEBENCH_LIBRARY_FOUND
#include <simdjson.h>
#endif

namespace lanebench::line_count {

#ifdef LANEBENCH_LIBRARY_FOUND
namespace {

/// Where a share that is cut at `i` can be cut between characters: behind the continuations there, of which a
/// valid text has three at most.
std::size_t border(const LineCount& p, std::size_t i) {
  const std::size_t most = i + 3;
  while (i > 0 && i < p.n && i < most && (p.text[i] & 0xC0) == 0x80) ++i;
  return i;
}

void kernel(const LineCount& p, Team& team) {
  const Range share = team.share(p.n, kGrain);
  const std::size_t begin = border(p, share.begin);
  const std::size_t end = border(p, share.end);
  const auto* text = reinterpret_cast<const char*>(p.text.data());
  const bool valid = ::simdjson::validate_utf8(text + begin, end - begin);
  combine(p, team, {.lines = 0, .error = !valid});
  if (team.rank() == 0) p.lines[0] = kNotCounted;
}

}  // namespace

LibraryKernel<LineCount> simdjson() {
  // The first call chooses the code for this CPU; it must come before any thread exists.
  [[maybe_unused]] const bool valid = ::simdjson::validate_utf8("", 0);
  return {kernel};
}
#else
LibraryKernel<LineCount> simdjson() {
  return {nullptr, "built without simdjson"};
}
#endif

}  // namespace lanebench::line_count
