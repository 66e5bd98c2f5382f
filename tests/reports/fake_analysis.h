// An analysis made up for tests of figures: plausible numbers for workloads on 16 cores with five instruction
// sets, without a run.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "reports/analysis/analysis.h"
#include "tests/reports/fake_run.h"

namespace lanebench {

inline Estimate fake_estimate(double value, double relative = 0.03) {
  return {value, value * (1 - relative), value * (1 + relative)};
}

inline Gain fake_gain(const std::string& case_id, double speedup, double relative = 0.03) {
  return {case_id, fake_estimate(speedup, relative), ""};
}

inline const std::vector<std::string>& fake_isas() {
  static const std::vector<std::string> isas{"SSSE3", "SSE4", "AVX2", "AVX3", "AVX3_DL"};
  return isas;
}

/// What distinguishes made-up workload number `i`.
struct FakeJobShape {
  std::string name;
  std::string limited_by;
  double simd;    ///< Gain of the best instruction set.
  double serial;  ///< Amdahl's fraction.
  double flops_per_byte;
};

inline FakeJobShape fake_shape(std::size_t i) {
  constexpr std::array kNames = {"largest_prime_factor",
                                 "monte_carlo_pi",
                                 "primality",
                                 "prime_range",
                                 "prime_sum",
                                 "row_match",
                                 "file_copy",
                                 "range_sum",
                                 "smallest_prime_factor",
                                 "triad",
                                 "page_titles",
                                 "wait"};
  constexpr std::array kSimd = {7.67, 6.43, 15.7, 14.3, 62.7, 22.8, 2.31, 3.41, 7.88, 1.72, 1.02, 0.99};
  constexpr std::array kSerial = {0.004, 0.001, 0.01, 0.02, 0.03, 0.002, 0.15, 0.2, 0.01, 0.22, 0.002, 0.001};
  constexpr std::array kIntensity = {0.0, 6.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.125, 0.0, 0.083, 0.0, 0.0};
  const std::size_t k = i % kNames.size();
  const std::string suffix = i < kNames.size() ? "" : "_" + std::to_string(i / kNames.size() + 1);
  return {kNames[k] + suffix,
          k < 6 || k == 8 ? "cpu"
          : k < 10        ? "memory"
                          : "waiting",
          kSimd[k], kSerial[k], kIntensity[k]};
}

inline double fake_amdahl(double serial, double workers) {
  return 1 / (serial + (1 - serial) / workers);
}

inline Contrast fake_contrast(const FakeJobShape& job) {
  const double threads = fake_amdahl(job.serial, 16);
  Contrast row;
  row.workload = job.name;
  row.size = 1000000;
  row.limited_by = job.limited_by;
  row.aa_floor = 0.01;
  row.baseline = job.name + "/scalar/serial";
  row.scalar_s = fake_estimate(0.015);
  row.autovec = fake_gain("autovec@AVX3/serial", 1 + job.simd / 20);
  row.simd = fake_gain("simd@AVX3/serial", job.simd);
  row.threads = fake_gain("scalar/threads:16", threads, 0.05);
  row.processes = fake_gain("scalar/processes:16", threads * 0.93, 0.08);
  row.simd_threads = fake_gain("simd@AVX3/threads:16", std::max(1.0, job.simd * threads * 0.8), 0.06);
  row.simd_processes = fake_gain("simd@AVX3/processes:16", std::max(1.0, job.simd * threads * 0.7), 0.1);
  if (job.limited_by != "waiting") {
    row.gpu_kernel = fake_gain("cuda/kernel", job.simd * 60);
    row.gpu_end_to_end = fake_gain("cuda/end_to_end", job.limited_by == "cpu" ? job.simd * 30 : 0.4);
  }
  return row;
}

inline MatrixRow fake_matrix_row(const Contrast& contrast) {
  const auto judged_as = [](const Gain& gain) {
    return Judged{.ratio = gain.speedup, .verdict = verdict(gain.speedup, 0.01), .reason = gain.reason};
  };
  MatrixRow row;
  row.workload = contrast.workload;
  row.limited_by = contrast.limited_by;
  row.autovec = judged_as(contrast.autovec);
  row.simd = judged_as(contrast.simd);
  row.workers.gain = judged_as(contrast.threads);
  row.simd_workers.gain = judged_as(contrast.simd_threads);
  row.gpu_kernel = judged_as(contrast.gpu_kernel);
  row.gpu = judged_as(contrast.gpu_end_to_end);
  return row;
}

inline IsaSweep fake_isa_sweep(const FakeJobShape& job) {
  IsaSweep sweep;
  sweep.workload = job.name;
  for (std::size_t i = 0; i < fake_isas().size(); ++i) {
    const double share = std::pow(static_cast<double>(i + 1) / static_cast<double>(fake_isas().size()), 0.8);
    IsaRow row;
    row.isa = fake_isas()[i];
    row.autovec = fake_gain("autovec", 1 + 0.05 * job.simd * share);
    row.simd = fake_gain("simd", std::max(0.9, job.simd * share));
    sweep.rows.push_back(row);
  }
  return sweep;
}

inline Scaling fake_scaling(const FakeJobShape& job, const std::string& kind, double serial) {
  Scaling one;
  one.workload = job.name;
  one.kind = kind;
  for (const std::uint64_t workers : {1, 2, 4, 8, 12, 16}) {
    ScalingPoint point;
    point.workers = workers;
    point.speedup = fake_estimate(fake_amdahl(serial, static_cast<double>(workers)), workers == 1 ? 0 : 0.05);
    one.points.push_back(point);
  }
  one.amdahl = Estimate{serial, serial * 0.9, serial * 1.1};
  if (serial > 0.1) one.knee = 8;
  return one;
}

inline SizeSweep fake_size_sweep(const FakeJobShape& job) {
  SizeSweep sweep;
  sweep.workload = job.name;
  const auto add = [&](const std::string& kind, double gain, double start_s) {
    SizeSeries series{kind, {}};
    for (std::uint64_t size = 1000; size <= 100000000; size *= 10) {
      for (const std::uint64_t part : {1u, 3u}) {
        const double items = static_cast<double>(size * part);
        if (items > 1e8) continue;
        const double seconds = 15e-9 / gain + start_s / items;
        series.points.push_back(
            {size * part, kind, fake_estimate(seconds), fake_estimate((15e-9 + 1e-8 / items) / seconds)});
      }
    }
    sweep.series.push_back(series);
  };
  const double workers = fake_amdahl(job.serial, 16);
  add("one scalar worker", 1, 1e-8);
  add("SIMD", job.simd, 1e-8);
  add("threads", workers, 5e-6);
  add("processes", workers * 0.93, 8e-6);
  add("SIMD + threads", job.simd * workers * 0.8, 5e-6);
  add("GPU end to end", job.simd * 30, 4e-5);
  sweep.crossovers.push_back({"threads", "SIMD", 10000, 3000, 1000, 100000000});
  sweep.crossovers.push_back({"SIMD + threads", "SIMD", 10000, 3000, 1000, 100000000});
  sweep.crossovers.push_back({"SIMD + processes", "SIMD", 30000, 10000, 1000, 100000000});
  sweep.crossovers.push_back({"GPU end to end", "the best on the CPU", 300000, 100000, 1000, 100000000});
  sweep.crossovers.push_back({"processes", "SIMD", {}, {}, 1000, 100000000});
  return sweep;
}

inline std::vector<Ceiling> fake_ceilings() {
  std::vector<Ceiling> all;
  constexpr std::array kPeaks = {13e9, 13e9, 50e9, 98e9, 99e9};  // One worker.
  const auto both = [&](Ceiling ceiling, double gain) {
    ceiling.device = "cpu";
    all.push_back(ceiling);
    ceiling.workers = 16;
    ceiling.value *= gain;
    all.push_back(ceiling);
  };
  both({"fma", "", "", "scalar", 1, 6.2e9}, 15);
  for (std::size_t i = 0; i < kPeaks.size(); ++i) both({"fma", "", "", fake_isas()[i], 1, kPeaks[i]}, 14.5);
  both({"fma_single", "", "", "AVX3", 1, 196e9}, 14.5);
  for (const char* name : {"copy", "triad"}) {
    const double share = name == std::string("copy") ? 1 : 0.93;
    both({name, "", "L1", "AVX3", 1, 310e9 * share}, 15.5);
    both({name, "", "L2", "AVX3", 1, 140e9 * share}, 15);
    both({name, "", "L3", "AVX3", 1, 40e9 * share}, 10);
    both({name, "", "memory", "AVX3", 1, 14e9 * share}, 8);
  }
  both({"integer_multiply", "", "", "AVX3", 1, 30e9}, 15);
  return all;
}

/// Cases with rates, for the roofs.
inline WorkloadSummary fake_workload_summary(const FakeJobShape& job) {
  WorkloadSummary group;
  group.workload = job.name;
  group.size = 1000000;
  const Contrast row = fake_contrast(job);
  const auto add = [&](const std::string& variant, double speedup) {
    Result result;
    result.record = fake_case(job.name, variant);
    result.median_s = fake_estimate(0.015 / speedup);
    if (job.flops_per_byte > 0) {
      result.record.bytes = job.flops_per_byte < 1 ? 60e6 : 2e6;
      result.record.flops = job.flops_per_byte * *result.record.bytes;
      result.gflop_s = *result.record.flops / result.median_s->value / 1e9;
    }
    if (job.limited_by == "memory") {
      result.pct_roof = std::min(97.0, 12 * std::sqrt(speedup) * (1 + job.serial));
      result.roof = "memory bandwidth";
    } else if (job.limited_by == "cpu" && job.serial < 0.003) {
      result.pct_roof = std::min(99.0, 9 * std::log2(1 + speedup));
      result.roof = "integer multiply peak (AVX3_DL)";
    } else {
      result.roof = "no roof: its cost depends on the data";
    }
    group.results.push_back(result);
  };
  add("scalar/serial", 1);
  add("autovec@AVX3/serial", row.autovec.speedup->value);
  add("simd@AVX3/serial", row.simd.speedup->value);
  add("scalar/threads:16", row.threads.speedup->value);
  add("scalar/processes:16", row.processes.speedup->value);
  add("simd@AVX3/threads:16", row.simd_threads.speedup->value);
  add("simd@AVX3/processes:16", row.simd_processes.speedup->value);
  return group;
}

inline Analysis fake_analysis(std::size_t workloads = 12) {
  Analysis analysis;
  analysis.summary.run_id = "20260102T030405Z-host";
  for (std::size_t i = 0; i < workloads; ++i) {
    const FakeJobShape job = fake_shape(i);
    analysis.summary.workloads.push_back(fake_workload_summary(job));
    analysis.contrasts.push_back(fake_contrast(job));
    analysis.matrix.push_back(fake_matrix_row(analysis.contrasts.back()));
    analysis.isa_sweeps.push_back(fake_isa_sweep(job));
    analysis.scalings.push_back(fake_scaling(job, "threads", job.serial));
    analysis.scalings.push_back(fake_scaling(job, "processes", job.serial * 1.3));
    analysis.scalings.push_back(fake_scaling(job, "SIMD + threads", std::min(0.5, job.serial * 2)));
    analysis.scalings.push_back(fake_scaling(job, "SIMD + processes", std::min(0.5, job.serial * 2.2)));
    analysis.size_sweeps.push_back(fake_size_sweep(job));
  }
  analysis.summary.machine.ceilings = fake_ceilings();
  return analysis;
}

}  // namespace lanebench
