// The whole report as one document, which Markdown and HTML both render.
#pragma once

#include <string>
#include <vector>

#include "reports/analysis/analysis.h"
#include "reports/render/document.h"

namespace lanebench {

/// `figures` are the names of those that were drawn: "gains", "isa", "scaling", "sizes", "roofline" or
/// "roof", alone or with what they show behind a dash ("scaling-triad"). Each stands in the section that it
/// belongs to. Where there are none, `no_figures` says why; it may be empty.
Document report_document(const Analysis& analysis, const std::vector<std::string>& figures,
                         const std::string& no_figures);

}  // namespace lanebench
