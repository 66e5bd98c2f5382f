// One member after the other, in one order for both ways.
#include "reports/results/case_json.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <nlohmann/json.hpp>

#include "reports/results/case_id.h"
#include "reports/text/json_reader.h"
#include "reports/text/limits.h"
#include "reports/text/text.h"

namespace lanebench {
namespace {

using nlohmann::json;

/// For members that files of earlier versions lack.
std::optional<double> later_amount(const json& object, const char* name) {
  return object.contains(name) ? optional_amount(object, name, kMaxAmount) : std::nullopt;
}

Status status_member(const json& object) {
  const std::string name = text_member(object, "status");
  const auto status = status_named(name);
  if (!status) throw ResultsError(fmt::format("unknown status '{}'", excerpt(name)));
  return *status;
}

struct OriginName {
  Origin origin;
  const char* name;
};

constexpr std::array kOriginNames = {OriginName{Origin::kOwn, "own"}, OriginName{Origin::kLibrary, "library"},
                                     OriginName{Origin::kOtherProgram, "program"}};

std::string name_of(Origin origin) {
  return std::ranges::find(kOriginNames, origin, &OriginName::origin)->name;
}

Origin origin_member(const json& object) {
  const std::string name = text_member(object, "origin");
  const auto found = std::ranges::find(kOriginNames, name, &OriginName::name);
  if (found == kOriginNames.end()) throw ResultsError(fmt::format("unknown origin '{}'", excerpt(name)));
  return found->origin;
}

template <typename T>
json or_null(const std::optional<T>& value) {
  return value ? json(*value) : json();
}

}  // namespace

std::string cases_header(const std::string& run_id, const std::string& options) {
  const json header = {
      {"schema_version", kSchemaVersion}, {"run_id", run_id}, {"options", json::parse(options)}};
  return header.dump() + "\n";
}

std::string case_line(const CaseRecord& record) {
  return to_json(record).dump() + "\n";
}

json to_json(const CaseRecord& record) {
  return {{"workload", record.workload},
          {"job", record.job},
          {"limited_by", record.limited_by},
          {"size", record.size},
          {"parameters", record.parameters},
          {"case_id", record.case_id},
          {"lanes", record.lanes},
          {"origin", name_of(record.origin)},
          {"isa", record.isa},
          {"workers", record.workers},
          {"worker_count", or_null(record.worker_count)},
          {"device", record.device},
          {"mode", record.mode},
          {"status", name_of(record.status)},
          {"reason", record.reason},
          {"verified", or_null(record.verified)},
          {"max_rel_error", or_null(record.max_rel_error)},
          {"answers_differ", record.answers_differ},
          {"flops", or_null(record.flops)},
          {"single_precision", record.single_precision},
          {"bytes", or_null(record.bytes)},
          {"bytes_written", or_null(record.bytes_written)},
          {"items", or_null(record.items)},
          {"integer_multiplies", or_null(record.integer_multiplies)},
          {"memory_bytes", or_null(record.memory_bytes)},
          {"no_roof", record.no_roof},
          {"stop_reason", record.stop_reason}};
}

CaseRecord case_from_json(const json& line) {
  CaseRecord record;
  record.workload = name_member(line, "workload");
  record.job = text_member(line, "job");
  record.limited_by = text_member(line, "limited_by");
  record.size = count_member(line, "size");
  record.parameters = text_member(line, "parameters");
  record.case_id = name_member(line, "case_id");
  record.lanes = text_member(line, "lanes");
  record.isa = text_member(line, "isa");
  record.workers = text_member(line, "workers");
  if (!member(line, "worker_count").is_null()) {
    record.worker_count = count_member(line, "worker_count");
    if (*record.worker_count < 1 || *record.worker_count > kMaxRecordedWorkers) {
      throw ResultsError(fmt::format("'worker_count' must be from 1 to {}", kMaxRecordedWorkers));
    }
  }
  record.device = text_member(line, "device");
  record.mode = text_member(line, "mode");
  // Files of earlier versions do not say.
  record.origin = line.contains("origin") ? origin_member(line) : likely_origin(record);
  record.settle(status_member(line), text_member(line, "reason"));
  record.pending = record.reason == kNotRunYet;
  if (!member(line, "verified").is_null()) record.verified = flag_member(line, "verified");
  record.max_rel_error = optional_amount(line, "max_rel_error", std::numeric_limits<double>::max());
  if (line.contains("answers_differ")) record.answers_differ = flag_member(line, "answers_differ");
  record.flops = optional_amount(line, "flops", kMaxAmount);
  if (line.contains("single_precision")) record.single_precision = flag_member(line, "single_precision");
  record.bytes = optional_amount(line, "bytes", kMaxAmount);
  record.bytes_written = later_amount(line, "bytes_written");
  record.items = optional_amount(line, "items", kMaxAmount);
  record.integer_multiplies = later_amount(line, "integer_multiplies");
  record.memory_bytes = later_amount(line, "memory_bytes");
  if (line.contains("no_roof")) record.no_roof = text_member(line, "no_roof");
  record.stop_reason = text_member(line, "stop_reason");
  return record;
}

}  // namespace lanebench
