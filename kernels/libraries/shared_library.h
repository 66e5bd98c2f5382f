// A library that is looked for when the program runs, so that neither the build nor the program requires it.
#pragma once

#include <string>

namespace lanebench {

/// A shared library that stays loaded. Copies refer to the same one.
class SharedLibrary {
 public:
  /// `name` as the loader knows it, such as "libopenblas.so.0".
  explicit SharedLibrary(const std::string& name);

  /// Why it could not be loaded, or lacks a function that was asked for, in the loader's words; else empty.
  const std::string& error() const { return error_; }

  /// Points `function` to the one of that name; to none, with an error, where the library lacks it.
  template <typename Function>
  void find(Function*& function, const char* name) {
    function = reinterpret_cast<Function*>(find_address(name));
  }

 private:
  void* find_address(const char* name);

  void* handle_ = nullptr;
  std::string error_;
};

}  // namespace lanebench
