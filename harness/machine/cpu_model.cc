// Reads /proc/cpuinfo, the device tree and DMI.
#include "harness/machine/cpu_model.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <fstream>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "harness/machine/unknown.h"

namespace lanebench {
namespace {

using Json = nlohmann::json;

/// A key and its value; empty for lines without.
std::pair<std::string, std::string> split(const std::string& line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string::npos || colon + 2 > line.size()) return {};
  std::string key = line.substr(0, colon);
  key.resize(key.find_last_not_of(" \t") + 1);
  return {key, line.substr(colon + 2)};
}

/// "implementer 0x41 part 0xd05 + implementer 0x41 part 0xd0b"; empty where no core has them.
std::string parts_of_cores(const std::string& root) {
  std::ifstream file(root + "/proc/cpuinfo");
  std::set<std::string> parts;
  std::string implementer;
  for (std::string line; std::getline(file, line);) {
    const auto [key, value] = split(line);
    if (key == "CPU implementer") implementer = value;
    if (key == "CPU part") parts.insert(fmt::format("implementer {} part {}", implementer, value));
  }
  return fmt::format("{}", fmt::join(parts, " + "));
}

/// A line of a file; the device tree ends its texts with a NUL instead.
std::string text_of_file(const std::string& path) {
  std::ifstream file(path);
  std::string line;
  std::getline(file, line);
  return line.substr(0, line.find('\0'));
}

/// From the device tree, else from DMI; empty where neither is there.
std::string board(const std::string& root) {
  const std::string tree = text_of_file(root + "/proc/device-tree/model");
  if (!tree.empty()) return tree;
  const std::string dmi = root + "/sys/class/dmi/id/";
  const std::string vendor = text_of_file(dmi + "board_vendor");
  const std::string name = text_of_file(dmi + "board_name");
  return vendor.empty() || name.empty() ? vendor + name : vendor + " " + name;
}

}  // namespace

Json cpuinfo(const std::string& key, const std::string& root) {
  std::ifstream file(root + "/proc/cpuinfo");
  for (std::string line; std::getline(file, line);) {
    const auto [found, value] = split(line);
    if (found == key) return value;
  }
  return unknown("/proc/cpuinfo has no '" + key + "'");
}

Json cpu_model(const std::string& root) {
  Json name = cpuinfo("model name", root);
  if (name.is_string()) return name;
  std::vector<std::string> texts;
  for (const std::string& text : {board(root), parts_of_cores(root)}) {
    if (!text.empty()) texts.push_back(text);
  }
  return texts.empty() ? name : Json(fmt::format("{}", fmt::join(texts, ", ")));
}

}  // namespace lanebench
