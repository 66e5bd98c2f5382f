// What became of a case, and how files and tables spell it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace lanebench {

enum class Status {
  kOk,             ///< Its answer is right.
  kUnavailable,    ///< It cannot run here, or did not get its turn.
  kNotApplicable,  ///< It makes no sense for this job.
  kWrong,          ///< Its answer is wrong.
  kCrashed,
  kTimeout,
};

/// "ok", "not_applicable", …
std::string name_of(Status status);

/// The status of that name; none for any other text.
std::optional<Status> status_named(std::string_view name);

}  // namespace lanebench
