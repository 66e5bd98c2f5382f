// Takes case ids apart and puts them together.
#include "reports/results/case_id.h"

#include <fmt/format.h>

#include <charconv>
#include <utility>

namespace lanebench {
namespace {

constexpr const char* kOwnOnGpu = "cuda";
constexpr const char* kOneWorker = "serial";

/// The text up to the first separator, and what is behind that; without one, all of it and nothing.
std::pair<std::string_view, std::string_view> cut(std::string_view text, char separator) {
  const std::size_t end = std::min(text.find(separator), text.size());
  return {text.substr(0, end), text.substr(std::min(end + 1, text.size()))};
}

}  // namespace

std::optional<CaseId> CaseId::parse(std::string_view text) {
  const auto [workload, rest] = cut(text, '/');
  const auto [code, place] = cut(rest, '/');
  const auto [lanes, isa] = cut(code, '@');
  CaseId id{.workload = std::string(workload), .lanes = std::string(lanes), .isa = std::string(isa)};
  if (place == "kernel" || place == "end_to_end") {
    id.mode = place;
    if (lanes == kOwnOnGpu) id.lanes.clear();
  } else {
    const auto [kind, count] = cut(place, ':');
    id.workers = kind;
    std::from_chars(count.data(), count.data() + count.size(), id.worker_count);
    if (kind.empty() || kind.find('/') != kind.npos || lanes == kOwnOnGpu) return {};
  }
  if (workload.empty() || lanes.empty() || to_string(id) != text) return {};
  return id;
}

std::string to_string(const CaseId& id) {
  if (id.on_gpu()) {
    return fmt::format("{}/{}/{}", id.workload, id.lanes.empty() ? kOwnOnGpu : id.lanes, id.mode);
  }
  return fmt::format("{}/{}{}{}/{}{}", id.workload, id.lanes, id.isa.empty() ? "" : "@", id.isa, id.workers,
                     id.workers == kOneWorker ? "" : fmt::format(":{}", id.worker_count));
}

CaseRecord record_of(const CaseId& id) {
  CaseRecord record;
  record.workload = id.workload;
  record.case_id = to_string(id);
  record.lanes = id.lanes;
  record.isa = id.isa;
  record.workers = id.workers;
  if (!id.on_gpu()) record.worker_count = id.worker_count;
  record.device = id.on_gpu() ? "cuda" : "cpu";
  record.mode = id.mode;
  record.origin = likely_origin(record);
  return record;
}

Origin likely_origin(const CaseRecord& record) {
  const std::string& lanes = record.lanes;
  const bool own =
      record.device == "cpu" ? lanes == "scalar" || lanes == "autovec" || lanes == "simd" : lanes.empty();
  return own ? Origin::kOwn : Origin::kLibrary;
}

std::string baseline_id(const std::string& workload) {
  return fmt::format("{}/{}", workload, kBaseline);
}

bool is_baseline(const CaseRecord& record) {
  return record.case_id == baseline_id(record.workload);
}

std::string without_workload(const std::string& case_id) {
  const auto id = CaseId::parse(case_id);
  return id ? case_id.substr(id->workload.size() + 1) : case_id;
}

}  // namespace lanebench
