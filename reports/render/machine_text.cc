// Small tables: a row per level of memory, per instruction set, per cost and per fact.
#include "reports/render/machine_text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "reports/text/columns.h"
#include "reports/text/numbers.h"
#include "reports/text/words.h"

namespace lanebench {
namespace {

/// A kind of ceiling, and the title of its column.
struct CeilingKind {
  const char* name;
  const char* title;
};

constexpr std::array kBandwidths = {CeilingKind{"read", "read"}, CeilingKind{"copy", "copy"},
                                    CeilingKind{"triad", "triad"}};
constexpr std::array kRates = {CeilingKind{"fma", "double"}, CeilingKind{"fma_single", "single"},
                               CeilingKind{"integer_multiply", "integer products"}};

std::string place_of(const Ceiling& ceiling) {
  const std::string level = ceiling.level;
  if (ceiling.device != "cpu") return level.empty() ? "GPU" : "GPU " + level;
  if (!level.empty()) return level;
  return ceiling.isa == "scalar" ? lanes_in_words(ceiling.isa) : isa_in_words(ceiling.isa);
}

std::string workers_of(const Ceiling& ceiling) {
  if (ceiling.device != "cpu") return "";
  if (ceiling.slow_core) return "1 on a slow core";
  return fmt::format("{}", ceiling.workers);
}

/// A row for each place and number of workers, a column for each kind; empty where no ceiling is of these.
std::string ceilings_of(const std::vector<Ceiling>& ceilings, const std::array<CeilingKind, 3>& kinds,
                        const char* title) {
  Columns table{.rows = {{title, "workers"}}, .flush_right = {1, 2, 3, 4}};
  for (const CeilingKind& kind : kinds) table.rows.front().emplace_back(kind.title);
  for (const Ceiling& ceiling : ceilings) {
    const auto kind = std::ranges::find(kinds, ceiling.name, &CeilingKind::name);
    if (kind == kinds.end()) continue;
    const std::string place = place_of(ceiling);
    const std::string workers = workers_of(ceiling);
    auto row = std::ranges::find_if(table.rows, [&](const std::vector<std::string>& other) {
      return other[0] == place && other[1] == workers;
    });
    if (row == table.rows.end()) {
      row = table.rows.insert(row, {place, workers, kNoNumber, kNoNumber, kNoNumber});
    }
    const auto column = static_cast<std::size_t>(kind - kinds.begin());
    (*row)[2 + column] = significant(ceiling.value * 1e-9, 3);
  }
  return table.rows.size() == 1 ? "" : "\n" + in_columns(table);
}

std::string caches_of(const Machine& machine) {
  std::vector<std::string> texts;
  for (const Cache& cache : machine.caches) {
    if (!cache.level || !cache.size) continue;
    texts.push_back(fmt::format("L{} {}{}", *cache.level, human_bytes(static_cast<double>(*cache.size)),
                                cache.count ? fmt::format(" × {}", *cache.count) : ""));
  }
  return texts.empty() ? "" : fmt::format("Caches: {}\n", fmt::join(texts, ", "));
}

std::string overheads_of(const Machine& machine) {
  if (machine.overheads.empty()) return "";
  Columns table{.rows = {{"what it costs", "here", "to"}}, .flush_right = {1}};
  for (const Overhead& overhead : machine.overheads) {
    table.rows.push_back({overhead.name,
                          overhead.value ? human_amount(*overhead.value, overhead.unit) : kNoNumber,
                          overhead.value ? overhead.description : overhead.reason});
  }
  return "\n" + in_columns(table);
}

std::string facts_of(const Machine& machine) {
  Columns table;
  for (const RecordedFact& fact : machine.facts) {
    if (fact.name != "caches") table.rows.push_back({fact.name, fact.text});
  }
  return table.rows.empty() ? "" : "\n" + in_columns(table);
}

}  // namespace

std::string machine_text(const Machine& machine) {
  std::vector<Ceiling> ceilings = machine.ceilings;
  ceilings.insert(ceilings.end(), machine.slow_core_ceilings.begin(), machine.slow_core_ceilings.end());
  std::string text = machine.line + "\n" + caches_of(machine);
  text += ceilings_of(ceilings, kBandwidths, "at most, GB/s");
  text += ceilings_of(ceilings, kRates, "at most, billions/s");
  text += overheads_of(machine);
  if (machine.figures_age_s) {
    text += fmt::format("Measured {} ago, after the same boot; --remeasure takes these figures anew.\n",
                        human_age(*machine.figures_age_s));
  }
  return text + facts_of(machine);
}

}  // namespace lanebench
