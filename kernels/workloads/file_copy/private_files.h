// Files without a name, in whatever folder has room for them: they vanish with the last process that holds
// them, however it ends.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace lanebench::file_copy {

/// Owns `count` open files of `bytes` bytes each, all zero.
class PrivateFiles {
 public:
  enum class Where {
    kAnywhere,
    kOnDisk,  ///< Not in a file system that is itself memory.
  };

  /// Throws Unavailable when no folder of $TMPDIR, /tmp, /var/tmp and /dev/shm will do, with the reason for
  /// each.
  PrivateFiles(std::size_t count, std::uint64_t bytes, Where where);
  ~PrivateFiles();
  PrivateFiles(const PrivateFiles&) = delete;
  PrivateFiles& operator=(const PrivateFiles&) = delete;

  int operator[](std::size_t i) const { return descriptors_[i]; }

 private:
  /// Why the folder will not do; empty when all files are open.
  std::string open_in(const std::string& folder, std::size_t count, std::uint64_t bytes, Where where);
  void close_all();

  std::vector<int> descriptors_;
};

}  // namespace lanebench::file_copy
