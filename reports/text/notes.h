// What a reader left out, or read otherwise than it stands in the file.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace lanebench {

/// Each note once, in the order of their first appearance.
class Notes {
 public:
  void add(const std::string& what);

  bool empty() const { return notes_.empty(); }
  /// "'hits' is not a number (6 times)"
  std::vector<std::string> lines() const;

 private:
  std::vector<std::pair<std::string, std::size_t>> notes_;
};

}  // namespace lanebench
