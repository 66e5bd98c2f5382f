// JSON from files that anybody may have written: parsed within limits, its members taken with their types.
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "reports/text/notes.h"

namespace lanebench {

/// The object that `text`, which begins on `first_line` of `file`, holds. Throws ResultsError "FILE:LINE:
/// what is wrong" for malformed JSON and for what no program of good will writes: nesting deeper than 16,
/// names beyond 200 bytes or twice in one object, texts beyond kMaxTextBytes. What passes can be copied,
/// dumped and walked through recursively, and its texts hold no control characters but line breaks and tabs.
nlohmann::json parse_object(std::string_view text, const std::string& file, std::size_t first_line = 1);

/// Likewise, for files of other programs, whose authors may name a counter as they like: of names that stand
/// twice in one object the first counts, which is the program's own (of labels the last, which it writes
/// behind all counters); longer names are left out. Each has its note.
nlohmann::json parse_foreign_object(std::string_view text, const std::string& file, Notes& notes);

// One member of an object. All throw ResultsError, without file and line, where it is missing or not what it
// must be.

const nlohmann::json& member(const nlohmann::json& object, const char* name);
std::string text_member(const nlohmann::json& object, const char* name);
std::string name_member(const nlohmann::json& object, const char* name);  ///< A text of one line, not empty.
std::uint64_t count_member(const nlohmann::json& object, const char* name);
bool flag_member(const nlohmann::json& object, const char* name);

/// A number from 0 to `most`, or null.
std::optional<double> optional_amount(const nlohmann::json& object, const char* name, double most);

}  // namespace lanebench
