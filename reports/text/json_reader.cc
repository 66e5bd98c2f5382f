// Limits while parsing, types while reading.
#include "reports/text/json_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>
#include <vector>

#include "reports/text/limits.h"
#include "reports/text/text.h"

namespace lanebench {
namespace {

using nlohmann::json;

/// Copying and dumping a value recurse as deep as it nests.
constexpr std::size_t kMaxDepth = 16;
/// Names of nested members are joined in the report: long ones would multiply.
constexpr std::size_t kMaxNameBytes = 200;

/// Reads a text for the parser and remembers how far it came, which its callback does not say.
class Progress {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  Progress(const char* at, const char*& furthest) : at_(at), furthest_(&furthest) {}
  reference operator*() const { return *at_; }
  Progress& operator++() {
    *furthest_ = at_++;
    return *this;
  }
  bool operator==(const Progress& other) const { return at_ == other.at_; }
  bool operator!=(const Progress& other) const { return at_ != other.at_; }

 private:
  const char* at_;
  const char** furthest_;
};

/// Looks at everything that the parser has read, before it goes on.
class Inspector {
 public:
  /// Where names are forgiven, they leave their notes; null where they are not.
  explicit Inspector(Notes* forgiven) : forgiven_(forgiven) {}

  /// Whether the value counts.
  bool see(json::parse_event_t event, json& value) {
    using Event = json::parse_event_t;
    if (event == Event::object_start || event == Event::array_start) {
      if (names_.size() == kMaxDepth) throw ResultsError(fmt::format("nested deeper than {}", kMaxDepth));
      names_.emplace_back();
    } else if (event == Event::object_end || event == Event::array_end) {
      names_.pop_back();
    } else if (event == Event::key) {
      return see_name(value.get_ref<const std::string&>());
    } else if (value.is_string()) {
      auto& text = value.get_ref<std::string&>();
      if (text.size() > kMaxTextBytes) {
        throw ResultsError(fmt::format("'{}' is longer than {} bytes", excerpt(latest_name_), kMaxTextBytes));
      }
      text = without_controls(text);
    }
    return true;
  }

 private:
  bool see_name(const std::string& name) {
    if (name.size() > kMaxNameBytes) {
      if (forgiven_ == nullptr) {
        throw ResultsError(fmt::format("a member's name is longer than {} bytes", kMaxNameBytes));
      }
      forgiven_->add(
          fmt::format("the name '{}' is longer than {} bytes: left out", excerpt(name), kMaxNameBytes));
      return false;
    }
    if (name.find_first_of("\n\t") != std::string::npos || without_controls(name) != name) {
      throw ResultsError("a member's name has control characters");
    }
    latest_name_ = name;
    if (names_.back().insert(name).second) return true;
    if (forgiven_ == nullptr) {
      throw ResultsError(fmt::format("'{}' stands twice in one object", excerpt(name)));
    }
    forgiven_->add(fmt::format("'{}' stands twice in one object: the built-in one counts", excerpt(name)));
    return name == "label";
  }

  Notes* forgiven_;

  std::vector<std::set<std::string>> names_;  ///< Of each object that is open; empty for arrays.
  std::string latest_name_;
};

[[noreturn]] void fail(std::string_view before, const std::string& file, std::size_t first_line,
                       const std::string& what) {
  throw ResultsError(fmt::format("{}:{}: {}", file, first_line + std::ranges::count(before, '\n'), what));
}

[[noreturn]] void fail_syntax(std::string_view before, const std::string& file, std::size_t first_line) {
  const std::size_t line_begin = before.rfind('\n') + 1;  // 0 where there is no line break.
  fail(before, file, first_line, fmt::format("not JSON, from byte {} on", before.size() - line_begin + 1));
}

/// `notes`: of what is forgiven; null where nothing is.
json parse(std::string_view text, const std::string& file, std::size_t first_line, Notes* notes) {
  // The parser takes a NUL for the end of its input and would ignore what follows.
  if (const std::size_t nul = text.find('\0'); nul != std::string_view::npos) {
    fail_syntax(text.substr(0, nul), file, first_line);
  }
  const char* furthest = text.data();
  const auto before = [&] { return text.substr(0, static_cast<std::size_t>(furthest - text.data())); };
  Inspector inspector(notes);
  const auto callback = [&](int, json::parse_event_t event, json& value) {
    return inspector.see(event, value);
  };
  json value;
  try {
    value =
        json::parse(Progress(text.data(), furthest), Progress(text.data() + text.size(), furthest), callback);
  } catch (const json::parse_error& error) {
    if (notes != nullptr && !text.empty() && error.byte > text.size()) {
      fail(text, file, first_line,
           "ends in the middle: the program was stopped while it wrote, or the copy is not complete; run it "
           "again");
    }
    fail_syntax(text.substr(0, error.byte - 1), file, first_line);
  } catch (const json::exception&) {
    fail(before(), file, first_line, "not JSON: a number is out of range");
  } catch (const ResultsError& error) {
    fail(before(), file, first_line, error.what());
  }
  if (!value.is_object()) fail("", file, first_line, "not a JSON object");
  return value;
}

}  // namespace

json parse_object(std::string_view text, const std::string& file, std::size_t first_line) {
  return parse(text, file, first_line, nullptr);
}

json parse_foreign_object(std::string_view text, const std::string& file, Notes& notes) {
  return parse(text, file, 1, &notes);
}

const json& member(const json& object, const char* name) {
  const auto found = object.find(name);
  if (found == object.end()) throw ResultsError(fmt::format("'{}' is missing", name));
  return *found;
}

std::string text_member(const json& object, const char* name) {
  const json& value = member(object, name);
  if (!value.is_string()) throw ResultsError(fmt::format("'{}' must be a string", name));
  if (value.get_ref<const std::string&>().size() > kMaxTextBytes) {
    throw ResultsError(fmt::format("'{}' is longer than {} bytes", name, kMaxTextBytes));
  }
  return value.get<std::string>();
}

std::string name_member(const json& object, const char* name) {
  std::string value = text_member(object, name);
  if (value.empty()) throw ResultsError(fmt::format("'{}' is empty", name));
  if (value.find_first_of("\n\t") != std::string::npos) {
    throw ResultsError(fmt::format("'{}' has a line break or a tab", name));
  }
  return value;
}

std::uint64_t count_member(const json& object, const char* name) {
  const json& value = member(object, name);
  if (!value.is_number_unsigned()) throw ResultsError(fmt::format("'{}' must be a whole number", name));
  return value.get<std::uint64_t>();
}

bool flag_member(const json& object, const char* name) {
  const json& value = member(object, name);
  if (!value.is_boolean()) throw ResultsError(fmt::format("'{}' must be true or false", name));
  return value.get<bool>();
}

std::optional<double> optional_amount(const json& object, const char* name, double most) {
  const json& value = member(object, name);
  if (value.is_null()) return {};
  const double amount = value.is_number() ? value.get<double>() : -1;
  if (!(amount >= 0 && amount <= most)) {
    throw ResultsError(fmt::format("'{}' must be a number from 0 to {:g}, or null", name, most));
  }
  return amount;
}

}  // namespace lanebench
