// Assignments and events as JSON.
#include "harness/protocol/protocol.h"

#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string_view>
#include <type_traits>

#include "reports/results/case_json.h"
#include "reports/text/limits.h"

namespace lanebench {

using nlohmann::json;

static void to_json(json& object, const CaseRecord& record) {
  object = to_json(record);
}
static void from_json(const json& object, CaseRecord& record) {
  record = case_from_json(object);
}
static void to_json(json& object, const SampleCounts& counts) {
  object = json::object();
  for (const auto& [name, member] : kCounters) {
    if (counts.*member) object[name] = *(counts.*member);
  }
}
static void from_json(const json& object, SampleCounts& counts) {
  for (const auto& [name, member] : kCounters) {
    if (object.contains(name)) counts.*member = object[name].get<double>();
  }
}
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Assignment, workload, parameters, cases, commands, iterations, best_probes,
                                   pass, first_round, rounds, seed, budget_s, check)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Sample, workload, size, case_id, twin, pass, round, position, cpu,
                                   iterations, seconds, clock_before_s, clock_after_s, repeated,
                                   involuntary_switches, migrations, steal_s, counts)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Begun, case_id)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Settled, record)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Calibrated, case_id, iterations)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Timed, sample)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(WorkerDied, rank, signal, exit_code)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(GaveUp, reason)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Done, rounds, rounds_s, checks_s, once_s, best_probes)

namespace {

/// In the order of the variant.
constexpr std::array<std::string_view, std::variant_size_v<Event>> kNames = {
    "begun", "settled", "calibrated", "timed", "worker_died", "gave_up", "done"};
static_assert(std::is_same_v<std::variant_alternative_t<4, Event>, WorkerDied>);

/// The alternative of that name; throws what nlohmann::json and the readers of records throw.
template <std::size_t kIndex = 0>
std::optional<Event> event_of(std::string_view name, const json& members) {
  if constexpr (kIndex == kNames.size()) {
    return std::nullopt;
  } else {
    if (name == kNames[kIndex]) return members.get<std::variant_alternative_t<kIndex, Event>>();
    return event_of<kIndex + 1>(name, members);
  }
}

}  // namespace

std::string text_of(const Assignment& assignment) {
  return json(assignment).dump();
}

Assignment parse_assignment(const std::string& text) {
  return json::parse(text).get<Assignment>();
}

void send(const Event& event) {
  const json members = std::visit([](const auto& one) { return json(one); }, event);
  send_line(json{{kNames[event.index()], members}}.dump());
}

void send_worker_died(std::size_t rank, int wait_status) {
  std::array<char, 160> line;
  const auto end = fmt::format_to_n(line.data(), line.size(),
                                    "{{\"{}\":{{\"rank\":{},\"signal\":{},\"exit_code\":{}}}}}\n", kNames[4],
                                    rank, WIFSIGNALED(wait_status) ? WTERMSIG(wait_status) : 0,
                                    WIFEXITED(wait_status) ? WEXITSTATUS(wait_status) : 0);
  [[maybe_unused]] const ssize_t written = write(kEventDescriptor, line.data(), end.size);
}

std::optional<Event> parse_event(const std::string& line) {
  try {
    const json event = json::parse(line);
    if (!event.is_object() || event.size() != 1) return std::nullopt;
    return event_of(event.begin().key(), event.begin().value());
  } catch (const json::exception&) {
    return std::nullopt;
  } catch (const ResultsError&) {
    return std::nullopt;
  }
}

void send_line(std::string line) {
  line += '\n';
  // A coordinator that is gone takes this process with it (PR_SET_PDEATHSIG), so a failed write needs no
  // answer.
  [[maybe_unused]] const ssize_t written = write(kEventDescriptor, line.data(), line.size());
}

}  // namespace lanebench
