// Reads /proc/self/cgroup, then the files of its groups and of all above them.
#include "harness/machine/cgroup.h"

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

namespace lanebench {
namespace {

namespace fs = std::filesystem;

/// Where version 1 keeps a controller; version 2 has one folder for all.
std::vector<std::string> hierarchies(const std::string& controllers) {
  if (controllers.empty()) return {"", "unified"};
  std::vector<std::string> names = {controllers};
  std::istringstream list(controllers);
  for (std::string name; std::getline(list, name, ',');) names.push_back(name);
  return names;
}

/// This process's groups in every hierarchy and all groups above them. A container may see its own group as
/// the top and still read its path from outside: folders that are not there are passed over.
std::set<std::string> groups(const std::string& root) {
  std::set<std::string> folders;  // Version 1 names a controller in several ways.
  std::ifstream file(root + "/proc/self/cgroup");
  for (std::string line; std::getline(file, line);) {  // number:controllers:path
    const std::size_t first = line.find(':');
    const std::size_t second = line.find(':', first + 1);
    if (first == std::string::npos || second == std::string::npos) continue;
    for (const std::string& name : hierarchies(line.substr(first + 1, second - first - 1))) {
      const std::string top = root + "/sys/fs/cgroup" + (name.empty() ? "" : "/" + name);
      for (std::string path = line.substr(second + 1); path.size() > 1; path.resize(path.rfind('/'))) {
        folders.insert(top + path);
      }
      folders.insert(top);
    }
  }
  std::erase_if(folders, [](const std::string& folder) { return !fs::is_directory(folder); });
  return folders;
}

/// The number at the beginning of a file; none for "max", for -1, and where there is no such file.
std::optional<double> number_in(const std::string& path) {
  std::ifstream file(path);
  double value = 0;
  return file >> value && value >= 0 ? std::optional(value) : std::nullopt;
}

/// The quota of one group in cores.
std::optional<double> cpus_of(const std::string& group) {
  std::ifstream file(group + "/cpu.max");
  double quota = 0;
  double period = 0;
  if (file >> quota >> period && period > 0) return quota / period;
  const auto old_quota = number_in(group + "/cpu.cfs_quota_us");
  const auto old_period = number_in(group + "/cpu.cfs_period_us");
  if (old_quota && old_period && *old_period > 0) return *old_quota / *old_period;
  return std::nullopt;
}

std::optional<double> memory_of(const std::string& group) {
  constexpr double kUnlimited = 1e18;  // Version 1 writes the largest number of whole pages.
  for (const char* name : {"/memory.max", "/memory.limit_in_bytes"}) {
    const auto limit = number_in(group + name);
    if (limit && *limit < kUnlimited) return limit;
  }
  return std::nullopt;
}

void take_smaller(std::optional<double>& smallest, const std::optional<double>& limit) {
  if (limit && (!smallest || *limit < *smallest)) smallest = limit;
}

}  // namespace

GroupLimits group_limits(const std::string& root) {
  GroupLimits limits;
  for (const std::string& group : groups(root)) {
    take_smaller(limits.cpus, cpus_of(group));
    take_smaller(limits.memory_bytes, memory_of(group));
  }
  return limits;
}

Throttling::Throttling(const std::string& root) {
  for (const std::string& group : groups(root)) {
    if (cpus_of(group)) statistics_.push_back(group + "/cpu.stat");
  }
}

double Throttling::seconds() const {
  double sum = 0;
  for (const std::string& path : statistics_) {
    std::ifstream file(path);
    std::string name;
    double value = 0;
    while (file >> name >> value) {
      if (name == "throttled_usec") sum += value * 1e-6;
      if (name == "throttled_time") sum += value * 1e-9;  // Version 1.
    }
  }
  return sum;
}

}  // namespace lanebench
