// A report's figures as SVG files, drawn by gnuplot.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "reports/analysis/analysis.h"

namespace lanebench {

struct Figures {
  std::vector<std::string> names;  ///< Those drawn, in the order of the report; their files are <name>.svg.
  std::string reason;              ///< Why there is none, in words.
};

/// Writes `folder/figures/<name>.svg`: all figures or, with a reason, none. Throws ResultsError when a
/// file cannot be written.
Figures draw_figures(const Analysis& analysis, const std::filesystem::path& folder);

}  // namespace lanebench
