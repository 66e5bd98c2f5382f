// Looks up the ceilings that a case's work runs into, and takes the one that it hits first.
#include "reports/analysis/roofline.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>

namespace lanebench {
namespace {

double as_number(const std::optional<std::uint64_t>& count, double otherwise) {
  return count ? static_cast<double>(*count) : otherwise;
}

/// The highest ceiling of those that match, for so many workers; 0 without any.
double ceiling_for(const std::vector<Ceiling>& ceilings, double workers,
                   const std::function<bool(const Ceiling&)>& matches) {
  double one = 0;
  double all = 0;
  for (const Ceiling& ceiling : ceilings) {
    if (!matches(ceiling)) continue;
    double& place = ceiling.workers == 1 ? one : all;
    place = std::max(place, ceiling.value);
  }
  if (all == 0) return one;
  return workers == 1 && one > 0 ? one : (one > 0 ? std::min(workers * one, all) : all);
}

/// The smallest cache level that holds the problem, each of so many workers on a core of its own.
std::string level_of(double bytes, double workers, const Machine& machine) {
  const double threads_per_core = as_number(machine.threads, 1) / as_number(machine.cores, 1);
  std::optional<std::uint64_t> smallest;
  for (const Cache& cache : machine.caches) {
    const double used = std::min(as_number(cache.count, 1),
                                 std::ceil(workers * threads_per_core / as_number(cache.shared_by, 1)));
    if (!cache.level || bytes > used * as_number(cache.size, 0)) continue;
    if (!smallest || *cache.level < *smallest) smallest = cache.level;
  }
  return smallest ? fmt::format("L{}", *smallest) : "memory";
}

/// Collects bounds and keeps the longest.
class Bounds {
 public:
  void add(const std::optional<double>& work, double ceiling, const std::string& name) {
    if (!work || *work == 0) return;
    if (ceiling == 0) {
      missing_ = name;
    } else if (*work / ceiling > roof_.seconds) {
      roof_.seconds = *work / ceiling;
      roof_.binding = name;
    }
  }

  Roof roof() const {
    // Without one of its ceilings, the longest bound may be the one that is not known.
    if (!missing_.empty()) return {0, "", missing_ + " was not measured"};
    if (roof_.seconds == 0) return {0, "", "its cost names no operations or bytes that have a ceiling"};
    return roof_;
  }

 private:
  Roof roof_;
  std::string missing_;
};

}  // namespace

bool mostly_reads(const CaseRecord& record) {
  return record.bytes && record.bytes_written && 6 * *record.bytes_written < *record.bytes;
}

Roof roof_of(const CaseRecord& record, const Machine& machine) {
  if (!record.no_roof.empty()) return {0, "", record.no_roof};
  if (record.mode == "end_to_end") return {0, "", "copies to and from the GPU are not in the cost"};
  const std::vector<Ceiling>& ceilings = machine.ceilings;
  if (ceilings.empty()) return {0, "", "no ceilings were measured"};
  const auto workers = static_cast<double>(record.worker_count.value_or(1));
  // Each case is held against the instructions it was compiled for; an outside program against the best.
  const std::string isa = record.lanes == "scalar" ? "scalar" : record.isa;
  const auto peak = [&](const std::string& name) {
    return ceiling_for(ceilings, workers, [&](const Ceiling& ceiling) {
      return ceiling.device == record.device && ceiling.name == name && (isa.empty() || ceiling.isa == isa);
    });
  };
  const bool on_gpu = record.device == "cuda";
  const std::string level = on_gpu ? "memory" : level_of(record.memory_bytes.value_or(0), workers, machine);
  const auto bandwidth = [&](bool of_reads) {
    return ceiling_for(ceilings, workers, [&](const Ceiling& ceiling) {
      return ceiling.device == record.device && ceiling.level == level &&
             (ceiling.name == "read") == of_reads;
    });
  };
  const std::string of_isa = isa.empty() ? "" : fmt::format(" ({})", isa);
  Bounds bounds;
  if (record.single_precision) {
    bounds.add(record.flops, peak("fma_single"), "single-precision FMA peak" + of_isa);
  } else {
    bounds.add(record.flops, peak("fma"), "FMA peak" + of_isa);
  }
  bounds.add(record.integer_multiplies, peak("integer_multiply"), "multiply peak" + of_isa);
  const double reads = mostly_reads(record) ? bandwidth(true) : 0;
  if (reads > 0) {
    bounds.add(record.bytes, reads, level + " read bandwidth");
  } else {
    bounds.add(record.bytes, bandwidth(false), level + " bandwidth");
  }
  return bounds.roof();
}

Roof machine_limit(const CaseRecord& record, const Machine& machine) {
  CaseRecord best = record;
  best.lanes.clear();
  best.isa.clear();
  if (record.device == "cpu") best.worker_count = machine.cores.value_or(record.worker_count.value_or(1));
  return roof_of(best, machine);
}

}  // namespace lanebench
