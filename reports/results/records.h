// What a run measured, as plain data: the records that the harness writes and every report reads.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "reports/results/counts.h"
#include "reports/results/machine.h"
#include "reports/results/status.h"

namespace lanebench {

inline constexpr int kSchemaVersion = 1;

/// One timing of one case in one round: a row of samples.csv.
struct Sample {
  std::string workload;
  std::uint64_t size = 0;
  std::string case_id;
  bool twin = false;             ///< The second one of the baseline in its round.
  std::uint64_t pass = 0;        ///< Each pass is a process of its own, with its memory and its cores.
  std::uint64_t round = 0;       ///< Counted through all passes.
  std::uint64_t position = 0;    ///< Its place in the round's order.
  std::uint64_t cpu = 0;         ///< The logical CPU of worker 0.
  std::uint64_t iterations = 0;  ///< Solutions timed together.
  double seconds = 0;            ///< Per solution.
  /// A fixed piece of work on the cores of all workers, timed just before and after: the slowest. Longer
  /// where the clock slows, a neighbour uses half of a core, or a core is taken away.
  double clock_before_s = 0;
  double clock_after_s = 0;
  bool repeated = false;   ///< Taken again since a core was disturbed: kept, and counts for nothing.
  bool disturbed = false;  ///< Not in the file: what the probes of the whole run say of those of this sample.
  std::int64_t involuntary_switches = 0;  ///< Of all workers, during the sample.
  std::int64_t migrations = 0;            ///< Likewise.
  double steal_s = 0;     ///< Time that the hypervisor gave to others or a CPU quota withheld, all cores.
  SampleCounts counts{};  ///< During the sample.
};

/// What stands for a probe where there was none: as steady as a clock can be.
inline constexpr double kNotProbed = 1;

/// A core that was this much slower than at best was disturbed. Steps of the clock and turbo levels are
/// smaller, half a core is more.
inline constexpr double kDisturbed = 1.25;

/// What tells a case from all others of a run.
struct CaseKey {
  std::string workload;  ///< Empty for benchmarks of other programs.
  std::uint64_t size = 0;
  std::string case_id;

  // NOLINTNEXTLINE(modernize-use-nullptr): clang-tidy 14 takes a 0 of the generated code for a pointer.
  auto operator<=>(const CaseKey&) const = default;
};

/// Whose code a case is.
enum class Origin {
  kOwn,
  kLibrary,       ///< Linked or loaded, it runs where ours does.
  kOtherProgram,  ///< A program of its own, in another language.
};

/// The reason of a case that is still to be measured: what a report says, should the run end before its turn.
inline constexpr const char* kNotRunYet = "not run: the run ended before its turn";

/// One planned case and what became of it: a line of cases.jsonl. The last line of a case id counts.
struct CaseRecord {
  std::string workload;
  std::string job;         ///< What the workload does, in one sentence; may be empty.
  std::string limited_by;  ///< What more of would help the workload: "cpu", "memory" or "waiting".
  std::uint64_t size = 0;
  std::string parameters;  ///< `name=value …`
  std::string case_id;     ///< Unique within a run.
  std::string lanes;  ///< "scalar", "autovec", "simd", a further lane, a library; empty for our own on a GPU.
  Origin origin = Origin::kOwn;
  std::string isa;      ///< Highway's target name; empty for scalar code and on a GPU.
  std::string workers;  ///< "serial", "threads", "processes"; empty on a GPU.
  std::optional<std::uint64_t> worker_count;
  std::string device;   ///< "cpu" or "cuda".
  std::string mode;     ///< "wall", "kernel" or "end_to_end".
  bool pending = true;  ///< Still to be measured.
  Status status = Status::kUnavailable;
  std::string reason = kNotRunYet;  ///< In words; may be empty where the answer is right.
  std::optional<bool> verified;
  std::optional<double> max_rel_error;  ///< The largest that a check found.
  bool answers_differ = false;          ///< Two checks found different ones.
  std::optional<double> flops;          ///< Per solution; absent where the cost depends on the data.
  bool single_precision = false;        ///< Whether those are on 32-bit numbers.
  std::optional<double> bytes;          ///< Read and written, per solution.
  std::optional<double> bytes_written;  ///< Those of them that are written; may be 0.
  std::optional<double> items;
  std::optional<double> integer_multiplies;  ///< Of 32-bit numbers; absent where they are not what counts.
  std::optional<double> memory_bytes;  ///< Of the problem's inputs and outputs: the cache level it fits.
  std::string no_roof;      ///< Why no ceiling binds its cost (early exit, waiting); empty where one does.
  std::string stop_reason;  ///< Why its workload's rounds ended: "precision", "budget", "interrupted", …

  /// Says what became of it.
  void settle(Status its_status, std::string its_reason) {
    pending = false;
    status = its_status;
    reason = std::move(its_reason);
  }
};

/// A whole run: the first line of cases.jsonl, its other lines, samples.csv and machine.json.
struct Run {
  std::string run_id;  ///< `<UTC time>-<host>`
  std::string options =
      "{}";  ///< What was asked for, enough to go on with an interrupted run: a JSON object.
  Machine machine;
  std::vector<CaseRecord> cases;     ///< In plan order, one per case id.
  std::vector<Sample> samples;       ///< In the order taken.
  std::vector<std::string> notes{};  ///< What its reader left out, or read otherwise than it stands.
};

}  // namespace lanebench
