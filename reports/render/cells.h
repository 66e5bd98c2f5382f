// The cells that several tables of a report have in common.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "reports/analysis/statistics.h"
#include "reports/analysis/summary.h"
#include "reports/render/document.h"

namespace lanebench {

Cell text_cell(const std::string& text);

/// No number, and why; without a reason there is no footnote.
Cell none_cell(const std::string& reason = "");

/// Three digits, or none.
Cell number_cell(const std::optional<double>& value);

Cell time_cell(const Estimate& seconds, const std::string& detail);  ///< "14.41 ms"
Cell ratio_cell(const Estimate& ratio, const std::string& detail);   ///< "0.975"
Cell gain_cell(const Estimate& speedup, const std::string& detail);  ///< "×7.62"

/// "[7.55, 7.70]"; empty where there is none.
std::string interval_of(const Estimate& ratio);

/// The cell with the cases whose samples it rests on.
Cell backed(Cell cell, std::vector<std::string> cases, std::vector<std::string> base = {});

/// "12 rounds"
std::string counted(std::size_t count, const std::string& noun);

/// The rounds in which any case of the job was timed: "22 rounds in 8 passes", or "12 rounds" in one pass.
std::string rounds_of(const WorkloadSummary& group);

}  // namespace lanebench
