// The energy that the processors took, by their own meters (RAPL).
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace lanebench {

/// All packages together, from the kernel's powercap folder below `root`. A package meters all of its cores
/// and caches, whoever uses them.
class EnergyMeter {
 public:
  explicit EnergyMeter(const std::string& root = "");
  ~EnergyMeter();
  EnergyMeter(const EnergyMeter&) = delete;
  EnergyMeter& operator=(const EnergyMeter&) = delete;

  /// Joules since the last call, or since the meter was made; none where there is no meter to read.
  std::optional<double> since_last();

  /// Empty where it works.
  const std::string& why_not() const { return why_not_; }

 private:
  struct Package {
    int descriptor;
    double range_uj;  ///< Where its meter begins anew.
    double last_uj;
  };
  std::vector<Package> packages_;
  std::string why_not_;
};

}  // namespace lanebench
