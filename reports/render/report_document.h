// The whole report as one document, which Markdown and HTML both render.
#pragma once

#include <string>
#include <vector>

#include "reports/analysis/analysis.h"
#include "reports/render/document.h"
#include "reports/render/first_screen.h"

namespace lanebench {

/// `figures` are the names of those that were drawn: "gains", "isa", "scaling", "sizes", "roofline" or
/// "roof", which stand in the section that they belong to, or such a name with a job's behind a dash
/// ("scaling-triad"), which stand in its part. Where there are none, `no_figures` says why; it may be empty.
Document report_document(const Analysis& analysis, const FirstScreen& screen,
                         const std::vector<std::string>& figures, const std::string& no_figures);

}  // namespace lanebench
