// Puts the sections of a report in order, and the figures into their sections.
#include "reports/render/report_document.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "reports/render/advice.h"
#include "reports/render/sections.h"

namespace lanebench {
namespace {

/// Figures of one kind, and what they show.
struct Kind {
  const char* name;
  const char* caption;
};

constexpr std::array kKinds = {
    Kind{"gains", "gains over one worker of plain code, with 95 % intervals"},
    Kind{"isa", "gains at each instruction set, the compiler's code and hand-written SIMD"},
    Kind{"sizes", "gains over plain code against the size of the job, and where threads start to pay"},
    Kind{"scaling", "speedup against workers, with the fit of Amdahl's law"},
    Kind{"roofline", "what cases reach below the measured ceilings"},
    Kind{"roof", "percent of the roof that binds hand-written SIMD; named is the one with threads"}};

class Report {
 public:
  explicit Report(const std::vector<std::string>& figures) : figures_(figures) {}

  void add(Document part) { std::ranges::move(part, std::back_inserter(document_)); }

  /// With the figures of all jobs behind its heading; figures without a section get one.
  void add(Document part, const char* title, const std::vector<const char*>& names) {
    Document pictures;
    for (const char* name : names) add_picture(name, "", pictures);
    if (part.empty() && !pictures.empty()) part.push_back(Heading{2, title, true});
    if (!part.empty()) part.insert(part.begin() + 1, pictures.begin(), pictures.end());
    add(std::move(part));
  }

  /// All figures of one job.
  void add_pictures_of(const std::string& workload) {
    for (const Kind& kind : kKinds) add_picture(kind.name, workload, document_);
  }

  Document take() { return std::move(document_); }

 private:
  /// A kind of all jobs may have several: "isa", "isa-2".
  void add_picture(const std::string& name, const std::string& workload, Document& pictures) const {
    const std::string caption = std::ranges::find(kKinds, name, &Kind::name)->caption;
    const std::string wanted = workload.empty() ? name : name + "-" + workload;
    for (const std::string& figure : figures_) {
      const bool further = workload.empty() && figure.starts_with(name + "-") &&
                           figure.find_first_not_of("0123456789", name.size() + 1) == std::string::npos;
      if (figure != wanted && !further) continue;
      pictures.push_back(
          Figure{figure, workload.empty() ? caption : fmt::format("{}: {}", workload, caption)});
    }
  }

  const std::vector<std::string>& figures_;
  Document document_;
};

const ScreenRow* screen_row_of(const FirstScreen& screen, const std::string& workload) {
  for (const ScreenGroup& group : screen.groups) {
    for (const ScreenRow& row : group.rows) {
      if (row.job.workload == workload) return &row;
    }
  }
  return nullptr;
}

void add_jobs(const Analysis& analysis, const FirstScreen& screen, Report& report) {
  auto contrast = analysis.contrasts.begin();
  bool first = true;
  for (const WorkloadSummary& group : analysis.summary.workloads) {
    if (!group.headline) continue;
    if (first) report.add({Heading{2, "Job by job"}});
    first = false;
    const ScreenRow* row = screen_row_of(screen, group.workload);
    const MatrixRow job = row == nullptr ? MatrixRow{} : row->job;
    const auto crossovers = crossovers_of(analysis.size_sweeps, group.workload);
    report.add(job_section(group, *contrast, job, advice_sentence(*contrast, job, crossovers)));
    ++contrast;
    report.add_pictures_of(group.workload);
    report.add(isa_part(analysis, group.workload));
    report.add(size_part(analysis, group.workload));
    report.add(peer_part(analysis, group.workload));
    report.add(counters_section(group));
    report.add(measurements_part(group));
  }
}

}  // namespace

Document report_document(const Analysis& analysis, const FirstScreen& screen,
                         const std::vector<std::string>& figures, const std::string& no_figures) {
  Report report(figures);
  report.add(first_screen_section(screen));
  if (figures.empty() && !no_figures.empty()) report.add({Paragraph{"No figures: " + no_figures + "."}});
  add_jobs(analysis, screen, report);
  report.add({}, "Gains", {"gains"});
  report.add(isa_section(analysis), "Instruction sets", {"isa"});
  report.add({}, "Sizes", {"sizes"});
  report.add(roofline_section(analysis), "Roofline", {"roofline", "roof"});
  report.add(scaling_section(analysis), "Scaling", {"scaling"});
  report.add(flags_section(analysis.summary));
  if (!analysis.contrasts.empty()) report.add(glossary_section());
  report.add(machine_section(analysis.summary.machine));
  return report.take();
}

}  // namespace lanebench
