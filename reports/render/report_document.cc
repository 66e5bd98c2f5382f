// Puts the sections of a report in order, and the figures into their sections.
#include "reports/render/report_document.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "reports/render/sections.h"

namespace lanebench {
namespace {

/// Figures of one kind, and what they show.
struct Kind {
  const char* name;
  const char* caption;
};

class Report {
 public:
  explicit Report(const std::vector<std::string>& figures) : figures_(figures) {}

  void add(Document part) { std::ranges::move(part, std::back_inserter(document_)); }

  /// With figures behind its heading; figures without a section get one.
  void add(Document part, const char* title, const std::vector<Kind>& kinds) {
    Document pictures;
    for (const Kind& kind : kinds) add_pictures(kind, pictures);
    if (part.empty() && !pictures.empty()) part.push_back(Heading{2, title});
    if (!part.empty()) part.insert(part.begin() + 1, pictures.begin(), pictures.end());
    add(std::move(part));
  }

  Document take() { return std::move(document_); }

 private:
  void add_pictures(const Kind& kind, Document& pictures) const {
    const std::string of_one_job = std::string(kind.name) + "-";
    for (const std::string& name : figures_) {
      if (name == kind.name) pictures.push_back(Figure{name, kind.caption});
      if (!name.starts_with(of_one_job)) continue;
      pictures.push_back(Figure{name, fmt::format("{}: {}", name.substr(of_one_job.size()), kind.caption)});
    }
  }

  const std::vector<std::string>& figures_;
  Document document_;
};

Document every_case(const Analysis& analysis) {
  Document part;
  auto contrast = analysis.contrasts.begin();
  for (const WorkloadSummary& group : analysis.summary.workloads) {
    if (!group.headline) continue;
    if (part.empty()) part.push_back(Heading{2, "Every case"});
    std::ranges::move(workload_section(group, *contrast++), std::back_inserter(part));
    std::ranges::move(counters_section(group), std::back_inserter(part));
  }
  return part;
}

}  // namespace

Document report_document(const Analysis& analysis, const std::vector<std::string>& figures,
                         const std::string& no_figures) {
  const Summary& summary = analysis.summary;
  Report report(figures);
  report.add({Heading{1, "What pays: " + summary.run_id}, Paragraph{summary.machine.line}});
  if (const std::string text = in_words(analysis.quietness); !text.empty()) report.add({Paragraph{text}});
  report.add(advice_section(analysis));
  report.add(overview_section(analysis));
  report.add({}, "Gains", {{"gains", "gains over one scalar worker, with 95 % intervals"}});
  if (figures.empty() && !no_figures.empty()) report.add({Paragraph{"No figures: " + no_figures + "."}});
  report.add(every_case(analysis));
  report.add(flags_section(summary));
  report.add(scaling_section(analysis), "Scaling",
             {{"scaling", "speedup against workers, with the fit of Amdahl's law"}});
  report.add(isa_section(analysis), "Instruction sets",
             {{"isa", "gains at each instruction set, hand-written and the compiler's"}});
  report.add(peer_section(analysis));
  report.add(size_section(analysis), "Sizes", {{"sizes", "time per item against the size of the job"}});
  report.add(roofline_section(analysis), "Roofline",
             {{"roofline", "what cases reach below the measured ceilings"},
              {"roof", "percent of the roof that binds each case"}});
  report.add(machine_section(summary.machine));
  return report.take();
}

}  // namespace lanebench
