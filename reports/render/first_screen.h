// What a person sees first, as words and verdicts for every renderer: HTML, Markdown and the terminal.
#pragma once

#include <string>
#include <vector>

#include "reports/analysis/analysis.h"
#include "reports/render/advice.h"
#include "reports/render/cards.h"

namespace lanebench {

struct ScreenRow {
  MatrixRow job;
  Advice advice;
};

struct ScreenGroup {
  std::string title;  ///< "Limited by computing"
  std::vector<ScreenRow> rows;
};

struct FirstScreen {
  std::string title;     ///< "Vectorize or multitask? On this machine: vectorize, then use both cores"
  std::string subtitle;  ///< Machine, compiler, GPU or why none, date, kind of run, run id.
  std::string trust;     ///< How quiet the machine was, and what that means for reading.
  bool quiet = true;     ///< Whether that is no warning.
  std::vector<Card> cards;
  std::string workers_title;   ///< Of the column: "2 workers (waiting: 16)".
  std::string wide_title;      ///< Likewise: "AVX-512 over AVX2"; empty where no job has two widths.
  bool has_gpu = false;        ///< Whether a GPU has times: without, its columns say nothing.
  bool has_others = false;     ///< Whether a library has,
  bool has_own_lanes = false;  ///< or a further lane of a job's own.
  std::vector<ScreenGroup> groups;
  std::string key;  ///< How to read the cells, in one line.
};

FirstScreen first_screen(const Analysis& analysis);

}  // namespace lanebench
