// Four lines of text: the circumstances, the time, the overheads, the ceilings.
#include "harness/coordinator/kept_figures.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>
#include <ctime>
#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>
#include <system_error>

#include "harness/machine/machine.h"
#include "harness/protocol/figures.h"

namespace lanebench {
namespace {

namespace fs = std::filesystem;

constexpr const char* kProgram = "/proc/self/exe";

/// By the XDG base directory specification; empty where a user has none.
fs::path cache_folder() {
  const char* cache = std::getenv("XDG_CACHE_HOME");
  if (cache != nullptr && fs::path(cache).is_absolute()) return cache;
  const char* home = std::getenv("HOME");
  return home != nullptr && fs::path(home).is_absolute() ? fs::path(home) / ".cache" : fs::path();
}

fs::path figures_file() {
  const fs::path folder = cache_folder();
  if (folder.empty()) return {};
  std::error_code ignored;
  const std::size_t program = std::hash<std::string>()(fs::read_symlink(kProgram, ignored).string());
  return folder / "lanebench" / fmt::format("figures-{}-{:016x}", host_name(), program);
}

/// All that the description says but the clock of the moment and what can be counted; and which boot and
/// which build it is.
std::string circumstances_of(nlohmann::json machine) {
  machine["cpu"].erase("mhz_now");
  machine.erase("counters");
  std::string boot;
  std::ifstream("/proc/sys/kernel/random/boot_id") >> boot;
  machine["boot"] = boot;
  std::error_code ignored;
  machine["program"] = {fs::file_size(kProgram, ignored),
                        fs::last_write_time(kProgram, ignored).time_since_epoch().count()};
  return machine.dump();
}

}  // namespace

KeptFigures::KeptFigures(const nlohmann::json& machine)
    : file_(figures_file()), circumstances_(circumstances_of(machine)) {}

std::optional<MachineFigures> KeptFigures::read() const {
  std::ifstream file(file_);
  std::string circumstances, time, overheads, ceilings;
  std::getline(file, circumstances);
  if (circumstances != circumstances_) return std::nullopt;
  std::getline(file, time);
  std::getline(file, overheads);
  std::getline(file, ceilings);
  const auto known_overheads = parse_overheads(overheads);
  const auto known_ceilings = parse_ceilings(ceilings);
  const std::int64_t measured_at = std::strtoll(time.c_str(), nullptr, 10);
  // Not in the future, should the clock have been set back.
  if (!known_overheads || !known_ceilings || measured_at <= 0 || measured_at > std::time(nullptr))
    return std::nullopt;
  return MachineFigures{*known_overheads, *known_ceilings, measured_at};
}

void KeptFigures::write(const MachineFigures& figures) const {
  if (file_.empty()) return;
  std::error_code ignored;
  fs::create_directories(file_.parent_path(), ignored);
  // Under a name of its own first, so that nobody ever reads half of it.
  const fs::path draft = fmt::format("{}.{}", file_.string(), getpid());
  std::ofstream stream(draft);
  stream << circumstances_ << '\n'
         << figures.measured_at << '\n'
         << text_of(figures.overheads) << '\n'
         << text_of(figures.ceilings) << '\n';
  stream.close();
  if (stream) fs::rename(draft, file_, ignored);
  if (!stream || ignored) fs::remove(draft, ignored);
}

}  // namespace lanebench
