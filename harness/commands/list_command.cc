// `list`: what there is, and why something cannot run here.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "harness/commands/commands.h"
#include "harness/plan/plan.h"
#include "kernels/contract/device.h"
#include "kernels/gpu/gpu.h"

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
  fmt::print("\n");
}

int list(const Catalog& catalog, bool json) {
  const std::string gpu = gpu_obstacle();
  nlohmann::json workloads = nlohmann::json::array();
  for (const Workload& workload : catalog) workloads.push_back(describe(workload, gpu));
  if (json) {
    fmt::print("{}\n", nlohmann::json{{"schema_version", kSchemaVersion}, {"workloads", workloads}}.dump(2));
  } else {
    for (const nlohmann::json& workload : workloads) print(workload);
  }
  return kSuccess;
}

}  // namespace

Command add_list(CLI::App& program, const Catalog& catalog) {
  CLI::App* options =
      program.add_subcommand("list", "Workloads and variants, and why one is unavailable here");
  const auto json = std::make_shared<bool>(false);
  options->add_flag("--json", *json, "As JSON");
  return {options, [&catalog, json] { return list(catalog, *json); }};
}

}  // namespace lanebench
