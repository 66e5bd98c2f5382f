// A value that is computed when it is first asked for, and then kept.
#pragma once

#include <optional>

namespace lanebench {

/// What a problem's outputs should be: every check asks for it, and the first one pays. Const, since whoever
/// asks sees no difference; for one thread only, as checks are.
template <typename T>
class Cached {
 public:
  /// The value, which is `compute()` of the first call.
  template <typename Compute>
  const T& get(Compute compute) const {
    if (!value_) value_.emplace(compute());
    return *value_;
  }

 private:
  mutable std::optional<T> value_;
};

}  // namespace lanebench
