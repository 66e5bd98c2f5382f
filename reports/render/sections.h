// The parts of a report, in the order in which it shows them. A part without contents is an empty document.
#pragma once

#include "reports/analysis/analysis.h"
#include "reports/render/document.h"

namespace lanebench {

/// What pays: a table for each group of jobs, and how to read it.
Document overview_section(const Analysis& analysis);

/// One sentence for each job.
Document advice_section(const Analysis& analysis);

/// Facts and every case of one headline workload; `contrast` is its row of the overview.
Document workload_section(const WorkloadSummary& group, const Contrast& contrast);

/// What counters say of one workload's cases; empty where they say nothing.
Document counters_section(const WorkloadSummary& group);

/// What the flags of this run's cases mean; empty where none was set.
Document flags_section(const Summary& summary);

/// How jobs scale with their workers, and what the laws of scaling make of it.
Document scaling_section(const Analysis& analysis);

/// Each instruction set, hand-written next to the compiler's own code.
Document isa_section(const Analysis& analysis);

/// Our own code next to the libraries and programs that did the same job.
Document peer_section(const Analysis& analysis);

/// From which size on something pays, and the time per item at every size.
Document size_section(const Analysis& analysis);

/// The ceilings that were measured on this machine.
Document roofline_section(const Analysis& analysis);

/// What it costs here to hand work to others, and the machine.
Document machine_section(const Machine& machine);

}  // namespace lanebench
