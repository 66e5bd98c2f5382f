// A click on a number shows the samples that it rests on: one mark per round, and the noise of its job as a band.

const measured = JSON.parse(document.getElementById("samples").textContent);
const kWidth = 340;
const kHeight = 130;
const kLeft = 52; // Room for the names of values.

function svg(tag, attributes = {}, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

// The seconds of a case in each round of its job, and what was wrong then.
function roundsOf(number) {
  const one = measured.cases[number];
  return one.samples.map((sample, i) => sample === null ? null
    : { value: one.seconds * sample / 1000, flag: Number(one.flags?.[i] ?? 0) });
}

// One round of several cases: the geometric mean of their times.
function meanOf(rounds) {
  if (rounds.includes(null)) return null;
  const logs = rounds.map(({ value }) => Math.log(value));
  return { value: Math.exp(logs.reduce((a, b) => a + b) / logs.length),
    flag: rounds.reduce((flags, { flag }) => flags | flag, 0) };
}

// "3,4/17,18": times of 3 and 4 over those of 17 and 18, round by round; "17": the times of 17.
function seriesOf(text) {
  const parts = text.split("/").map((part) => part.split(",").map(Number));
  const means = parts.map((numbers) => {
    const all = numbers.map(roundsOf);
    return all[0].map((_, i) => meanOf(all.map((rounds) => rounds[i])));
  });
  const job = measured.jobs[measured.cases[parts[0][0]].job];
  const [base, cases] = means.length > 1 ? means : [undefined, means[0]];
  const points = cases.map((point, i) => {
    if (!base) return point && { ...point, round: i };
    if (!point || !base[i]) return null;
    return { value: base[i].value / point.value, flag: base[i].flag | point.flag, round: i };
  });
  return { job, ratio: means.length > 1, points: points.filter(Boolean) };
}

function shownValue(value, ratio) {
  const digits = (number) => Number(number.toPrecision(3)).toString();
  if (ratio) return `×${digits(value)}`;
  const [unit, name] = [[1, "s"], [1e-3, "ms"], [1e-6, "µs"], [1e-9, "ns"]].find(([size]) => value >= size) ?? [1e-9, "ns"];
  return `${digits(value / unit)} ${name}`;
}

// Hollow: a core was disturbed. A cross: a worker was preempted, or time was stolen from it.
function mark(x, y, flag) {
  if (flag & 1) return svg("circle", { cx: x, cy: y, r: 3, class: "disturbed" });
  if (flag) return svg("path", { d: `M${x - 3},${y - 3}l6,6m0,-6l-6,6`, class: "crossed" });
  return svg("circle", { cx: x, cy: y, r: 3, class: "quiet" });
}

function stripPlot({ job, ratio, points }, value) {
  const floor = job.floor ?? 0;
  const [low, high] = [value / (1 + floor), value * (1 + floor)];
  const values = [low, high, ...points.map((point) => point.value)];
  if (ratio && value < 3 && value > 1 / 3) values.push(1);
  const [least, most] = [Math.min(...values) / 1.02, Math.max(...values) * 1.02];
  const y = (number) => Math.round(10 + (kHeight - 30) * Math.log(most / number) / Math.log(most / least));
  const x = (round) => Math.round(kLeft + 8 + (kWidth - kLeft - 16) * round / Math.max(1, job.passes.length - 1));
  const line = (number, name) => svg("line", { x1: kLeft, x2: kWidth, y1: y(number), y2: y(number), class: name });
  const plot = svg("svg", { viewBox: `0 0 ${kWidth} ${kHeight}`, role: "img", class: "strip",
    "aria-label": `${points.length} rounds between ${shownValue(Math.min(...points.map((p) => p.value)), ratio)} and ${shownValue(Math.max(...points.map((p) => p.value)), ratio)}` });
  job.passes.forEach((pass, i) => {
    if (i > 0 && pass !== job.passes[i - 1]) {
      const middle = (x(i) + x(i - 1)) / 2;
      plot.append(svg("line", { x1: middle, x2: middle, y1: 6, y2: kHeight - 18, class: "pass" }));
    }
  });
  if (floor > 0) plot.append(svg("rect", { x: kLeft, width: kWidth - kLeft, y: y(high), height: Math.max(1, y(low) - y(high)), class: "band" }));
  if (values.includes(1) && ratio) plot.append(line(1, "one"));
  plot.append(line(value, "estimate"), ...points.map((point) => mark(x(point.round), y(point.value), point.flag)));
  const named = [least * 1.02, value, most / 1.02];
  if (values.includes(1) && ratio) named.push(1);
  const used = [];
  for (const number of [value, 1, ...named]) {
    if (!named.includes(number) || used.some((other) => Math.abs(other - y(number)) < 12)) continue;
    used.push(y(number));
    plot.append(svg("text", { x: kLeft - 6, y: y(number) + 4, "text-anchor": "end" }, shownValue(number, ratio)));
  }
  plot.append(svg("text", { x: kLeft, y: kHeight - 2 }, "rounds, in the order measured →"));
  return plot;
}

function legend({ job, points }) {
  const count = (test) => points.filter(({ flag }) => test(flag)).length;
  const disturbed = count((flag) => flag & 1);
  const crossed = count((flag) => flag && !(flag & 1));
  const passes = new Set(job.passes).size;
  const parts = [`${points.length} rounds${job.every > 1 ? ` (one in ${job.every} shown)` : ""}${passes > 1 ? ` in ${passes} passes` : ""}`];
  if (disturbed) parts.push(`hollow: ${disturbed} with a disturbed core`);
  if (crossed) parts.push(`crosses: ${crossed} preempted or with time stolen`);
  if (job.floor) parts.push(`band: ±${Number((100 * job.floor).toPrecision(2))} %, what the same code timed twice differs by`);
  return parts.join("; ");
}

// --- The window that shows them.

const detail = element("div", { className: "detail", hidden: true });
detail.setAttribute("role", "status");
let opener = null;

function closeDetail() {
  if (opener) opener.setAttribute("aria-expanded", "false");
  opener = null;
  detail.hidden = true;
}

function linesAbout(button, cell) {
  const title = button.closest("table").tHead.rows[0].cells[cell.cellIndex].textContent;
  const interval = cell.dataset.interval ?? cell.querySelector(".interval")?.textContent;
  const part = cell.closest("main > section > details");
  const name = cell.parentElement.cells[0].querySelector("a")?.textContent ?? cell.parentElement.cells[0].textContent;
  const lines = [element("p", {}, `${part ? `${part.id}, ` : ""}${name}: ${title}`), element("p", {}, cell.innerText)];
  if (interval) lines[1].replaceChildren(`${button.textContent}, 95 % interval ${interval}`);
  if (cell.title) lines[1].replaceChildren([button.textContent, cell.title].join(", "));
  return lines;
}

function openDetail(button) {
  closeDetail();
  opener = button;
  button.setAttribute("aria-expanded", "true");
  const cell = button.closest("td");
  const lines = linesAbout(button, cell);
  if (cell.dataset.of) {
    const series = seriesOf(cell.dataset.of);
    if (series.points.length > 0) lines.push(stripPlot(series, Number(cell.dataset.n)), element("p", {}, legend(series)));
    const part = document.getElementById(series.job.name);
    if (part && !part.contains(button)) {
      lines.push(element("p", {}, element("a", { href: `#${part.id}` }, `All about ${series.job.name}`)));
    }
  }
  detail.replaceChildren(...lines);
  detail.hidden = false;
  const place = button.getBoundingClientRect();
  const space = document.documentElement.clientWidth - detail.offsetWidth - 8;
  const below = place.bottom + 6 + detail.offsetHeight <= innerHeight || place.top < detail.offsetHeight + 6;
  detail.style.left = `${scrollX + Math.max(8, Math.min(place.left, space))}px`;
  detail.style.top = `${scrollY + (below ? place.bottom + 6 : place.top - 6 - detail.offsetHeight)}px`;
}

// Numbers with something behind them become buttons. In the matrix only one of them is a tab stop: arrows move on.
function makeButtons(table) {
  const dense = table.classList.contains("dense");
  for (const cell of table.querySelectorAll("td[data-of], td[title]")) {
    const button = element("button", { type: "button", className: "value" });
    button.setAttribute("aria-expanded", "false");
    if (dense && table.querySelector("button.value")) button.tabIndex = -1;
    if (!cell.firstChild) continue;
    cell.firstChild.before(button);
    button.append(button.nextSibling);
    if (button.nextSibling) button.after(" "); // The one between them went into the button.
  }
}

function moveFrom(button, key) {
  const [down, right] = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] }[key] ?? [0, 0];
  const rows = shownRows(button.closest("table"));
  let row = rows.indexOf(button.closest("tr"));
  let column = button.closest("td").cellIndex;
  while ((down || right) && rows[row += down] && rows[row].cells[column += right]) {
    const next = rows[row].cells[column].querySelector("button.value");
    if (!next) continue;
    button.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
    return true;
  }
  return false;
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button.value");
  if (button && button !== opener) {
    openDetail(button);
  } else if (button || !detail.contains(event.target) || event.target.closest("a")) {
    closeDetail();
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") closeDetail();
  const button = event.target.closest(".dense button.value");
  if (button && moveFrom(button, event.key)) event.preventDefault();
});
addEventListener("resize", closeDetail);
