// Makes a row per case, aligned by rounds, of whole thousandths: some five bytes a sample.
#include "reports/render/page_samples.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>

namespace lanebench {
namespace {

/// Beyond it a picture cannot show all rounds of a job, and a page would grow with the patience of its run.
constexpr std::size_t kMostRounds = 100;

/// What a round has of one case: one sample, of the baseline two.
struct RoundOfCase {
  double log_sum = 0;
  std::size_t count = 0;
  bool disturbed = false;
  bool preempted = false;
  bool stolen = false;

  /// As in every ratio of the report, a twin counts for both where the other was disturbed.
  void add(const Sample& sample) {
    if (count > 0 && sample.disturbed && !disturbed) return;
    if (count > 0 && disturbed && !sample.disturbed) *this = {};
    log_sum += std::log(sample.seconds);
    ++count;
    disturbed = sample.disturbed;
    preempted |= sample.involuntary_switches > 0;
    stolen |= sample.steal_s > kStolenShare * sample.seconds * static_cast<double>(sample.iterations);
  }

  double seconds() const { return std::exp(log_sum / static_cast<double>(count)); }
  int flag() const { return (disturbed ? 1 : 0) + (preempted ? 2 : 0) + (stolen ? 4 : 0); }
};

/// The rounds of a job that are shown, and their passes.
std::map<std::uint64_t, std::uint64_t> passes_of_rounds(const WorkloadSummary& group, std::size_t& every) {
  std::map<std::uint64_t, std::uint64_t> all;
  for (const Result& result : group.results) {
    for (const Sample& sample : result.samples) all.emplace(sample.round, sample.pass);
  }
  every = all.size() / (kMostRounds + 1) + 1;
  std::size_t place = 0;
  std::erase_if(all, [&](const auto&) { return place++ % every != 0; });
  return all;
}

nlohmann::json json_of(const Result& result, const std::map<std::uint64_t, std::uint64_t>& rounds) {
  std::map<std::uint64_t, RoundOfCase> timed;
  for (const Sample& sample : result.samples) timed[sample.round].add(sample);
  nlohmann::json samples = nlohmann::json::array();
  std::string flags;
  for (const auto& [round, pass] : rounds) {
    const auto found = timed.find(round);
    flags += static_cast<char>('0' + (found == timed.end() ? 0 : found->second.flag()));
    if (found == timed.end()) {
      samples.push_back(nullptr);
    } else {
      samples.push_back(std::llround(1000 * found->second.seconds() / result.median_s->value));
    }
  }
  nlohmann::json json = {
      {"id", result.record.case_id}, {"seconds", result.median_s->value}, {"samples", samples}};
  if (flags.find_first_not_of('0') != std::string::npos) json["flags"] = flags;
  return json;
}

/// No text can end the script element that holds it.
std::string without_markup(const std::string& json) {
  std::string safe;
  for (const char c : json) {
    if (c == '<') {
      safe += "\\u003c";
    } else {
      safe += c;
    }
  }
  return safe;
}

}  // namespace

PageSamples page_samples(const Summary& summary) {
  PageSamples page;
  nlohmann::json jobs = nlohmann::json::array();
  nlohmann::json cases = nlohmann::json::array();
  for (const WorkloadSummary& group : summary.workloads) {
    if (!group.headline) continue;
    std::size_t every = 1;
    const std::map<std::uint64_t, std::uint64_t> rounds = passes_of_rounds(group, every);
    nlohmann::json job = {{"name", group.workload}, {"floor", nullptr}, {"every", every}};
    if (group.aa_floor) job["floor"] = *group.aa_floor;
    for (const auto& [round, pass] : rounds) job["passes"].push_back(pass);
    for (const Result& result : group.results) {
      if (!result.median_s) continue;
      cases.push_back(json_of(result, rounds));
      cases.back()["job"] = jobs.size();
      page.case_ids.push_back(result.record.case_id);
    }
    jobs.push_back(std::move(job));
  }
  page.json = without_markup(nlohmann::json{{"jobs", jobs}, {"cases", cases}}.dump());
  return page;
}

}  // namespace lanebench
