// Makes cells and counts what stands behind their numbers.
#include "reports/render/cells.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "reports/text/numbers.h"

namespace lanebench {
namespace {

/// `full` is the estimate with its interval, "1.234 ms [1.230, 1.241]".
Cell estimate_cell(const std::string& full, double value, const std::string& detail) {
  Cell cell;
  const std::size_t bracket = full.find(" [");
  cell.text = full.substr(0, bracket);
  if (bracket != std::string::npos) cell.interval = full.substr(bracket + 1);
  cell.detail = detail;
  cell.number = value;
  return cell;
}

std::string in_words(std::size_t rounds, const std::set<std::uint64_t>& passes) {
  const std::string text = counted(rounds, "round");
  return passes.size() > 1 ? fmt::format("{} in {} passes", text, passes.size()) : text;
}

}  // namespace

Cell text_cell(const std::string& text) {
  Cell cell;
  cell.text = text;
  return cell;
}

Cell none_cell(const std::string& reason) {
  Cell cell = text_cell(kNoNumber);
  cell.note = reason;
  return cell;
}

Cell number_cell(const std::optional<double>& value) {
  if (!value) return none_cell();
  Cell cell = text_cell(significant(*value, 3));
  cell.number = value;
  return cell;
}

Cell time_cell(const Estimate& seconds, const std::string& detail) {
  return estimate_cell(human_time(seconds), seconds.value, detail);
}

Cell ratio_cell(const Estimate& ratio, const std::string& detail) {
  return estimate_cell(human_ratio(ratio), ratio.value, detail);
}

Cell gain_cell(const Estimate& speedup, const std::string& detail) {
  return estimate_cell("×" + human_ratio(speedup), speedup.value, detail);
}

std::string interval_of(const Estimate& ratio) {
  return gain_cell(ratio, "").interval;
}

Cell backed(Cell cell, std::vector<std::string> cases, std::vector<std::string> base) {
  cell.evidence = {std::move(base), std::move(cases)};
  return cell;
}

std::string counted(std::size_t count, const std::string& noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::string rounds_of(const WorkloadSummary& group) {
  std::set<std::uint64_t> rounds;
  std::set<std::uint64_t> passes;
  for (const Result& result : group.results) {
    for (const Sample& sample : result.samples) {
      rounds.insert(sample.round);
      passes.insert(sample.pass);
    }
  }
  return in_words(rounds.size(), passes);
}

}  // namespace lanebench
