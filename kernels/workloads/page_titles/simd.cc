// Titles of pages with Highway: the first byte of a tag compared at as many places as a vector has bytes, and
// its last byte in the vector as far behind.
#define HWY_TARGET_INCLUDE "kernels/workloads/page_titles/simd.cc"
#include "kernels/lanes/simd-inl.h"

#include "kernels/workloads/page_titles/title.h"

HWY_BEFORE_NAMESPACE();
namespace lanebench::page_titles::HWY_NAMESPACE {
namespace {
namespace hn = hwy::HWY_NAMESPACE;

// Out of line: inlined into the kernel, GCC 12 sets the constants anew for every vector.
HWY_NOINLINE std::size_t next_tag(std::string_view page, std::size_t from, std::size_t length) {
  const hn::ScalableTag<std::uint8_t> d;
  const std::size_t lanes = hn::Lanes(d);
  const auto* first_bytes = reinterpret_cast<const std::uint8_t*>(page.data());
  const auto* last_bytes = first_bytes + length - 1;
  const auto first = hn::Set(d, '<');
  const auto last = hn::Set(d, 'e');
  const auto lower = hn::Set(d, 0x20);
  std::size_t i = from;
  for (; i + lanes + length <= page.size(); i += lanes) {
    const auto tags = hn::And(hn::Eq(hn::LoadU(d, first_bytes + i), first),
                              hn::Eq(hn::Or(hn::LoadU(d, last_bytes + i), lower), last));
    const std::intptr_t found = hn::FindFirstTrue(d, tags);
    if (found >= 0) return i + static_cast<std::size_t>(found);
  }
  for (; i + length <= page.size(); ++i) {
    if (page[i] == '<' && is_last_byte(page[i + length - 1])) return i;
  }
  return page.size();
}

void kernel(const PageTitles& p, Team& team) {
  fetch_and_parse<next_tag>(p, team);
}

}  // namespace
}  // namespace lanebench::page_titles::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

LANEBENCH_CAPTURE(lanebench::page_titles, simd, kernel);
