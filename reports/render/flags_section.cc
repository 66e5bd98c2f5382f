// The flags that this run set, and what each means.
#include <algorithm>
#include <array>

#include "reports/render/sections.h"

namespace lanebench {
namespace {

struct FlagMeaning {
  const char* flag;
  const char* meaning;
};

constexpr std::array kFlagMeanings = {
    FlagMeaning{"preempted", "the kernel took a core away during more than a tenth of the samples"},
    FlagMeaning{"migrated", "a worker moved between cores"},
    FlagMeaning{"disturbed",
                "a core was slow around the samples: a neighbour used half of it, or its clock fell far"},
    FlagMeaning{"clock", "the clock changed by over 5 %"},
    FlagMeaning{"steal", "others were given the core: another virtual machine, or a CPU quota"},
    FlagMeaning{"drift", "the last third of the rounds differs from the first by over 3 %"},
    FlagMeaning{"noisy", "half of the samples lie more than 5 % from the median"},
    FlagMeaning{"few", "fewer than six rounds"},
    FlagMeaning{"superlinear",
                "plain code gained more than it has workers: its share fits a cache, or plain code on one "
                "worker had a slow core"},
    FlagMeaning{"above roof",
                "over three times what its roof allows: an error of the kernel or of a clock; it never wins"},
    FlagMeaning{"answers differ", "two checks found different errors, both within the tolerance"},
};

}  // namespace

Document flags_section(const Summary& summary) {
  const auto is_set = [&](const std::string& flag) {
    return std::ranges::any_of(summary.workloads, [&](const WorkloadSummary& group) {
      return std::ranges::any_of(group.results, [&](const Result& result) {
        return std::ranges::find(result.flags, flag) != result.flags.end();
      });
    });
  };
  Facts facts;
  for (const auto& [flag, meaning] : kFlagMeanings) {
    if (is_set(flag)) facts.items.push_back({flag, meaning});
  }
  if (facts.items.empty()) return {};
  return {Heading{2, "What the flags mean", true}, facts};
}

}  // namespace lanebench
