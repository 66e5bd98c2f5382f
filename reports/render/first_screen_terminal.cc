// Chooses the columns that fit, the most telling first, and aligns them.
#include "reports/render/first_screen_terminal.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "reports/render/matrix_text.h"
#include "reports/text/characters.h"
#include "reports/text/terminal.h"

namespace lanebench {
namespace {

constexpr std::size_t kGap = 2;
constexpr std::size_t kWidestText = 24;
constexpr std::size_t kHeadLines = 3;

struct MatrixCell {
  std::string text;
  GainVerdict verdict = GainVerdict::kNotMeasured;
};

struct MatrixColumn {
  std::string title[kHeadLines];
  std::vector<MatrixCell> cells{};
  bool at_right = true;
  std::size_t width = 0;
};

MatrixCell unpainted(const std::string& text) {
  return {text, GainVerdict::kNotMeasured};
}

/// A ratio below 1 says by itself that it costs.
MatrixCell judged_cell(const Judged& judged) {
  std::string text = cell_text(judged);
  if (judged.verdict == GainVerdict::kCosts) text.erase(0, std::string("costs ").size());
  return {text, judged.verdict};
}

std::string shortened(const std::string& text) {
  std::string shown = terminal_text(text);
  if (character_count(shown) <= kWidestText) return shown;
  while (character_count(shown) >= kWidestText) {
    while ((static_cast<unsigned char>(shown.back()) & 0xc0) == 0x80) shown.pop_back();
    shown.pop_back();
  }
  return shown + "…";
}

template <typename Make>
MatrixColumn column(const FirstScreen& screen, const std::string (&title)[kHeadLines], Make make) {
  MatrixColumn column;
  std::ranges::copy(title, column.title);
  for (const ScreenGroup& group : screen.groups) {
    for (const ScreenRow& row : group.rows) column.cells.push_back(make(row));
  }
  for (const std::string& line : title) column.width = std::max(column.width, character_count(line));
  for (const MatrixCell& cell : column.cells)
    column.width = std::max(column.width, character_count(cell.text));
  return column;
}

template <typename Make>
MatrixColumn column_of(const FirstScreen& screen, const std::string (&title)[kHeadLines], Make judged) {
  return column(screen, title, [&](const ScreenRow& row) { return judged_cell(judged(row.job)); });
}

std::vector<MatrixColumn> names(const FirstScreen& screen) {
  std::vector<MatrixColumn> columns{
      column(screen, {"", "", "job"},
             [](const ScreenRow& row) { return unpainted(shortened(row.job.workload)); }),
      column(screen, {"", "", "first step"},
             [](const ScreenRow& row) { return unpainted(shortened(row.advice.first_step)); })};
  for (MatrixColumn& name : columns) name.at_right = false;
  return columns;
}

/// In the order in which they are shown, each with its place in the order in which they are given room.
struct Ranked {
  int rank;
  MatrixColumn column;
};

std::vector<Ranked> numbers(const FirstScreen& screen) {
  std::vector<Ranked> all;
  const auto add = [&](int rank, MatrixColumn column) {
    const bool empty =
        std::ranges::all_of(column.cells, [](const MatrixCell& cell) { return cell.text == kNoNumber; });
    if (!empty) all.push_back({rank, std::move(column)});
  };
  const std::string workers = screen.workers_title.substr(0, screen.workers_title.find(' '));
  add(5, column_of(screen, {"", "compiler's", "SIMD"}, [](const MatrixRow& row) { return row.autovec; }));
  add(1, column_of(screen, {"hand-", "written", "SIMD"}, [](const MatrixRow& row) { return row.simd; }));
  add(2, column_of(screen, {"", workers, "workers"}, [](const MatrixRow& row) { return row.workers.gain; }));
  add(3, column_of(screen, {"", "SIMD +", "workers"},
                   [](const MatrixRow& row) { return row.simd_workers.gain; }));
  add(0, column_of(screen, {"GPU", "with", "copies"}, [](const MatrixRow& row) { return row.gpu; }));
  add(8, column_of(screen, {"hand", "over", "compiler"},
                   [](const MatrixRow& row) { return row.simd_over_autovec; }));
  const std::string& widths = screen.wide_title;
  const std::size_t over = widths.find(" over ");
  if (over != widths.npos) {
    add(7, column_of(screen, {widths.substr(0, over), "over", widths.substr(over + 6)},
                     [](const MatrixRow& row) { return row.wide_over_next; }));
  }
  add(9, column(screen, {"", "threads or", "processes"},
                [](const ScreenRow& row) { return unpainted(kind_text(row.job.threads_over_processes)); }));
  add(6, column(screen, {"", "of the", "limit"},
                [](const ScreenRow& row) { return unpainted(limit_text(row.job)); }));
  add(4,
      column(screen, {"", "", "noise"}, [](const ScreenRow& row) { return unpainted(noise_text(row.job)); }));
  return all;
}

std::vector<MatrixColumn> fitting(const FirstScreen& screen, std::size_t columns) {
  std::vector<MatrixColumn> chosen = names(screen);
  std::size_t used = chosen[0].width + kGap + chosen[1].width;
  std::vector<Ranked> rest = numbers(screen);
  std::vector<bool> fits(rest.size(), false);
  for (int rank = 0; rank < 10; ++rank) {
    for (std::size_t i = 0; i < rest.size(); ++i) {
      if (rest[i].rank != rank || used + kGap + rest[i].column.width > columns) continue;
      used += kGap + rest[i].column.width;
      fits[i] = true;
    }
  }
  for (std::size_t i = 0; i < rest.size(); ++i) {
    if (fits[i]) chosen.push_back(std::move(rest[i].column));
  }
  return chosen;
}

std::string painted(const std::string& text, const char* code, bool colour) {
  return colour && !text.empty() ? fmt::format("\033[{}m{}\033[0m", code, text) : text;
}

std::string painted(const MatrixCell& cell, bool colour) {
  switch (cell.verdict) {
    case GainVerdict::kPays:
      return painted(cell.text, "32", colour);
    case GainVerdict::kCosts:
      return painted(cell.text, "31", colour);
    case GainVerdict::kNoGain:
      return painted(cell.text, "2", colour);
    case GainVerdict::kCannotTell:
      return painted(cell.text, "33", colour);
    default:
      return cell.text;
  }
}

/// One line; `shown` is the text of each cell as it is painted.
template <typename Cell>
std::string line(const std::vector<MatrixColumn>& columns, Cell cell) {
  std::string text;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const auto [plain, shown] = cell(columns[i]);
    const std::string padding(columns[i].width - character_count(plain), ' ');
    if (i > 0) text.append(kGap, ' ');
    text += columns[i].at_right ? padding + shown : shown + padding;
  }
  text.erase(text.find_last_not_of(' ') + 1);
  return text + "\n";
}

std::string aligned(const FirstScreen& screen, const std::vector<MatrixColumn>& columns, bool colour) {
  std::string text;
  // NOLINTNEXTLINE(modernize-loop-convert): the index is that of a line in every column's title.
  for (std::size_t i = 0; i < kHeadLines; ++i) {
    const std::string head = line(
        columns, [&](const MatrixColumn& column) { return std::pair(column.title[i], column.title[i]); });
    if (head != "\n") text += head;
  }
  std::size_t row = 0;
  for (const ScreenGroup& group : screen.groups) {
    text += painted(group.title, "4", colour) + "\n";
    for (const std::size_t end = row + group.rows.size(); row < end; ++row) {
      text += line(columns, [&](const MatrixColumn& column) {
        const MatrixCell& cell = column.cells[row];
        return std::pair(cell.text, painted(cell, colour));
      });
    }
  }
  return text;
}

}  // namespace

std::string first_screen_terminal(const FirstScreen& screen, std::size_t columns, bool colour) {
  std::string text = painted(wrapped(terminal_text(screen.title), columns), "1", colour);
  text += wrapped(terminal_text(screen.subtitle), columns);
  if (!screen.trust.empty()) {
    text += painted(wrapped(terminal_text(screen.trust), columns), screen.quiet ? "0" : "33", colour);
  }
  if (screen.groups.empty()) return text;
  text += "\n" + aligned(screen, fitting(screen, columns), colour) + "\n";
  return text + wrapped(screen.key, columns);
}

}  // namespace lanebench
