// A table as HTML.
#pragma once

#include <functional>
#include <string>

#include "reports/render/document.h"

namespace lanebench {

/// `name` says what the table is, `prefix` begins the ids of its footnotes and is different for every table
/// of a page. `linked` turns a text into HTML, with a link where it has one.
std::string html_table(const Table& table, const std::string& name, const std::string& prefix,
                       const std::function<std::string(const std::string&)>& linked);

}  // namespace lanebench
