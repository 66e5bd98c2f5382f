// The rows of samples.csv, written and read.
#include "reports/results/samples_csv.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <map>
#include <set>
#include <utility>

#include "reports/text/csv.h"
#include "reports/text/limits.h"
#include "reports/text/text.h"

namespace lanebench {
namespace {

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
                                       "steal_s",
                                       "pass",
                                       "cpu",
                                       "repeated"};
/// Files of earlier versions end here, where all of it was one pass; or before the counters, which follow.
constexpr std::size_t kFewestColumns = 15;
constexpr std::size_t kAllColumns = kSampleColumns.size() + kCounters.size();

const char* name_of_column(std::size_t column) {
  return column < kSampleColumns.size() ? kSampleColumns[column]
                                        : kCounters[column - kSampleColumns.size()].name;
}

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

  std::uint64_t count(std::uint64_t least = 0) {
    const auto value = number<std::uint64_t>();
    if (value < least) fail(fmt::format("must be at least {}", least));
    return value;
  }

  std::int64_t events() {
    const auto value = number<std::int64_t>();
    if (value < 0 || value > kMaxEvents) fail(fmt::format("must be from 0 to {}", kMaxEvents));
    return value;
  }

  std::optional<double> amount() {
    if (fields_[next_].empty()) return ++next_, std::nullopt;
    const auto value = number<double>();
    const bool fits = value >= 0 && value <= kMaxAmount;
    if (!fits) fail(fmt::format("must be from 0 to {:g}, or empty", kMaxAmount));
    return value;
  }

  double duration(double least = kMinSeconds) {
    const auto value = number<double>();
    const bool fits = value >= least && value <= kMaxSeconds;  // False for NaN.
    if (!fits) fail(fmt::format("must be a time from {:g} to {:g} s", least, kMaxSeconds));
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
    reader_.fail(fmt::format("{} '{}' {}", name_of_column(next_ - 1), excerpt(fields_[next_ - 1]), what));
  }

  const std::vector<std::string>& fields_;
  const CsvReader& reader_;
  std::size_t next_ = 0;
};

Sample parse_sample(const std::vector<std::string>& fields, std::size_t columns, const std::string& run_id,
                    const CsvReader& reader) {
  if (fields.size() != columns) reader.fail(fmt::format("{} columns instead of {}", fields.size(), columns));
  SampleFields take(fields, reader);
  if (const auto version = take.count(); version != kSchemaVersion) {
    reader.fail(fmt::format("schema version {}; this program reads {}", version, kSchemaVersion));
  }
  if (take.text() != run_id) reader.fail("a sample of another run; this one is " + excerpt(run_id));
  Sample sample;
  sample.workload = take.text();
  sample.size = take.count();
  sample.case_id = take.text();
  sample.twin = take.boolean();
  sample.round = take.count();
  sample.position = take.count();
  sample.iterations = take.count(1);
  sample.seconds = take.duration();
  sample.clock_before_s = take.duration();
  sample.clock_after_s = take.duration();
  sample.involuntary_switches = take.events();
  sample.migrations = take.events();
  sample.steal_s = take.duration(0);
  if (columns > kFewestColumns) {
    sample.pass = take.count();
    sample.cpu = take.count();
    sample.repeated = take.boolean();
  }
  if (columns > kSampleColumns.size()) {
    for (const Counter& counter : kCounters) sample.counts.*counter.member = take.amount();
  }
  return sample;
}

}  // namespace

std::string sample_header() {
  std::vector<std::string> names;
  for (std::size_t column = 0; column < kAllColumns; ++column) names.emplace_back(name_of_column(column));
  return csv_row(names);
}

std::string sample_row(const std::string& run_id, const Sample& sample) {
  const auto text = [](auto value) { return fmt::format("{}", value); };
  std::vector<std::string> fields = {text(kSchemaVersion),
                                     run_id,
                                     sample.workload,
                                     text(sample.size),
                                     sample.case_id,
                                     text(sample.twin),
                                     text(sample.round),
                                     text(sample.position),
                                     text(sample.iterations),
                                     text(sample.seconds),
                                     text(sample.clock_before_s),
                                     text(sample.clock_after_s),
                                     text(sample.involuntary_switches),
                                     text(sample.migrations),
                                     text(sample.steal_s),
                                     text(sample.pass),
                                     text(sample.cpu),
                                     text(sample.repeated)};
  for (const Counter& counter : kCounters) {
    const auto& count = sample.counts.*counter.member;
    fields.push_back(count ? text(*count) : "");
  }
  return csv_row(fields);
}

void read_samples(const std::string& text, const std::string& file, Run& run) {
  CsvReader reader(text, file);
  std::vector<std::string> fields;
  if (!reader.next(fields)) return;
  const std::size_t columns = fields.size();
  const std::set<std::size_t> known = {kFewestColumns, kSampleColumns.size(), kAllColumns};
  bool ours = known.contains(columns);
  for (std::size_t i = 0; ours && i < columns; ++i) ours = fields[i] == name_of_column(i);
  if (!ours) {
    reader.fail(fmt::format("the header is not that of schema version {}", kSchemaVersion));
  }
  std::map<CaseKey, std::set<std::pair<bool, std::uint64_t>>> seen;  // Twin and round, of each planned case.
  for (const CaseRecord& record : run.cases) seen[{record.workload, record.size, record.case_id}];
  while (reader.next(fields)) {
    Sample sample = parse_sample(fields, columns, run.run_id, reader);
    const auto place = seen.find({sample.workload, sample.size, sample.case_id});
    if (place == seen.end()) {
      reader.fail(fmt::format("{} of size {} is not in cases.jsonl", excerpt(sample.case_id), sample.size));
    }
    if (!sample.repeated && !place->second.emplace(sample.twin, sample.round).second) {
      reader.fail(fmt::format("{} has a second sample in round {}", excerpt(sample.case_id), sample.round));
    }
    run.samples.push_back(std::move(sample));
  }
}

}  // namespace lanebench
