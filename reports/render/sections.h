// The parts of a report, in the order in which it shows them. A part without contents is an empty document.
#pragma once

#include "reports/analysis/analysis.h"
#include "reports/render/document.h"
#include "reports/render/first_screen.h"

namespace lanebench {

/// The answer: title, how far to trust it, what holds across jobs, and a row for each job.
Document first_screen_section(const FirstScreen& screen);

/// What one job's part begins with: what to do, and what the numbers stand on.
Document job_section(const WorkloadSummary& group, const Contrast& contrast, const MatrixRow& job,
                     const std::string& advice);

// Within a job's part. `workload` names it.

Document isa_part(const Analysis& analysis, const std::string& workload);   ///< By instruction set.
Document size_part(const Analysis& analysis, const std::string& workload);  ///< By size.
Document peer_part(const Analysis& analysis, const std::string& workload);  ///< Next to libraries.
Document counters_section(const WorkloadSummary& group);                    ///< What counters say.
Document measurements_part(const WorkloadSummary& group);                   ///< A row for every case.

/// What the flags of this run's cases mean; empty where none was set.
Document flags_section(const Summary& summary);

/// What the words mean, the same in every report.
Document glossary_section();

/// How jobs scale with their workers, and what the laws of scaling make of it.
Document scaling_section(const Analysis& analysis);

/// How to read the pictures of instruction sets.
Document isa_section(const Analysis& analysis);

/// The ceilings that were measured on this machine.
Document roofline_section(const Analysis& analysis);

/// What it costs here to hand work to others, and the machine.
Document machine_section(const Machine& machine);

}  // namespace lanebench
