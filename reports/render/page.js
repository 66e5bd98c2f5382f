// What report.html can do beyond being read: sort and filter tables, and show what stands behind a number.
"use strict";

(() => {
  const kRowsWorthAFilter = 10;
  const collator = new Intl.Collator("en", { numeric: true });

  function element(tag, properties = {}, ...children) {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  }

  // --- Sorting: the column's title is a button. Rows without a number come last either way.

  function compare(a, b, direction) {
    const [x, y] = [a.dataset.number, b.dataset.number];
    if (x !== undefined && y !== undefined) return direction * (Number(x) - Number(y));
    if (x !== undefined || y !== undefined) return x === undefined ? 1 : -1;
    return direction * collator.compare(a.textContent, b.textContent);
  }

  function sort(table, title) {
    const column = title.cellIndex;
    const down = title.getAttribute("aria-sort") === "ascending";
    for (const other of title.parentElement.cells) other.removeAttribute("aria-sort");
    title.setAttribute("aria-sort", down ? "descending" : "ascending");
    const body = table.tBodies[0];
    const rows = [...body.rows];
    rows.sort((a, b) => compare(a.cells[column], b.cells[column], down ? -1 : 1));
    body.append(...rows);
  }

  function makeSortable(table) {
    if (table.tBodies[0].rows.length < 2) return;
    for (const title of table.tHead.rows[0].cells) {
      const button = element("button", { type: "button", className: "sort" }, ...title.childNodes);
      button.addEventListener("click", () => sort(table, title));
      title.append(button);
    }
  }

  // --- Filters: a row stays while it holds all words.

  function makeFilter(table) {
    const rows = [...table.tBodies[0].rows];
    if (rows.length < kRowsWorthAFilter) return;
    const input = element("input", { type: "search", spellcheck: false, autocomplete: "off" });
    const count = element("output");
    input.addEventListener("input", () => {
      const words = input.value.toLowerCase().split(/\s+/);
      for (const row of rows) {
        const text = row.textContent.toLowerCase();
        row.hidden = !words.every((word) => text.includes(word));
      }
      const shown = rows.filter((row) => !row.hidden).length;
      count.textContent = input.value ? `${shown} of ${rows.length} rows` : "";
    });
    const filter = element("div", { className: "filter" }, element("label", {}, "Filter", input), count);
    table.parentElement.before(filter);
  }

  // --- Details: a number's interval and what it rests on, below it.

  const detail = element("div", { className: "detail", hidden: true });
  detail.setAttribute("role", "status");
  let opener = null;

  function closeDetail() {
    if (opener) opener.setAttribute("aria-expanded", "false");
    opener = null;
    detail.hidden = true;
  }

  function openDetail(button) {
    closeDetail();
    opener = button;
    button.setAttribute("aria-expanded", "true");
    const row = button.closest("tr");
    const column = button.closest("table").tHead.rows[0].cells[button.parentElement.cellIndex];
    const interval = button.parentElement.querySelector(".interval");
    const lines = [`${row.cells[0].textContent}, ${column.textContent}`, button.textContent];
    if (interval) lines.push(`95 % interval ${interval.textContent}`);
    if (button.title) lines.push(button.title);
    detail.replaceChildren(...lines.map((line) => element("p", {}, line)));
    detail.hidden = false;
    const place = button.getBoundingClientRect();
    const space = document.documentElement.clientWidth - detail.offsetWidth - 8;
    detail.style.left = `${scrollX + Math.max(8, Math.min(place.left, space))}px`;
    detail.style.top = `${scrollY + place.bottom + 6}px`;
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button.value");
    if (button && button !== opener) {
      openDetail(button);
    } else if (button || !detail.contains(event.target)) {
      closeDetail();
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") closeDetail();
  });
  addEventListener("resize", closeDetail);

  // --- What is folded opens for whoever goes there, and on paper.

  function unfoldTarget() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const folded = target && target.closest("details");
    if (folded && !folded.open) {
      folded.open = true;
      target.scrollIntoView();
    }
  }
  addEventListener("hashchange", unfoldTarget);
  addEventListener("beforeprint", () => {
    for (const folded of document.querySelectorAll("details")) folded.open = true;
  });

  for (const table of document.querySelectorAll(".table > table")) {
    makeSortable(table);
    makeFilter(table);
  }
  for (const button of document.querySelectorAll("button.value")) button.setAttribute("aria-expanded", "false");
  const hint = "Click a number for its interval and its samples, and the title of a column to sort by it.";
  document.querySelector("header").append(element("p", { className: "hint" }, hint));
  document.documentElement.classList.add("scripted");
  document.body.append(detail);
  unfoldTarget();
})();
