// Sizes of jobs, and what they count.
#pragma once

#include <cstdint>
#include <string>

namespace lanebench {

/// A size: all its digits up to 9999, else three: "1080", "131 k".
std::string size_in_words(std::uint64_t size);

/// The size of a job with what it counts, as far as the job's parameters say it: "131 k options" where one by
/// that name is the size, "n 8.39 M" where its name is no plural, "300 k" where none is.
std::string size_in_words(std::uint64_t size, const std::string& parameters);

}  // namespace lanebench
