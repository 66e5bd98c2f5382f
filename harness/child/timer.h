// Times one sample of one case with Google Benchmark.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

namespace lanebench {

/// Solves the problem `iterations` times and returns the seconds that it took.
using TimedRun = std::function<double(std::uint64_t iterations)>;

/// One run of `timed` under Google Benchmark, with manual time and exactly `iterations` iterations; returns
/// the seconds per iteration that Google Benchmark reports.
double time_sample(const std::string& name, std::uint64_t iterations, const TimedRun& timed);

}  // namespace lanebench
