// Tables: sorted by the title of a column, all filtered by one field, copied as CSV or Markdown.

function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

const collator = new Intl.Collator("en", { numeric: true });
const tables = [...document.querySelectorAll(".table > table")].map((table) => ({
  table,
  rows: [...table.querySelectorAll("tbody > tr:not(.group)")].map((row) => ({ row, home: row.parentElement })),
}));

// --- Sorting: up, down, and back to the order of the page. Rows without a number come last either way.

function compare(a, b, direction) {
  const [x, y] = [a.dataset.n, b.dataset.n];
  if (x !== undefined && y !== undefined) return direction * (Number(x) - Number(y));
  if (x !== undefined || y !== undefined) return x === undefined ? 1 : -1;
  return direction * collator.compare(a.textContent, b.textContent);
}

function sort({ table, rows }, column, direction) {
  for (const title of table.tHead.rows[0].cells) title.removeAttribute("aria-sort");
  table.classList.toggle("sorted", direction !== undefined);
  if (direction === undefined) {
    for (const { row, home } of rows) home.append(row);
    return;
  }
  table.tHead.rows[0].cells[column].setAttribute("aria-sort", direction === "up" ? "ascending" : "descending");
  const sorted = rows.map(({ row }) => row);
  sorted.sort((a, b) => compare(a.cells[column], b.cells[column], direction === "up" ? 1 : -1));
  table.tBodies[0].append(...sorted); // Groups of jobs are mixed: their names would be wrong.
}

function sortNext(entry, title) {
  const column = title.cellIndex;
  const next = { null: "up", ascending: "down" }[title.getAttribute("aria-sort")];
  sort(entry, column, next);
  address.sorts.delete(entry.table.id);
  if (next) address.sorts.set(entry.table.id, { column, direction: next });
  address.write();
}

function makeSortable(entry) {
  if (entry.rows.length < 2) return;
  for (const title of entry.table.tHead.rows[0].cells) {
    const button = element("button", { type: "button", className: "sort" }, ...title.childNodes);
    button.addEventListener("click", () => sortNext(entry, title));
    title.append(button);
  }
}

function applySorts() {
  for (const entry of tables) {
    const { column, direction } = address.sorts.get(entry.table.id) ?? {};
    if (direction || entry.table.classList.contains("sorted")) sort(entry, column, direction);
  }
}

// --- The filter: a row stays while it, or the name of the job that it is about, holds all words.

const filterField = element("input", { type: "search", spellcheck: false, autocomplete: "off" });
const filterCount = element("output");

function textOf(entry, row) {
  const part = entry.table.closest("main > section > details");
  return `${part ? part.id : ""} ${row.textContent}`.toLowerCase();
}

function applyFilter() {
  const words = address.filter.toLowerCase().split(/\s+/).filter(Boolean);
  let [shown, all] = [0, 0];
  for (const entry of tables) {
    entry.shown = 0;
    for (const one of entry.rows) {
      one.text ??= textOf(entry, one.row);
      one.row.hidden = !words.every((word) => one.text.includes(word));
      if (!one.row.hidden) ++entry.shown;
    }
    for (const body of entry.table.tBodies) {
      body.hidden = [...body.rows].every((row) => row.hidden || row.className === "group");
    }
    shown += entry.shown;
    all += entry.rows.length;
  }
  for (const part of document.querySelectorAll("main > section > details")) {
    const inside = tables.filter(({ table }) => part.contains(table));
    part.hidden = inside.length > 0 && inside.every((entry) => entry.shown === 0);
  }
  filterField.value = address.filter;
  filterCount.value = words.length > 0 ? `${shown} of ${all} rows` : "";
}

filterField.addEventListener("input", () => {
  address.filter = filterField.value;
  applyFilter();
  address.write();
});

// --- Copies hold what is shown, in its order; CSV has bare numbers in SI units, and intervals of their own.

function cellText(cell) {
  return [cell.innerText.trim().replace(/\s+/g, " "), cell.dataset.interval].filter(Boolean).join(" ");
}

function shownRows(table) {
  return [...table.querySelectorAll("tbody > tr:not(.group)")].filter((row) => !row.hidden);
}

function asMarkdown(table) {
  const line = (cells) => `| ${cells.map((text) => text.replaceAll("|", "\\|")).join(" | ")} |`;
  const titles = [...table.tHead.rows[0].cells].map(cellText);
  return [line(titles), line(titles.map(() => "---")),
    ...shownRows(table).map((row) => line([...row.cells].map(cellText)))].join("\n") + "\n";
}

function asCsv(table) {
  const quoted = (text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const rows = shownRows(table);
  const interval = (cell) => cell.dataset.interval ?? cell.querySelector(".interval")?.textContent ?? "";
  const columns = [...table.tHead.rows[0].cells].map((title, i) => ({
    title: cellText(title), i, wide: rows.some((row) => interval(row.cells[i])) }));
  const line = (cells) => cells.map(quoted).join(",");
  const head = columns.flatMap(({ title, wide }) => (wide ? [title, `${title}, 95 %`] : [title]));
  const fields = (row) => columns.flatMap(({ i, wide }) => {
    const cell = row.cells[i];
    const value = cell.dataset.n ?? cellText(cell);
    return wide ? [value, interval(cell)] : [value];
  });
  return [line(head), ...rows.map((row) => line(fields(row)))].join("\n") + "\n";
}

function makeCopyable({ table }) {
  const said = element("output");
  const button = (name, made) => {
    const one = element("button", { type: "button" }, name);
    one.addEventListener("click", async () => {
      await navigator.clipboard.writeText(made(table));
      said.value = " (copied)";
    });
    return one;
  };
  table.parentElement.after(element("p", { className: "copy" }, "Copy as ", button("CSV", asCsv), " · ",
    button("Markdown", asMarkdown), said));
}
