// Takes the figures that were kept, or starts the child that measures them.
#include "harness/coordinator/measured_machine.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <chrono>
#include <ctime>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "harness/coordinator/child_environment.h"
#include "harness/coordinator/kept_figures.h"
#include "harness/coordinator/progress.h"
#include "harness/protocol/child_process.h"
#include "harness/protocol/figures.h"
#include "harness/protocol/protocol.h"

namespace lanebench {
namespace {

std::string next_line(ChildProcess& child) {
  constexpr std::chrono::seconds kLimit{30};
  std::string line;
  child.read_line(line, kLimit);
  return line;
}

template <typename List>
nlohmann::json list_or_reason(const std::optional<List>& list, const char* what) {
  if (list) return to_json(*list);
  return {{"value", nullptr}, {"reason", fmt::format("the child that measures {} gave no result", what)}};
}

std::string utc_text(std::time_t time) {
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(time));
}

}  // namespace

nlohmann::json with_figures(nlohmann::json machine, bool remeasure) {
  const KeptFigures kept(machine);  // Spin counts, which come next, are measured and never twice the same.
  machine["child_environment"] = child_environment();
  std::optional<MachineFigures> figures = remeasure ? std::nullopt : kept.read();
  if (figures) {
    machine["figures_age_s"] = std::time(nullptr) - figures->measured_at;
    machine["figures_measured_at"] = utc_text(figures->measured_at);
    machine["overheads"] = to_json(figures->overheads);
    machine["ceilings"] = to_json(figures->ceilings);
    return machine;
  }
  ChildProcess child(this_program(kFiguresChild, child_environment()), "");
  show_progress("measuring, once after each boot: what handing out work costs here");
  const auto overheads = parse_overheads(next_line(child));
  show_progress("measuring, once after each boot: what this machine reaches at most");
  const auto ceilings = parse_ceilings(next_line(child));
  show_progress("");
  const std::time_t now = std::time(nullptr);
  machine["figures_measured_at"] = utc_text(now);
  machine["overheads"] = list_or_reason(overheads, "overheads");
  machine["ceilings"] = list_or_reason(ceilings, "ceilings");
  if (overheads && ceilings) kept.write({*overheads, *ceilings, now});
  return machine;
}

}  // namespace lanebench
