// Chooses the first step by rule, and puts into words what the intervals say about the next.
#include "reports/render/advice.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "reports/results/case_id.h"
#include "reports/text/numbers.h"

namespace lanebench {
namespace {

std::string times(const Judged& judged) {
  return "×" + significant(judged.ratio->value, 3);
}

/// Whether it pays, or seems to where the run cannot tell.
bool worth_a_try(const Judged& judged) {
  if (judged.verdict == GainVerdict::kPays) return true;
  return judged.verdict == GainVerdict::kCannotTell && judged.ratio->value >= kSeemsToPay;
}

/// What vectorizing gives: by hand, or the compiler's where that certainly pays and is no worse.
struct Lanes {
  const Judged* gain = nullptr;  ///< Null where neither is worth a try.
  bool by_compiler = false;
};

Lanes lanes_of(const MatrixRow& row) {
  const bool by_hand = worth_a_try(row.simd);
  const bool compiler_pays = row.autovec.verdict == GainVerdict::kPays;
  const bool hand_earns = row.simd_over_autovec.verdict == GainVerdict::kPays;
  if (compiler_pays && !(by_hand && hand_earns)) return {&row.autovec, true};
  return by_hand ? Lanes{&row.simd, false} : Lanes{};
}

const OtherLane* library_to_call(const MatrixRow& row) {
  const OtherLane* best = nullptr;
  for (const OtherLane& other : row.others) {
    if (!other.library || !other.gain.ratio || !other.over_plain.ratio || !other.own_over.ratio) continue;
    const bool gains = std::min(other.gain.ratio->value, other.over_plain.ratio->value) >= kSmallestGain;
    if (!gains || other.own_over.ratio->value >= kSmallestGain) continue;
    if (best == nullptr || other.gain.ratio->value > best->gain.ratio->value) best = &other;
  }
  return best;
}

std::string against_own(const OtherLane& library) {
  const Judged& own = library.own_over;
  switch (own.verdict) {
    case GainVerdict::kPays:
      return fmt::format("our own SIMD gains only {} over it", times(own));
    case GainVerdict::kCosts:
      return fmt::format("our own is slower, {}", times(own));
    case GainVerdict::kNoGain:
      return "our own SIMD is no faster";
    default:
      return fmt::format("our own SIMD is not certain to be faster ({})", times(own));
  }
}

/// What workers add to one SIMD worker.
std::string workers_on_top(const MatrixRow& row) {
  const std::string& who = row.simd_workers.in_words;
  const Judged& added = row.workers_on_simd;
  switch (added.verdict) {
    case GainVerdict::kPays:
      return fmt::format("then {} ({} more)", who, times(added));
    case GainVerdict::kCosts:
      return fmt::format("{} on top cost, {}", who, times(added));
    case GainVerdict::kNoGain:
      return fmt::format("{} add nothing to it", who);
    case GainVerdict::kCannotTell:
      return fmt::format("{} may add to it ({}, not certain)", who, times(added));
    default:
      return worth_a_try(row.workers.gain)
                 ? fmt::format("{} alone give {}", row.workers.in_words, times(row.workers.gain))
                 : "";
  }
}

/// What there is to say about SIMD where workers come first.
std::string simd_beside(const MatrixRow& row) {
  const Judged& simd = row.simd;
  switch (simd.verdict) {
    case GainVerdict::kPays:
      return fmt::format("SIMD alone gives {}", times(simd));
    case GainVerdict::kCosts:
      return fmt::format("SIMD costs, {}", times(simd));
    case GainVerdict::kNoGain:
      return "SIMD gains nothing";
    case GainVerdict::kCannotTell:
      return fmt::format("whether SIMD pays is open ({})", times(simd));
    default:
      return "";
  }
}

std::string join(const std::vector<std::string>& clauses) {
  std::vector<std::string> said;
  std::ranges::copy_if(clauses, std::back_inserter(said), [](const auto& clause) { return !clause.empty(); });
  return fmt::format("{}", fmt::join(said, "; "));
}

std::string by_the_compiler(const Judged& hand_over_compiler) {
  switch (hand_over_compiler.verdict) {
    case GainVerdict::kCosts:
      return "the compiler does it better than we by hand";
    case GainVerdict::kNoGain:
      return "the compiler does it as well as we by hand";
    default:
      return "the compiler may do it as well as we by hand";
  }
}

Advice vectorize(const MatrixRow& row, const Lanes& lanes) {
  const bool certain = lanes.gain->verdict == GainVerdict::kPays;
  return {"Vectorize", join({lanes.by_compiler ? by_the_compiler(row.simd_over_autovec) : "",
                             certain ? "" : fmt::format("not certain here, {}", times(*lanes.gain)),
                             workers_on_top(row)})};
}

Advice use_workers(const MatrixRow& row) {
  const Judged& gain = row.workers.gain;
  const bool certain = gain.verdict == GainVerdict::kPays;
  const bool both_kinds = row.threads_over_processes.ratio.has_value();
  const bool both_named = row.workers.gain.cases.size() > 1;
  return {both_kinds ? fmt::format("Use {} workers", row.workers.count) : "Use " + row.workers.in_words,
          join({both_kinds && !both_named ? row.workers.in_words + " are the faster ones" : "",
                certain ? "" : fmt::format("not certain here, {}", times(gain)), simd_beside(row)})};
}

Advice nothing_pays(const MatrixRow& row) {
  const auto open = [](const Judged& judged) { return judged.verdict == GainVerdict::kCannotTell; };
  const bool cannot_tell = open(row.autovec) || open(row.simd) || open(row.workers.gain);
  return {"Leave it as it is",
          cannot_tell ? "no gain is certain here" : "nothing here gains over plain code"};
}

Advice on_the_cpu(const MatrixRow& row) {
  if (const OtherLane* library = library_to_call(row)) {
    const bool on_a_team = library->gain.cases.front().find("/serial") == std::string::npos;
    return {"Call " + library->in_words,
            join({against_own(*library), on_a_team ? fmt::format("on {} workers", row.workers.count) : ""})};
  }
  const Lanes lanes = lanes_of(row);
  const bool workers = worth_a_try(row.workers.gain);
  if (lanes.gain == nullptr) return workers ? use_workers(row) : nothing_pays(row);
  const bool clearly_more =
      workers && row.workers.gain.ratio->value >= kClearlyMore * lanes.gain->ratio->value;
  return clearly_more ? use_workers(row) : vectorize(row, lanes);
}

std::string lower_first(std::string text) {
  if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z') text[0] = static_cast<char>(text[0] - 'A' + 'a');
  return text;
}

std::string in_one(const Advice& advice) {
  return advice.then.empty() ? advice.first_step : fmt::format("{}; {}", advice.first_step, advice.then);
}

void say_fastest(const MatrixRow& row, std::vector<std::string>& clauses) {
  const Fastest& fastest = *row.fastest;
  const std::string ties =
      fastest.tied_with.empty() ? "" : fmt::format(", tied with {}", fmt::join(fastest.tied_with, ", "));
  clauses.push_back(
      fmt::format("fastest: {} ×{}{}", fastest.in_words, human_ratio(*fastest.gain.ratio), ties));
}

void say_composition(const Contrast& row, std::vector<std::string>& clauses) {
  const auto& ratio = row.threads_composition;
  if (!row.threads_too_short.empty()) {
    clauses.push_back("whether SIMD and threads add up: " + row.threads_too_short);
  }
  if (!pays(ratio, row.aa_floor) && !costs(ratio, row.aa_floor)) return;
  clauses.push_back(fmt::format("SIMD and threads together reach {} times the product of their gains",
                                human_ratio(*ratio)));
}

void say_gpu(const MatrixRow& row, std::vector<std::string>& clauses) {
  if (row.gpu_kernel.verdict != GainVerdict::kPays || row.fastest->on_gpu) return;
  const Estimate& kernel = *row.gpu_kernel.ratio;
  const std::optional<double>& others = row.fastest->gain.ratio->upper;
  if (!others || *kernel.lower <= *others) return;
  clauses.push_back(
      fmt::format("the GPU wins only for data that is already there, {}", times(row.gpu_kernel)));
}

/// Only changes: what holds at every size that was measured needs no size.
void say_sizes(const std::vector<Crossover>& crossovers, std::vector<std::string>& clauses) {
  for (const Crossover& crossover : crossovers) {
    if (!crossover.from || !crossover.not_at) continue;
    if (crossover.winner == "GPU end to end") {
      clauses.push_back("the GPU begins to win, even with the copies, " + in_words(crossover));
    } else if (crossover.loser == "one scalar worker") {
      clauses.push_back("threads begin to pay " + in_words(crossover));
    } else if (crossover.winner == "SIMD + threads") {
      clauses.push_back("threads on top of SIMD begin to pay " + in_words(crossover));
    }
  }
}

}  // namespace

Advice advice(const MatrixRow& row) {
  if (!row.fastest) return {"No advice", row.autovec.reason};
  const Estimate& best = *row.fastest->gain.ratio;
  if (!best.lower) return {"Cannot tell", "too few rounds"};
  Advice without = on_the_cpu(row);
  if (!row.fastest->on_gpu || !row.fastest->tied_with.empty()) return without;
  return {"Use the GPU", fmt::format("{} with its copies; without one: {}", times(row.fastest->gain),
                                     lower_first(in_one(without)))};
}

std::string advice_sentence(const Contrast& contrast, const MatrixRow& row,
                            const std::vector<Crossover>& crossovers) {
  if (!row.fastest) {
    return fmt::format("No advice: {} has no times: {}.", kBaseline, contrast.scalar_reason);
  }
  const Advice steps = advice(row);
  std::vector<std::string> clauses{in_one(steps)};
  if (row.fastest->gain.ratio->lower) {
    say_fastest(row, clauses);
    say_composition(contrast, clauses);
    say_gpu(row, clauses);
    say_sizes(crossovers, clauses);
  }
  return fmt::format("{}.", fmt::join(clauses, "; "));
}

std::vector<Crossover> crossovers_of(const std::vector<SizeSweep>& sweeps, const std::string& workload) {
  const auto found = std::ranges::find(sweeps, workload, &SizeSweep::workload);
  return found == sweeps.end() ? std::vector<Crossover>{} : found->crossovers;
}

}  // namespace lanebench
