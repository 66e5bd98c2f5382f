// Keeps the meters' files open: a reading is one system call for each package.
#include "harness/machine/energy.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <filesystem>
#include <fstream>

namespace lanebench {
namespace {

namespace fs = std::filesystem;

/// The zones that are a package. Zones within it ("intel-rapl:0:1") are parts of it, and "psys" is more than
/// it.
std::vector<fs::path> package_zones(const std::string& root) {
  std::vector<fs::path> zones;
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(root + "/sys/class/powercap", none)) {
    std::string name;
    std::ifstream(entry.path() / "name") >> name;
    if (entry.path().filename().string().starts_with("intel-rapl:") && name.starts_with("package"))
      zones.push_back(entry.path());
  }
  return zones;
}

std::optional<double> microjoules(int descriptor) {
  std::array<char, 32> text;
  const ssize_t bytes = pread(descriptor, text.data(), text.size(), 0);
  double value = 0;
  if (bytes <= 0 || std::from_chars(text.data(), text.data() + bytes, value).ec != std::errc{}) return {};
  return value;
}

}  // namespace

EnergyMeter::EnergyMeter(const std::string& root) {
  for (const fs::path& zone : package_zones(root)) {
    const int descriptor = open((zone / "energy_uj").c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) {
      why_not_ = errno == EACCES || errno == EPERM ? "not permitted: the kernel lets only root read it"
                                                   : std::strerror(errno);
      continue;
    }
    double range_uj = 0;
    std::ifstream(zone / "max_energy_range_uj") >> range_uj;
    packages_.push_back({descriptor, range_uj, 0});
  }
  if (packages_.empty() && why_not_.empty()) why_not_ = "not supported by this machine";
  since_last();
}

EnergyMeter::~EnergyMeter() {
  for (const Package& package : packages_) close(package.descriptor);
}

std::optional<double> EnergyMeter::since_last() {
  if (!why_not_.empty()) return {};
  double sum_uj = 0;
  for (Package& package : packages_) {
    const auto now_uj = microjoules(package.descriptor);
    if (!now_uj) return {};
    const double spent_uj = *now_uj - package.last_uj;
    sum_uj += spent_uj < 0 ? spent_uj + package.range_uj : spent_uj;
    package.last_uj = *now_uj;
  }
  return sum_uj * 1e-6;
}

}  // namespace lanebench
