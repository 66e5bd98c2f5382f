// Takes the variables that bind threads out of the environment before any OpenMP runtime reads them: libgomp
// binds the first thread as it is loaded, and this program would take its one core for the whole machine.
#include "harness/machine/openmp_settings.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cstdlib>
#include <cstring>

namespace lanebench {
namespace {

// OMP_ is what both runtimes read, GOMP_ what libgomp adds, KMP_ what libomp does.
constexpr const char* kBinding[] = {"OMP_PROC_BIND", "OMP_PLACES",    "GOMP_CPU_AFFINITY",
                                    "KMP_AFFINITY",  "KMP_HW_SUBSET", "KMP_PLACE_THREADS"};
constexpr int kBindingCount = sizeof kBinding / sizeof kBinding[0];
constexpr const char* kFollowed[] = {"OMP_NUM_THREADS",       "OMP_THREAD_LIMIT",        "OMP_DYNAMIC",
                                     "OMP_MAX_ACTIVE_LEVELS", "OMP_WAIT_POLICY",         "GOMP_SPINCOUNT",
                                     "KMP_ALL_THREADS",       "KMP_DEVICE_THREAD_LIMIT", "KMP_LIBRARY",
                                     "KMP_BLOCKTIME"};

/// The lines of `kBinding` that were there, as the environment had them.
const char* removed[kBindingCount];

// These two run before the constructors of shared libraries: they call nothing, and no sanitizer is there
// yet.
#define LANEBENCH_BEFORE_LIBRARIES __attribute__((no_sanitize("address", "thread", "undefined")))

LANEBENCH_BEFORE_LIBRARIES bool sets(const char* line, const char* name) {
  for (; *name != '\0'; ++name, ++line) {
    if (*name != *line) return false;
  }
  return *line == '=';
}

LANEBENCH_BEFORE_LIBRARIES void remove_binding(int, char**, char** environment) {
  char** kept = environment;
  for (char** line = environment; *line != nullptr; ++line) {
    const char** place = nullptr;
    for (int i = 0; i < kBindingCount; ++i) {
      if (sets(*line, kBinding[i])) place = &removed[i];
    }
    if (place != nullptr) {
      *place = *line;
    } else {
      *kept++ = *line;
    }
  }
  *kept = nullptr;
}

__attribute__((section(".preinit_array"), used)) void (*before_libraries)(int, char**,
                                                                          char**) = remove_binding;

}  // namespace

std::vector<OpenMpSetting> openmp_settings() {
  std::vector<OpenMpSetting> settings;
  for (const char* line : removed) {
    if (line == nullptr) continue;
    const char* equals = std::strchr(line, '=');
    settings.push_back({std::string(line, equals), equals + 1, false});
  }
  for (const char* name : kFollowed) {
    if (const char* value = std::getenv(name); value != nullptr) settings.push_back({name, value, true});
  }
  return settings;
}

std::string followed_openmp_settings() {
  std::vector<std::string> texts;
  for (const OpenMpSetting& setting : openmp_settings()) {
    if (setting.followed) texts.push_back(setting.name + "=" + setting.value);
  }
  return fmt::format("{}", fmt::join(texts, ", "));
}

}  // namespace lanebench
