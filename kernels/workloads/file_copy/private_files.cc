// Files without a name: made in a folder of their own, which is gone before anything is written.
#include "kernels/workloads/file_copy/private_files.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <linux/magic.h>
#include <sys/statfs.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>

#include "kernels/contract/workload.h"

namespace lanebench::file_copy {
namespace {

/// Left free for everyone else.
constexpr std::uint64_t kMargin = std::uint64_t{16} << 20;

std::vector<std::string> candidate_folders() {
  std::vector<std::string> folders;
  const char* chosen = std::getenv("TMPDIR");
  if (chosen != nullptr && *chosen != '\0') folders.emplace_back(chosen);
  for (const char* usual : {"/tmp", "/var/tmp", "/dev/shm"}) {
    if (folders.empty() || folders.front() != usual) folders.emplace_back(usual);
  }
  return folders;
}

std::string megabytes(std::uint64_t bytes) {
  return fmt::format("{} MB", bytes / 1000000);
}

}  // namespace

PrivateFiles::PrivateFiles(std::size_t count, std::uint64_t bytes, Where where) {
  // Beyond a size limit (ulimit -f) the system would end the process; ignored, the call fails instead.
  std::signal(SIGXFSZ, SIG_IGN);
  std::string reasons;
  for (const std::string& folder : candidate_folders()) {
    const std::string reason = open_in(folder, count, bytes, where);
    if (reason.empty()) return;
    reasons += fmt::format("{}{}: {}", reasons.empty() ? "" : "; ", folder, reason);
  }
  throw Unavailable(
      fmt::format("no room: needs {} in one folder; {}", megabytes(count * bytes + kMargin), reasons));
}

PrivateFiles::~PrivateFiles() {
  close_all();
}

void PrivateFiles::close_all() {
  for (const int descriptor : descriptors_) close(descriptor);
  descriptors_.clear();
}

std::string PrivateFiles::open_in(const std::string& folder, std::size_t count, std::uint64_t bytes,
                                  Where where) {
  struct statfs system {};
  if (statfs(folder.c_str(), &system) != 0) return std::strerror(errno);
  if (where == Where::kOnDisk && (system.f_type == TMPFS_MAGIC || system.f_type == RAMFS_MAGIC)) {
    return "is memory, not a disk";
  }
  const std::uint64_t free = std::uint64_t{system.f_bavail} * static_cast<std::uint64_t>(system.f_bsize);
  if (free < count * bytes + kMargin) return megabytes(free) + " are free";

  std::string path = folder + "/lanebench-XXXXXX";
  if (mkdtemp(path.data()) == nullptr) return std::strerror(errno);
  const std::string name = path + "/file";
  int error = 0;
  while (error == 0 && descriptors_.size() < count) {
    const int descriptor = open(name.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0) {
      error = errno;
    } else {
      descriptors_.push_back(descriptor);
      unlink(name.c_str());
    }
  }
  rmdir(path.c_str());
  // Only now the room: it takes a while on some file systems, and from here on there is nothing to leave
  // behind.
  for (std::size_t i = 0; i < descriptors_.size() && error == 0 && bytes > 0; ++i) {
    error = posix_fallocate(descriptors_[i], 0, static_cast<off_t>(bytes));
  }
  if (error == 0) return "";
  close_all();
  return std::strerror(error);
}

}  // namespace lanebench::file_copy
