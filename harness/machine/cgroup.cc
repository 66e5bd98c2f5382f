// Reads cgroup files.
#include "harness/machine/cgroup.h"

#include <fstream>
#include <vector>

namespace lanebench {
namespace {

std::optional<std::string> first_line(const std::string& path) {
  std::ifstream file(path);
  std::string line;
  if (!std::getline(file, line)) return std::nullopt;
  return line;
}

/// The path of this process's group in the version 2 hierarchy, "" at its root.
std::string own_group() {
  std::ifstream file("/proc/self/cgroup");
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("0::/")) return line.substr(3) == "/" ? "" : line.substr(3);
  }
  return "";
}

}  // namespace

std::optional<std::string> cgroup_text(const std::string& v2, const std::string& v1) {
  const std::string root = "/sys/fs/cgroup/";
  for (const std::string& path : {root + own_group() + "/" + v2, root + v2, root + v1}) {
    if (auto line = first_line(path)) return line;
  }
  return std::nullopt;
}

std::optional<double> cgroup_value(const std::string& v2, const std::string& v1) {
  const auto text = cgroup_text(v2, v1);
  if (!text || text->empty() || (*text)[0] < '0' || (*text)[0] > '9') return std::nullopt;
  return std::stod(*text);
}

}  // namespace lanebench
