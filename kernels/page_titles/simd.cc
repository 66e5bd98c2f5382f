// Titles of pages with Highway: a vector of bytes and the vector one byte later, both compared at once.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "kernels/page_titles/simd.cc"
#include <hwy/foreach_target.h>  // must come before highway.h
#include <hwy/highway.h>

#include "kernels/page_titles/title.h"
#include "kernels/targets.h"

HWY_BEFORE_NAMESPACE();
namespace lanebench::page_titles {
namespace {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

std::int64_t target() {
  return HWY_TARGET;
}

// The second byte decides with the first: after < alone, text full of tags would stop at each of them. The
// last bytes are looked at in a vector that overlaps the one before; shorter pages do without vectors.
std::size_t next_tag(std::string_view page, std::size_t from, char second) {
  const hn::ScalableTag<std::uint8_t> d;
  const std::size_t lanes = hn::Lanes(d);
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(page.data());
  const auto less_than = hn::Set(d, '<');
  const auto lower = hn::Set(d, 0x20);
  const auto wanted = hn::Set(d, static_cast<std::uint8_t>(second));
  std::size_t i = from;
  for (; i + lanes < page.size(); i += lanes) {
    const auto tags = hn::And(hn::Eq(hn::LoadU(d, bytes + i), less_than),
                              hn::Eq(hn::Or(hn::LoadU(d, bytes + i + 1), lower), wanted));
    const std::intptr_t first = hn::FindFirstTrue(d, tags);
    if (first >= 0) return i + static_cast<std::size_t>(first);
  }
  while (i + 1 < page.size() && (bytes[i] != '<' || (bytes[i + 1] | 0x20) != second)) ++i;
  return i + 1 < page.size() ? i : page.size();
}

void kernel(const PageTitles& p, Team& team) {
  fetch_and_parse<next_tag>(p, team);
}

}  // namespace HWY_NAMESPACE
}  // namespace
}  // namespace lanebench::page_titles
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace lanebench::page_titles {
namespace {
HWY_EXPORT(target);
HWY_EXPORT(kernel);
}  // namespace

std::vector<IsaKernel<PageTitles>> simd() {
  return LANEBENCH_CAPTURE(PageTitles, target, kernel);
}

}  // namespace lanebench::page_titles
#endif
