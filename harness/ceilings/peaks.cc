// The problem's memory, and the probes of every instruction set.
#include "harness/ceilings/peaks.h"

#include <fmt/format.h>

#include <type_traits>

namespace lanebench {

template <typename T>
Chains<T>::Chains(std::size_t workers) : arena_(Arena::Memory::kPrivate, (workers + 1) * sizeof(PerWorker)) {
  constexpr std::size_t kNumbers = 1000;  // Starts differ, and stay small.
  memory_ = arena_.take<PerWorker>(workers);
  for (PerWorker& worker : memory_) {
    for (std::size_t i = 0; i < kMost; ++i) worker.start[i] = static_cast<T>(i % kNumbers + 1);
  }
}

template class Chains<double>;
template class Chains<float>;
template class Chains<std::uint64_t>;

namespace {

/// A peak: `per_step` operations of each lane of each chain in each step.
template <typename T>
Probe probe(const std::string& name, const std::string& isa, const std::string& description,
            KernelOf<Chains<T>> kernel, std::size_t count, Workers& workers) {
  constexpr std::uint64_t kSteps = 1000;  // Each repetition's.
  constexpr bool kFloating = std::is_floating_point_v<T>;
  const auto problem = std::make_shared<Chains<T>>(count);
  problem->factor = kFloating ? static_cast<T>(0.5) : static_cast<T>(0x9E3779B1);  // Stays finite; odd.
  problem->addend = kFloating ? T{1} : T{0};
  const auto run = [problem, kernel = erased(kernel), count, &workers](std::uint64_t repetitions) {
    problem->steps = repetitions * kSteps;
    workers.run(kernel, *problem);
    double lanes = 0;
    for (std::size_t rank = 0; rank < count; ++rank) lanes += static_cast<double>(problem->of(rank).lanes);
    return (kFloating ? 2 : 1) * lanes * static_cast<double>(problem->steps);
  };
  return {.name = name,
          .level = "",
          .isa = isa,
          .workers = count,
          .unit = kFloating ? "flop/s" : "1/s",
          .description = description,
          .ways = {{"", run}}};
}

}  // namespace

std::vector<Probe> peak_probes(std::size_t count, Workers& workers) {
  const std::string fma = "multiply and add, double precision, in registers";
  const std::string fma_single = "multiply and add, single precision, in registers";
  const std::string multiply = "multiplications of 32-bit numbers with 64-bit products, in registers";
  std::vector<Probe> all = {
      probe("fma", "scalar", fma, fma_scalar, count, workers),
      probe("fma_single", "scalar", fma_single, fma_single_scalar, count, workers),
      probe("integer_multiply", "scalar", multiply, multiply_scalar, count, workers),
  };
  const auto add = [&](const auto& kernels, const std::string& name, const std::string& description) {
    for (const auto& kernel : kernels) {
      if (kernel.function == nullptr) continue;
      all.push_back(probe(name, kernel.isa, description, kernel.function, count, workers));
    }
  };
  add(fma_kernels(), "fma", fma);
  add(fma_single_kernels(), "fma_single", fma_single);
  add(multiply_kernels(), "integer_multiply", multiply);
  return all;
}

}  // namespace lanebench
