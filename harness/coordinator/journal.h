// The files that grow while a run is measured: every line is on disk before the next sample is taken.
#pragma once

#include <filesystem>
#include <fstream>
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "reports/results/records.h"

namespace lanebench {

class Journal {
 public:
  /// Starts a run in `folder`, which it creates; throws InputError when that cannot be written or holds a
  /// run.
  static Journal create(const std::filesystem::path& folder, const std::string& run_id,
                        const nlohmann::json& options, const nlohmann::json& machine);

  /// Goes on with the run in `folder`.
  static Journal resume(const std::filesystem::path& folder, const std::string& run_id);

  /// Replaces machine.json, once more is known.
  void describe(const nlohmann::json& machine);
  void append(const CaseRecord& record);
  void append(const Sample& sample);

 private:
  Journal(const std::filesystem::path& folder, std::string run_id);
  void append_line(std::ofstream& file, const std::string& line);

  std::filesystem::path folder_;
  std::string run_id_;
  std::ofstream cases_;
  std::ofstream samples_;
};

}  // namespace lanebench
