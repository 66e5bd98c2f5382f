// The kinds of workers that a person may ask for, and the refusal of a name that nobody knows.
#pragma once

#include <string>
#include <vector>

namespace lanebench {

/// Throws InputError with the nearest name, or all of them, unless `name` is one of `known`. `what` says what
/// they are names of.
void require_known(const std::string& what, const std::string& name, const std::vector<std::string>& known);

/// Throws InputError unless `kind` is "serial", "threads" or "processes".
void require_worker_kind(const std::string& kind);

}  // namespace lanebench
