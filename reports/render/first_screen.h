// What a person sees first, as words and verdicts for every renderer: HTML, Markdown and the terminal.
#pragma once

#include <string>
#include <vector>

#include "reports/analysis/analysis.h"
#include "reports/analysis/matrix.h"

namespace lanebench {

/// What holds across the jobs: a figure, and a sentence that explains it.
struct Card {
  std::string figure;  ///< "×1.2 – ×57", "threads ≈ processes"
  std::string text;    ///< "hand-written SIMD on one core: pays in 22 of 23 jobs, cannot tell in 1"
};

struct ScreenRow {
  MatrixRow job;
  std::string first_step;  ///< "Vectorize": the same in every run that measured the same.
  std::string then;        ///< What goes on behind it: "then 2 workers (×1.96 more)"; may be empty.
};

struct ScreenGroup {
  std::string title;  ///< "Limited by computing"
  std::vector<ScreenRow> rows;
};

struct FirstScreen {
  std::string title;     ///< "Vectorize or multitask? On this machine: vectorize, then use both cores"
  std::string subtitle;  ///< Machine, compiler, date, GPU or why none, kind of run, run id.
  std::string trust;     ///< How quiet the machine was, and what that means for reading; may be empty.
  bool quiet = true;     ///< Whether that is no warning.
  std::vector<Card> cards;
  std::string workers_title;  ///< Of the column: "2 workers (waiting: 16)"
  std::string wide_title;     ///< Likewise: "AVX-512 over AVX2"; empty where no job has two widths.
  bool has_gpu = false;       ///< Whether a GPU has times: without, its columns say nothing.
  bool has_others = false;    ///< Whether a library, or a further lane of a job's own, has.
  std::vector<ScreenGroup> groups;
  std::string key;  ///< How to read the cells, in one line.
};

FirstScreen first_screen(const Analysis& analysis);

/// What a cell of the matrix says: "×34.6", "no gain", "? ×1.31", "n/a"; and its tip: "at most ×1.03, 95 %
/// sure", "between ×0.96 and ×1.71, 95 % sure", or why it was not measured.
std::string cell_text(const Judged& judged);
std::string cell_tip(const Judged& judged);

/// "threads", "processes", "≈" or "?".
std::string kind_text(const Judged& threads_over_processes);

/// Between which sizes threads start to pay: "419 k – 4.19 M", "from 16", "not by 8.39 M", "?".
std::string threads_pay_text(const MatrixRow& row);

}  // namespace lanebench
