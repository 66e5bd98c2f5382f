// Reads manifests of yardsticks.
#include "harness/plan/yardsticks.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "harness/machine/build_info.h"
#include "harness/plan/kinds.h"
#include "kernels/contract/parameters.h"

namespace lanebench {

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Yardstick, workload, lanes, workers, command)

namespace {

std::filesystem::path manifest_of(const std::string& name) {
  if (std::filesystem::is_regular_file(name)) return name;
  const std::filesystem::path bundled =
      std::filesystem::path(build_info::kYardsticks) / name / "yardsticks.json";
  if (!name.empty() && std::filesystem::is_regular_file(bundled)) return bundled;
  throw InputError(fmt::format("no yardsticks '{}': give the path of a manifest, or 'python'", name));
}

void require_usable(const Yardstick& yardstick) {
  const auto is_lane = [](char c) { return std::islower(static_cast<unsigned char>(c)) || c == '_'; };
  if (yardstick.lanes.empty() || !std::ranges::all_of(yardstick.lanes, is_lane)) {
    throw InputError(fmt::format("lanes must be lower-case letters; got '{}'", yardstick.lanes));
  }
  for (const char* ours : {"scalar", "autovec", "simd", "cuda"}) {
    if (yardstick.lanes == ours) throw InputError(fmt::format("lanes '{}' is a name of our own", ours));
  }
  if (yardstick.command.empty()) throw InputError("command is empty");
  for (const std::string& kind : yardstick.workers) require_worker_kind(kind);
}

}  // namespace

std::vector<Yardstick> read_yardsticks(const std::string& name) {
  const std::filesystem::path manifest = manifest_of(name);
  std::ifstream file(manifest);
  try {
    auto yardsticks = nlohmann::json::parse(file).at("yardsticks").get<std::vector<Yardstick>>();
    for (Yardstick& yardstick : yardsticks) {
      require_usable(yardstick);
      for (std::string& argument : yardstick.command) {
        const std::filesystem::path beside = manifest.parent_path() / argument;
        if (std::filesystem::is_regular_file(beside)) argument = std::filesystem::absolute(beside).string();
      }
    }
    return yardsticks;
  } catch (const nlohmann::json::exception& error) {
    throw InputError(fmt::format("{}: {}", manifest.string(), error.what()));
  } catch (const InputError& error) {
    throw InputError(fmt::format("{}: {}", manifest.string(), error.what()));
  }
}

}  // namespace lanebench
