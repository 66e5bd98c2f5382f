// How cases are named, everywhere: triad/scalar/serial, triad/simd@AVX3/threads:8, triad/cuda/kernel.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "reports/results/records.h"

namespace lanebench {

/// A case id in its parts; they mean what they mean in a CaseRecord.
struct CaseId {
  std::string workload;
  std::string lanes{};    ///< Empty for our own kernel on a GPU, which the id calls "cuda".
  std::string isa{};      ///< Empty where the id names none.
  std::string workers{};  ///< Empty on a GPU.
  std::uint64_t worker_count = 1;
  std::string mode = "wall";

  bool on_gpu() const { return mode != "wall"; }

  /// None where the text is not exactly what `to_string` makes of a case id.
  static std::optional<CaseId> parse(std::string_view text);
};

std::string to_string(const CaseId& id);

/// A record of that case, still to be measured.
CaseRecord record_of(const CaseId& id);

/// Whose code a case is as far as its name tells: most lanes but the three that all jobs have are libraries.
Origin likely_origin(const CaseRecord& record);

/// What every other case of a workload is compared with, as its id goes on behind the workload.
inline constexpr const char* kBaseline = "scalar/serial";

std::string baseline_id(const std::string& workload);
bool is_baseline(const CaseRecord& record);

/// "simd@AVX3/threads:8", for where the workload is known. A text that is no case id stays as it is.
std::string without_workload(const std::string& case_id);

}  // namespace lanebench
