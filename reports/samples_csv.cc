// The rows of samples.csv, written and read.
#include "reports/samples_csv.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <set>
#include <tuple>

#include "reports/csv.h"

namespace lanebench {
namespace {

using CaseKey = std::tuple<std::string, std::uint64_t, std::string>;

constexpr std::array kSampleColumns = {"schema_version",
                                       "run_id",
                                       "workload",
                                       "size",
                                       "case_id",
                                       "twin",
                                       "round",
                                       "position",
                                       "iterations",
                                       "seconds",
                                       "clock_before_s",
                                       "clock_after_s",
                                       "involuntary_switches",
                                       "migrations",
                                       "steal_s"};

/// Takes the fields of one record from left to right.
class SampleFields {
 public:
  SampleFields(const std::vector<std::string>& fields, const CsvReader& reader)
      : fields_(fields), reader_(reader) {}

  const std::string& text() { return fields_[next_++]; }

  bool boolean() {
    const std::string& field = text();
    if (field != "true" && field != "false") fail("must be true or false");
    return field == "true";
  }

  template <typename Integer>
  Integer count(Integer minimum = 0) {
    const auto value = number<Integer>();
    if (value < minimum) fail(fmt::format("must be at least {}", minimum));
    return value;
  }

  double duration() {
    const auto value = number<double>();
    if (!std::isfinite(value) || value < 0) fail("must be a time in seconds");
    return value;
  }

  double positive_duration() {
    const double value = duration();
    if (value == 0) fail("must be above zero");
    return value;
  }

 private:
  template <typename Number>
  Number number() {
    const std::string& field = text();
    Number value{};
    const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), value);
    if (error != std::errc{} || end != field.data() + field.size()) fail("is not a number in range");
    return value;
  }

  [[noreturn]] void fail(const std::string& what) {
    reader_.fail(fmt::format("{} '{:.40}' {}", kSampleColumns[next_ - 1], fields_[next_ - 1], what));
  }

  const std::vector<std::string>& fields_;
  const CsvReader& reader_;
  std::size_t next_ = 0;
};

Sample parse_sample(const std::vector<std::string>& fields, const std::string& run_id,
                    const CsvReader& reader) {
  if (fields.size() != kSampleColumns.size()) {
    reader.fail(fmt::format("{} columns instead of {}", fields.size(), kSampleColumns.size()));
  }
  SampleFields take(fields, reader);
  if (const auto version = take.count<std::uint64_t>(); version != kSchemaVersion) {
    reader.fail(fmt::format("schema version {}; this program reads {}", version, kSchemaVersion));
  }
  if (take.text() != run_id) reader.fail("a sample of another run; this one is " + run_id);
  Sample sample;
  sample.workload = take.text();
  sample.size = take.count<std::uint64_t>();
  sample.case_id = take.text();
  sample.twin = take.boolean();
  sample.round = take.count<std::uint64_t>();
  sample.position = take.count<std::uint64_t>();
  sample.iterations = take.count<std::uint64_t>(1);
  sample.seconds = take.positive_duration();
  sample.clock_before_s = take.positive_duration();
  sample.clock_after_s = take.positive_duration();
  sample.involuntary_switches = take.count<std::int64_t>();
  sample.migrations = take.count<std::int64_t>();
  sample.steal_s = take.duration();
  return sample;
}

}  // namespace

std::string sample_header() {
  return csv_row({kSampleColumns.begin(), kSampleColumns.end()});
}

std::string sample_row(const std::string& run_id, const Sample& sample) {
  const auto text = [](auto value) { return fmt::format("{}", value); };
  return csv_row({text(kSchemaVersion), run_id, sample.workload, text(sample.size), sample.case_id,
                  text(sample.twin), text(sample.round), text(sample.position), text(sample.iterations),
                  text(sample.seconds), text(sample.clock_before_s), text(sample.clock_after_s),
                  text(sample.involuntary_switches), text(sample.migrations), text(sample.steal_s)});
}

void read_samples(const std::string& text, const std::string& file, Run& run) {
  CsvReader reader(text, file);
  std::vector<std::string> fields;
  if (!reader.next(fields)) return;
  if (!std::ranges::equal(fields, kSampleColumns)) {
    reader.fail(fmt::format("the header is not that of schema version {}", kSchemaVersion));
  }
  std::set<CaseKey> planned;
  for (const CaseRecord& record : run.cases) planned.emplace(record.workload, record.size, record.case_id);
  std::set<std::tuple<CaseKey, bool, std::uint64_t>> seen;
  while (reader.next(fields)) {
    Sample sample = parse_sample(fields, run.run_id, reader);
    const CaseKey key(sample.workload, sample.size, sample.case_id);
    if (!planned.contains(key)) {
      reader.fail(fmt::format("{} of size {} is not in cases.jsonl", sample.case_id, sample.size));
    }
    if (!seen.emplace(key, sample.twin, sample.round).second) {
      reader.fail(fmt::format("{} has a second sample in round {}", sample.case_id, sample.round));
    }
    run.samples.push_back(std::move(sample));
  }
}

}  // namespace lanebench
