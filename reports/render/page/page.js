// What report.html can do beyond being read is set up here: parts that open where a link leads, and on paper.

function unfold(id) {
  const target = id ? document.getElementById(id) : null;
  for (let part = target?.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
  return target;
}

// Wherever the address leads, at first and later.
function follow() {
  if (address.read()) {
    applyFilter();
    applySorts();
  }
  address.open.forEach(unfold);
  unfold(address.part)?.scrollIntoView();
  address.write();
}

// On paper stands what a reader would open first; tables of all measurements only if they are open.
const openedForPaper = [];
addEventListener("beforeprint", () => {
  for (const part of document.querySelectorAll("main > details:not([open]), main > section > details:not([open])")) {
    part.open = true;
    openedForPaper.push(part);
  }
});
addEventListener("afterprint", () => {
  for (const part of openedForPaper.splice(0)) part.open = false;
});

for (const entry of tables) {
  makeSortable(entry);
  makeButtons(entry.table);
  makeCopyable(entry);
}
document.querySelector("nav")?.append(
  element("label", { className: "filter" }, "Filter all tables", filterField), filterCount);
document.documentElement.classList.add("scripted");
document.body.append(detail);
for (const part of document.querySelectorAll("details")) part.addEventListener("toggle", () => address.write());
addEventListener("hashchange", follow);
follow();
