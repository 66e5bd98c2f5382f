// The named values that size and shape a problem: declared by a workload, set by a person.
#pragma once

#include <cstdint>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

namespace lanebench {

/// Something a person asked for cannot be done. `what()` is one line that says what to do instead.
class InputError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct Parameter {
  std::string name;
  std::string value;  ///< Default; always valid.
  std::string help;
  /// Bounds of an integer parameter; `maximum == 0` marks free text that the workload itself reads.
  std::uint64_t minimum = 0;
  std::uint64_t maximum = 0;
};

class Parameters {
 public:
  explicit Parameters(std::vector<Parameter> declared) : declared_(std::move(declared)) {}

  /// Throws InputError for a name that is not declared or a value outside its bounds.
  void set(const std::string& name, const std::string& value);

  /// The value of a declared parameter; asking for another is a programming error (std::logic_error).
  std::uint64_t integer(const std::string& name) const;
  const std::string& text(const std::string& name) const;

  /// Every parameter with its value, `name=value` joined by spaces, in the order of declaration.
  std::string summary() const;
  std::map<std::string, std::string> values() const;

 private:
  std::vector<Parameter> declared_;
};

/// A non-negative decimal integer such as 1000, 1e6 or 2.5e3; throws InputError naming `what` otherwise.
std::uint64_t parse_integer(const std::string& text, const std::string& what);

/// Integers joined by commas, none for an empty text; throws InputError naming `what`, and the entry, for one
/// that is not a number or above `largest`.
std::vector<std::uint64_t> parse_list(const std::string& text, const std::string& what,
                                      std::uint64_t largest);

/// The candidate nearest to `text` by edit distance, for "did you mean"; empty when none is near.
std::string nearest_name(const std::string& text, const std::vector<std::string>& candidates);

}  // namespace lanebench
