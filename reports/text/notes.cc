// Counts notes that repeat themselves.
#include "reports/text/notes.h"

#include <fmt/format.h>

#include <algorithm>

namespace lanebench {

void Notes::add(const std::string& what) {
  const auto known = std::ranges::find(notes_, what, &std::pair<std::string, std::size_t>::first);
  if (known == notes_.end()) {
    notes_.emplace_back(what, 1);
  } else {
    ++known->second;
  }
}

std::vector<std::string> Notes::lines() const {
  constexpr std::size_t kMost = 20;  // A file that is broken throughout is not told line by line.
  std::vector<std::string> lines;
  for (const auto& [what, times] : notes_) {
    if (lines.size() == kMost) {
      lines.push_back(fmt::format("and {} more", notes_.size() - kMost));
      break;
    }
    lines.push_back(times == 1 ? what : fmt::format("{} ({} times)", what, times));
  }
  return lines;
}

}  // namespace lanebench
