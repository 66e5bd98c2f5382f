// Numbered reasons below a table; the same reason keeps its number.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

namespace lanebench {

class Footnotes {
 public:
  /// The number of a reason, from 1.
  std::size_t number(const std::string& reason) {
    auto found = std::ranges::find(reasons_, reason);
    if (found == reasons_.end()) found = reasons_.insert(reasons_.end(), reason);
    return static_cast<std::size_t>(found - reasons_.begin()) + 1;
  }

  /// In the order of their numbers.
  const std::vector<std::string>& reasons() const { return reasons_; }

 private:
  std::vector<std::string> reasons_;
};

}  // namespace lanebench
