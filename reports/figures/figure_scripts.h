// What each figure shows, as gnuplot commands made from a report's analyses.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "reports/analysis/analysis.h"

namespace lanebench {

/// A figure before it is drawn.
struct Picture {
  std::string title;     ///< One line in words, which also is the picture's text for those who do not see it.
  int height = 0;        ///< Pixels; the width is that of all figures.
  std::string commands;  ///< All of gnuplot's after its terminal is set.
};

/// Each is absent where there is nothing to show.

/// Gains over plain code on one worker, with intervals, for every headline workload, grouped by what limits
/// it.
std::optional<Picture> gains_picture(const std::vector<MatrixRow>& rows);

/// Gains at each instruction set, hand-written and the compiler's, a small plot per job.
std::optional<Picture> isa_picture(const std::vector<IsaSweep>& sweeps);

/// Speedup against workers, for all series of one workload; needs three points in one of them.
std::optional<Picture> scaling_picture(const std::vector<Scaling>& series);

/// Gains against the size of the job, and where threads begin to pay, a small plot per job.
std::optional<Picture> sizes_picture(const std::vector<SizeSweep>& sweeps);

/// Ceilings, and the cases with flops and bytes below them.
std::optional<Picture> roofline_picture(const Summary& summary);

/// Percent of the roof that binds each case.
std::optional<Picture> roof_picture(const Summary& summary);

/// One figure of a report, and the name of its file.
struct NamedPicture {
  std::string name;      ///< a-z, 0-9, - and _; different for all of a report.
  std::string workload;  ///< Empty where it shows all of them.
  Picture picture;
};

/// All figures of a report: those of all jobs, then a job's own.
std::vector<NamedPicture> pictures(const Analysis& analysis);

}  // namespace lanebench
