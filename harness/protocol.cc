// JSON for the protocol between coordinator and child.
#include "harness/protocol.h"

#include <unistd.h>

namespace lanebench {

nlohmann::json to_json(const Assignment& assignment) {
  nlohmann::json cases = nlohmann::json::array();
  for (const CaseRecord& record : assignment.cases) cases.push_back(to_json(record));
  return {{"workload", assignment.workload},
          {"parameters", assignment.parameters},
          {"cases", cases},
          {"iterations", assignment.iterations},
          {"first_round", assignment.first_round},
          {"seed", assignment.seed},
          {"budget_s", assignment.budget_s},
          {"precision", assignment.precision}};
}

Assignment assignment_from_json(const nlohmann::json& json) {
  Assignment assignment;
  json.at("workload").get_to(assignment.workload);
  json.at("parameters").get_to(assignment.parameters);
  for (const nlohmann::json& record : json.at("cases")) assignment.cases.push_back(case_from_json(record));
  json.at("iterations").get_to(assignment.iterations);
  json.at("first_round").get_to(assignment.first_round);
  json.at("seed").get_to(assignment.seed);
  json.at("budget_s").get_to(assignment.budget_s);
  json.at("precision").get_to(assignment.precision);
  return assignment;
}

void send_event(const nlohmann::json& event) {
  const std::string line = event.dump() + "\n";
  // A coordinator that is gone takes this process with it (PR_SET_PDEATHSIG), so a failed write needs no
  // answer.
  [[maybe_unused]] const ssize_t written = write(kEventDescriptor, line.data(), line.size());
}

nlohmann::json to_json(const Sample& sample) {
  return {{"event", "sample"},
          {"workload", sample.workload},
          {"size", sample.size},
          {"case_id", sample.case_id},
          {"twin", sample.twin},
          {"round", sample.round},
          {"position", sample.position},
          {"iterations", sample.iterations},
          {"seconds", sample.seconds},
          {"clock_before_s", sample.clock_before_s},
          {"clock_after_s", sample.clock_after_s},
          {"involuntary_switches", sample.involuntary_switches},
          {"migrations", sample.migrations},
          {"steal_s", sample.steal_s}};
}

Sample sample_from_json(const nlohmann::json& json) {
  Sample sample;
  json.at("workload").get_to(sample.workload);
  json.at("size").get_to(sample.size);
  json.at("case_id").get_to(sample.case_id);
  json.at("twin").get_to(sample.twin);
  json.at("round").get_to(sample.round);
  json.at("position").get_to(sample.position);
  json.at("iterations").get_to(sample.iterations);
  json.at("seconds").get_to(sample.seconds);
  json.at("clock_before_s").get_to(sample.clock_before_s);
  json.at("clock_after_s").get_to(sample.clock_after_s);
  json.at("involuntary_switches").get_to(sample.involuntary_switches);
  json.at("migrations").get_to(sample.migrations);
  json.at("steal_s").get_to(sample.steal_s);
  return sample;
}

}  // namespace lanebench
