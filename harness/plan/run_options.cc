// Options of a run as JSON.
#include "harness/plan/run_options.h"

#include <nlohmann/json.hpp>

namespace lanebench {

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(RunOptions, workloads, quick, full, sizes, lanes, workers, worker_counts,
                                   settings, yardsticks, budget_s, precision, until_precise, seed, reduced)

nlohmann::json to_json(const RunOptions& options) {
  nlohmann::json json = options;
  return json;
}

RunOptions options_from_json(const nlohmann::json& json) {
  nlohmann::json all = {{"until_precise", false},
                        {"reduced", nlohmann::json::array()}};  // Older versions lack them.
  all.update(json);
  return all.get<RunOptions>();
}

}  // namespace lanebench
