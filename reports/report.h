// Renders every report of a results folder from its saved samples.
#pragma once

#include <filesystem>

namespace lanebench {

/// Reads the folder and writes results.csv, gbench.json, report.md and report.html into it, each whole or not
/// at all. Throws ResultsError.
void render(const std::filesystem::path& folder);

}  // namespace lanebench
