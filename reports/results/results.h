// What a run measured, as plain data: the records that the harness writes and every report reads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace lanebench {

inline constexpr int kSchemaVersion = 1;

// What the readers accept. No run comes near these limits: beyond them a file is broken or hostile, and an
// error with its line is better than a report with a megabyte in a cell. Within them no ratio, product or sum
// that a report makes overflows.

inline constexpr std::size_t kMaxTextBytes = 65536;
inline constexpr double kMinSeconds = 1e-15;                   ///< Per solution.
inline constexpr double kMaxSeconds = 1e9;                     ///< 30 years.
inline constexpr double kMaxAmount = 1e30;                     ///< Flops, bytes or items of one solution.
inline constexpr std::uint64_t kMaxRecordedWorkers = 4194304;  ///< Linux has no more thread ids.
inline constexpr std::int64_t kMaxEvents = 1'000'000'000'000;  ///< Switches or migrations in one sample.
inline constexpr std::size_t kMaxCases = 100'000;
inline constexpr std::size_t kMaxWorkloads = 1'000;

/// A results folder cannot be read or is not ours. `what()` is one line that names the file and, where there
/// is one, the line in it.
class ResultsError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// One timing of one case in one round: a row of samples.csv.
struct Sample {
  std::string workload;
  std::uint64_t size = 0;
  std::string case_id;
  bool twin = false;  ///< The second measurement of the baseline in a round (the A/A pair).
  std::uint64_t round = 0;
  std::uint64_t position = 0;    ///< Its place in the round's order.
  std::uint64_t iterations = 0;  ///< Solutions timed together.
  double seconds = 0;            ///< Per solution.
  double clock_before_s =
      0;  ///< A fixed chain of dependent multiplications, timed before and after the sample:
  double clock_after_s = 0;               ///< it lengthens when the clock slows or the core is taken away.
  std::int64_t involuntary_switches = 0;  ///< Of all workers, during the sample.
  std::int64_t migrations = 0;            ///< Likewise.
  double steal_s = 0;                     ///< Time that the hypervisor gave to others, all cores.
};

/// One planned case and what became of it: a line of cases.jsonl. The last line of a case id counts.
struct CaseRecord {
  std::string workload;
  std::string job;         ///< What the workload does, in one sentence; may be empty.
  std::string limited_by;  ///< What more of would help the workload: "cpu", "memory" or "waiting".
  std::uint64_t size = 0;
  std::string parameters;  ///< `name=value …`
  std::string case_id;     ///< Unique within a run.
  std::string lanes;       ///< "scalar", "autovec", "simd", a library; empty for our own kernel on a GPU.
  std::string isa;         ///< Highway's target name; empty for scalar code and on a GPU.
  std::string workers;     ///< "serial", "threads", "processes"; empty on a GPU.
  std::optional<std::uint64_t> worker_count;
  std::string device;  ///< "cpu" or "cuda".
  std::string mode;    ///< "wall", "kernel" or "end_to_end".
  std::string status;  ///< "ok", "unavailable", "not_applicable", "wrong", "crashed", "timeout".
  std::string reason;  ///< In words, for every status but "ok".
  std::optional<bool> verified;
  std::optional<double> max_rel_error;
  std::optional<double> flops;          ///< Per solution; absent where the cost depends on the data.
  bool single_precision = false;        ///< Whether those are on 32-bit numbers.
  std::optional<double> bytes;          ///< Read and written, per solution.
  std::optional<double> bytes_written;  ///< Those of them that are written; may be 0.
  std::optional<double> items;
  std::optional<double> integer_multiplies;  ///< Of 32-bit numbers; absent where they are not what counts.
  std::optional<double> memory_bytes;  ///< Of the problem's inputs and outputs: the cache level it fits.
  std::string no_roof;      ///< Why no ceiling binds its cost (early exit, waiting); empty where one does.
  std::string stop_reason;  ///< Why its workload's rounds ended: "precision", "budget", "interrupted", …
};

/// A whole run: the first line of cases.jsonl, its other lines, samples.csv and machine.json.
struct Run {
  std::string run_id;      ///< `<UTC time>-<host>`
  nlohmann::json options;  ///< What was asked for, enough to go on with an interrupted run.
  nlohmann::json machine;
  std::vector<CaseRecord> cases;  ///< In plan order, one per case id.
  std::vector<Sample> samples;    ///< In the order taken.
};

/// One line of cases.jsonl (without its line end, once dumped) and back. An absent optional is null. The
/// second throws ResultsError when a member is missing or has a wrong type; members that it does not know are
/// ignored.
nlohmann::json to_json(const CaseRecord& record);
CaseRecord case_from_json(const nlohmann::json& line);

/// The header line of samples.csv and one row of it, each with its line end: LF, as reports/csv.h explains.
/// Doubles have as many digits as it takes to read the same double back.
std::string sample_header();
std::string sample_row(const std::string& run_id, const Sample& sample);

/// The contents of a results folder; an absent samples.csv is empty.
struct RunFiles {
  std::string machine;  ///< machine.json
  std::string cases;    ///< cases.jsonl
  std::string samples;  ///< samples.csv
};

/// As read_run, from memory; messages name the files as if they lay in `folder`.
Run parse_run(const RunFiles& files, const std::filesystem::path& folder);

/// Reads a results folder; throws ResultsError. A last line without line end, in cases.jsonl or samples.csv,
/// was being written when the run was killed: it is ignored. Anything else that is malformed is an error. A
/// folder without samples.csv is a run that has not timed anything yet.
Run read_run(const std::filesystem::path& folder);

}  // namespace lanebench
