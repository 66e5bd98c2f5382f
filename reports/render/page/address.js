// What a reader has set is part of the page's address, so that a link shows the same:
// #sgemm&open=sgemm,dot&filter=avx3&sort=what-pays-table.3.down

const address = {
  part: "", // Where the reader went last.
  filter: "",
  sorts: new Map(), // From a table's id to { column, direction }.

  // Whether the address says more than where to go. What it does not say stays as it is.
  read() {
    const [part, ...settings] = location.hash.slice(1).split("&").map(decodeURIComponent);
    this.part = part;
    this.open = [part];
    for (const setting of settings) {
      const [name, value] = [setting.split("=", 1)[0], setting.slice(setting.indexOf("=") + 1)];
      if (name === "open") this.open.push(...value.split(","));
      if (name === "filter") this.filter = value;
      if (name === "sort") this.readSorts(value);
    }
    return settings.length > 0;
  },

  readSorts(text) {
    this.sorts = new Map();
    for (const one of text.split(",")) {
      const [table, column, direction] = one.split(".");
      this.sorts.set(table, { column: Number(column), direction });
    }
  },

  write() {
    const open = [...document.querySelectorAll("details[open]")].map((details) => details.id);
    const sorts = [...this.sorts].map(([table, { column, direction }]) => `${table}.${column}.${direction}`);
    const settings = Object.entries({ open: open.join(","), filter: this.filter, sort: sorts.join(",") })
      .filter(([, value]) => value)
      .map(([name, value]) => `&${name}=${encodeURIComponent(value).replaceAll("%2C", ",")}`);
    const hash = encodeURIComponent(this.part) + settings.join("");
    if (hash !== location.hash.slice(1)) history.replaceState(null, "", `#${hash}`);
  },
};
