// Measured figures of this machine, kept in the user's cache folder: they hold until it boots again.
#pragma once

#include <cstdint>
#include <filesystem>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

#include "harness/ceilings/ceilings.h"
#include "harness/overheads/overheads.h"

namespace lanebench {

struct MachineFigures {
  OverheadList overheads;
  CeilingList ceilings;
  std::int64_t measured_at = 0;  ///< Seconds since 1970.
};

/// One file for this program on this machine. Whatever is wrong with it or with its folder, nothing is kept,
/// and nothing fails.
class KeptFigures {
 public:
  /// Figures are kept for what `machine` describes (see describe_machine), this boot and this build.
  explicit KeptFigures(const nlohmann::json& machine);

  /// Those of an earlier run under the same circumstances.
  std::optional<MachineFigures> read() const;
  void write(const MachineFigures& figures) const;

 private:
  std::filesystem::path file_;  ///< Empty where there is no cache folder.
  std::string circumstances_;
};

}  // namespace lanebench
