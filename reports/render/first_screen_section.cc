// The first screen as blocks: one matrix with a row per job, every number of it with the cases behind it.
#include <fmt/format.h>

#include "reports/render/cells.h"
#include "reports/render/matrix_text.h"
#include "reports/render/sections.h"
#include "reports/text/numbers.h"

namespace lanebench {
namespace {

Cell matrix_cell(const Judged& judged) {
  Cell cell = text_cell(cell_text(judged));
  cell.verdict = judged.verdict;
  cell.detail = cell_tip(judged);
  cell.evidence = {judged.base, judged.cases};
  if (judged.ratio) {
    cell.number = judged.ratio->value;
    cell.interval = interval_of(*judged.ratio);
  }
  return cell;
}

Cell advice_cell(const ScreenRow& row) {
  const Advice& advice = row.advice;
  Cell cell = text_cell(advice.then.empty() ? advice.first_step : advice.first_step + ",");
  cell.strong = true;
  cell.suffix = advice.then;
  cell.detail = advice.then;
  return cell;
}

Cell team_cell(const MatrixRow& job) {
  Cell cell = matrix_cell(job.simd_workers.gain);
  cell.strong = cell.verdict == GainVerdict::kPays;
  return cell;
}

/// Our own code over the library that comes nearest to it, or leaves it behind.
Cell library_cell(const MatrixRow& job) {
  const OtherLane* best = nullptr;
  for (const OtherLane& other : job.others) {
    if (!other.library || !other.own_over.ratio) continue;
    if (best == nullptr || other.own_over.ratio->value < best->own_over.ratio->value) best = &other;
  }
  if (best == nullptr) return {};
  Cell cell = matrix_cell(best->own_over);
  cell.detail = fmt::format("over {}: {}", best->in_words, cell.detail);
  return cell;
}

/// The fastest of the job's further lanes, which are our own code but none of the usual three.
Cell own_lane_cell(const MatrixRow& job) {
  const OtherLane* best = nullptr;
  for (const OtherLane& other : job.others) {
    if (other.library || !other.gain.ratio) continue;
    if (best == nullptr || other.gain.ratio->value > best->gain.ratio->value) best = &other;
  }
  if (best == nullptr) return {};
  Cell cell = matrix_cell(best->gain);
  cell.text = fmt::format("{} {}", best->in_words, cell.text);
  return cell;
}

Cell kind_cell(const Judged& judged) {
  Cell cell = matrix_cell(judged);
  cell.text = kind_text(judged);
  const bool differ = judged.verdict == GainVerdict::kPays || judged.verdict == GainVerdict::kCosts;
  if (differ) cell.verdict.reset();  // One of them pays over the other: neither is good or bad.
  cell.strong = differ;
  return cell;
}

Cell sizes_cell(const MatrixRow& job) {
  Cell cell = text_cell(threads_pay_text(job));
  if (job.threads_pay && job.threads_pay->from) cell.number = static_cast<double>(*job.threads_pay->from);
  return cell;
}

Cell limit_cell(const MatrixRow& job) {
  Cell cell = text_cell(limit_text(job));
  if (!job.fastest) return cell;
  cell.detail = job.fastest->limit;
  if (!job.fastest->percent_of_limit) return cell;
  cell.detail = fmt::format("{}, of the machine's {}", job.fastest->in_words, job.fastest->limit);
  cell.number = job.fastest->percent_of_limit;
  cell.share = *cell.number / 100;
  return cell;
}

/// Hatched where it hides gains that would be worth the work.
Cell noise_cell(const MatrixRow& job) {
  Cell cell = text_cell(noise_text(job));
  if (!job.noise) return cell;
  cell.number = *job.noise;
  if (1 + *job.noise > kSmallestGain) cell.verdict = GainVerdict::kCannotTell;
  return cell;
}

/// A column of the matrix.
struct Column {
  std::string title;
  Cell (*cell)(const ScreenRow& row);
  bool there = true;
};

std::vector<Column> matrix_columns(const FirstScreen& screen) {
  using Row = const ScreenRow&;
  return {
      {"Job",
       [](Row row) {
         Cell cell = text_cell(row.job.workload);
         cell.suffix = row.job.size_in_words;
         return cell;
       }},
      {"Do this", advice_cell},
      {"Compiler's SIMD", [](Row row) { return matrix_cell(row.job.autovec); }},
      {"Hand-written SIMD", [](Row row) { return matrix_cell(row.job.simd); }},
      {screen.workers_title, [](Row row) { return matrix_cell(row.job.workers.gain); }},
      {"SIMD + workers", [](Row row) { return team_cell(row.job); }},
      {"GPU, with copies", [](Row row) { return matrix_cell(row.job.gpu); }, screen.has_gpu},
      {"GPU, without", [](Row row) { return matrix_cell(row.job.gpu_kernel); }, screen.has_gpu},
      {"Further lane", [](Row row) { return own_lane_cell(row.job); }, screen.has_own_lanes},
      {"Own over library", [](Row row) { return library_cell(row.job); }, screen.has_others},
      {"Hand over compiler", [](Row row) { return matrix_cell(row.job.simd_over_autovec); }},
      {screen.wide_title, [](Row row) { return matrix_cell(row.job.wide_over_next); },
       !screen.wide_title.empty()},
      {"Threads or processes?", [](Row row) { return kind_cell(row.job.threads_over_processes); }},
      {"Threads start to pay between", [](Row row) { return sizes_cell(row.job); }},
      {"Of the machine's limit", [](Row row) { return limit_cell(row.job); }},
      {"Noise, same code twice", [](Row row) { return noise_cell(row.job); }},
  };
}

Table matrix_table(const FirstScreen& screen) {
  Table table;
  table.dense = true;
  std::vector<Column> columns = matrix_columns(screen);
  std::erase_if(columns, [](const Column& column) { return !column.there; });
  for (const Column& column : columns) table.titles.push_back(column.title);
  for (const ScreenGroup& group : screen.groups) {
    table.groups.push_back({table.rows.size(), group.title});
    for (const ScreenRow& row : group.rows) {
      std::vector<Cell> cells;
      for (const Column& column : columns) cells.push_back(column.cell(row));
      table.rows.push_back(std::move(cells));
    }
  }
  return table;
}

}  // namespace

Document first_screen_section(const FirstScreen& screen) {
  Document part{Heading{1, screen.title}, Paragraph{screen.subtitle}};
  if (!screen.trust.empty()) part.push_back(Notice{screen.trust, !screen.quiet});
  Cards cards;
  for (const Card& card : screen.cards) cards.items.push_back({card.figure, card.text});
  if (!cards.items.empty()) part.push_back(std::move(cards));
  part.push_back(Heading{2, "What pays"});
  Table table = matrix_table(screen);
  if (!table.rows.empty()) part.push_back(std::move(table));
  if (!screen.key.empty()) part.push_back(Paragraph{screen.key});
  return part;
}

}  // namespace lanebench
