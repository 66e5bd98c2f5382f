// What a problem does unless its workload knows better.
#include "kernels/contract/workload.h"

#include <fmt/format.h>

namespace lanebench {

Verdict Problem::check_answer(const std::string& text) const {
  const std::string right = answer();
  if (text == right) return {};
  return {false, 0, fmt::format("answered '{:.200}', expected '{:.200}'", text, right)};
}

}  // namespace lanebench
