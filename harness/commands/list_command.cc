// `list`: what there is, and why something cannot run here.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <set>

#include "harness/commands/commands.h"
#include "harness/commands/terminal.h"
#include "harness/plan/plan.h"
#include "kernels/contract/device.h"
#include "kernels/gpu/gpu.h"
#include "reports/text/columns.h"
#include "reports/text/numbers.h"

namespace lanebench {
namespace {

/// Why no GPU variant can run here; empty when it can.
std::string gpu_obstacle() {
  try {
    find_gpu();
    return "";
  } catch (const DeviceUnavailable& error) {
    return error.what();
  }
}

nlohmann::json describe(const Workload& workload, const std::string& gpu) {
  nlohmann::json parameters = nlohmann::json::array();
  for (const Parameter& parameter : workload.parameters) {
    nlohmann::json entry = {{"name", parameter.name}, {"default", parameter.value}, {"help", parameter.help}};
    const auto quick = workload.quick.find(parameter.name);
    if (quick != workload.quick.end()) entry["quick"] = quick->second;
    parameters.push_back(entry);
  }
  nlohmann::json cases = nlohmann::json::array();
  for (const CaseRecord& record : cases_of(workload, {}, default_worker_counts(workload))) {
    const std::string obstacle = !record.pending ? record.reason : record.device == "cuda" ? gpu : "";
    cases.push_back({{"case_id", record.case_id},
                     {"lanes", record.lanes},
                     {"isa", record.isa},
                     {"workers", record.workers},
                     {"device", record.device},
                     {"mode", record.mode},
                     {"status", obstacle.empty() ? "available" : name_of(record.status)},
                     {"reason", obstacle}});
  }
  return {{"name", workload.name},
          {"job", workload.job},
          {"size_parameter", workload.size_parameter},
          {"parameters", parameters},
          {"cases", cases}};
}

void print(const nlohmann::json& workload) {
  fmt::print("{}: {}\n", workload["name"].get<std::string>(), workload["job"].get<std::string>());
  for (const nlohmann::json& parameter : workload["parameters"]) {
    const auto quick = parameter.find("quick");
    fmt::print("  --set {}={}  {}{}\n", parameter["name"].get<std::string>(),
               parameter["default"].get<std::string>(), parameter["help"].get<std::string>(),
               quick == parameter.end() ? "" : fmt::format(" (quick: {})", quick->get<std::string>()));
  }
  for (const nlohmann::json& entry : workload["cases"]) {
    const std::string status = entry["status"];
    fmt::print(
        "  {:<44} {}\n", entry["case_id"].get<std::string>(),
        status == "available" ? status : fmt::format("{}: {}", status, entry["reason"].get<std::string>()));
  }
}

std::string limit_of(const std::string& limited_by) {
  return limited_by == "cpu" ? "computing" : limited_by;
}

/// "yes" where it can run here, "no" where it cannot, kNoNumber where it never does.
std::string gpu_in_words(const nlohmann::json& cases) {
  std::string text = kNoNumber;
  for (const nlohmann::json& entry : cases) {
    if (entry["device"] != "cuda" || entry["status"] == name_of(Status::kNotApplicable)) continue;
    if (entry["status"] == "available") return "yes";
    text = "no";
  }
  return text;
}

/// Name, limit, lanes, cases here, GPU, job.
std::vector<std::string> summary(const Workload& workload, const nlohmann::json& described) {
  const nlohmann::json& cases = described["cases"];
  std::set<std::string> lanes;
  for (const nlohmann::json& entry : cases) {
    if (entry["device"] == "cpu") lanes.insert(entry["lanes"].get<std::string>());
  }
  const auto here = std::ranges::count_if(
      cases, [](const nlohmann::json& entry) { return entry["status"] == "available"; });
  return {workload.name,
          limit_of(workload.limited_by),
          fmt::format("{}", lanes.size()),
          fmt::format("{} of {}", here, cases.size()),
          gpu_in_words(cases),
          workload.job};
}

void print_all(const Catalog& catalog, const std::string& gpu) {
  Columns table{.rows = {{"workload", "limited by", "lanes", "cases here", "GPU", "job"}},
                .flush_right = {2, 3}};
  for (const Workload& workload : catalog) table.rows.push_back(summary(workload, describe(workload, gpu)));
  fmt::print("{}", in_columns(table, on_terminal() ? output_columns() : 0));
}

/// What `list` was asked for.
struct ListQuestion {
  std::string workload;  ///< Empty: all.
  bool json = false;
};

int list(const Catalog& catalog, const ListQuestion& question) {
  Catalog chosen = catalog;
  if (!question.workload.empty()) chosen = {find_workload(catalog, question.workload)};
  const std::string gpu = gpu_obstacle();
  if (question.json) {
    nlohmann::json workloads = nlohmann::json::array();
    for (const Workload& workload : chosen) workloads.push_back(describe(workload, gpu));
    fmt::print("{}\n", nlohmann::json{{"schema_version", kSchemaVersion}, {"workloads", workloads}}.dump(2));
  } else if (question.workload.empty()) {
    print_all(chosen, gpu);
  } else {
    print(describe(chosen.front(), gpu));
  }
  return kSuccess;
}

}  // namespace

Command add_list(CLI::App& program, const Catalog& catalog) {
  CLI::App* options = program.add_subcommand(
      "list", "The workloads, a line each; of one its parameters and cases, and why some cannot run here");
  const auto question = std::make_shared<ListQuestion>();
  options->add_option("workload", question->workload, "The one to say everything of");
  options->add_flag("--json", question->json, "Everything, as JSON");
  return {options, [&catalog, question] { return list(catalog, *question); }};
}

}  // namespace lanebench
