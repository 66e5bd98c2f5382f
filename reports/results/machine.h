// The machine of a run: what machine.json says about it, read once.
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "reports/results/facts.h"

namespace lanebench {

/// The caches of one level; a member of the list "caches".
struct Cache {
  std::optional<std::string> type;  ///< "Data", "Unified"
  std::optional<std::uint64_t> level;
  std::optional<std::uint64_t> size;       ///< Bytes, of each of them.
  std::optional<std::uint64_t> shared_by;  ///< Hardware threads.
  std::optional<std::uint64_t> count;
};

/// A measured maximum; a member of the list "ceilings".
struct Ceiling {
  std::string name;    ///< "copy", "triad", "read" (bandwidth), "fma" (double precision), "fma_single",
                       ///< "integer_multiply".
  std::string device;  ///< "cpu" or "cuda".
  std::string level;   ///< Of a bandwidth: "L1", "L2", "L3", "memory"; else empty.
  std::string
      isa;  ///< Of the code that measured it; "scalar" for one element per instruction; empty on a GPU.
  std::uint64_t workers = 1;  ///< 1, or all; 1 on a GPU.
  double value = 0;           ///< B/s, flop/s (a fused multiply-add counts 2), or multiplications/s.
  bool slow_core = false;
};

/// What it costs to hand work to others; a member of the list "overheads".
struct Overhead {
  std::string name;
  std::string description;
  std::optional<double> value;
  std::string unit;    ///< "s", "B/s", "ratio".
  std::string reason;  ///< Why there is no value.
};

/// Whatever is absent was not recorded, or with a reason, which is among the facts.
struct Machine {
  std::string line;      ///< CPU, compiler and GPU (or why none) in one line.
  std::string compiler;  ///< "GNU 12.2.0"
  std::optional<std::string> host;
  std::optional<std::string> architecture;
  std::optional<std::string> cpu_model;
  std::optional<std::uint64_t> cores;
  std::optional<std::uint64_t> threads;  ///< Of the hardware.
  std::optional<std::string> gpu;
  std::optional<std::string> build_type;  ///< Of lanebench.
  std::optional<std::uint64_t> shared_memory_page_bytes;
  std::vector<Cache> caches;
  std::vector<Ceiling> ceilings;  ///< Those with a value; one worker's on a core of the fastest kind.
  std::vector<Ceiling>
      slow_core_ceilings;  ///< One worker's on a core of the slowest kind, where there are two.
  std::vector<Overhead> overheads;
  std::optional<double> figures_age_s;  ///< Of those two at the start of the run; none where they were new.
  std::vector<RecordedFact> facts;      ///< Everything else.
};

/// No member has to be there, or to be what it should be.
Machine read_machine(const nlohmann::json& machine);

}  // namespace lanebench
