"""Uses a report.html as a reader would: sorts, filters, follows links, looks behind numbers, copies tables."""

import json

from report_page import ReportPage, main

NUMBERS = """[...rowsOf(measurements)].map((row) => row.cells[columnOf(measurements, "median")].dataset.n)
  .map((text) => text === undefined ? null : Number(text))"""
TITLE = "measurements.tHead.rows[0].cells[columnOf(measurements, 'median')]"


class UseOfTheReport(ReportPage):
    def detail(self):
        return self.ask("document.querySelector('.detail').hidden ? null : document.querySelector('.detail').innerText")

    def hash(self):
        return self.ask("decodeURIComponent(location.hash)")

    def test_asks_for_nothing_outside_itself(self):
        asked = [event["params"]["request"]["url"]
                 for event in (json.loads(entry["message"])["message"] for entry in self.browser.log("performance"))
                 if event["method"] == "Network.requestWillBeSent"]
        outside = [url for url in asked if not url.startswith(("file:", "data:", "about:"))]
        self.assertTrue(asked)
        self.assertEqual(outside, [])
        self.assertEqual(len([url for url in asked if url.startswith("file:")]), 1)

    def test_sorts_up_down_and_back(self):
        self.do("unfold(measurements)")
        before = self.ask(NUMBERS)
        known = [number for number in before if number is not None]
        unknown = [None] * (len(before) - len(known))
        self.assertGreater(len(known), 2)
        self.assertNotEqual(known, sorted(known), "sorted from the start: the test would see nothing")
        self.browser.click(self.ask(TITLE + ".querySelector('button')"))
        self.assertEqual(self.ask(NUMBERS), sorted(known) + unknown)
        self.assertEqual(self.ask(TITLE + ".ariaSort"), "ascending")
        self.browser.press("Enter")  # It has the focus: keys do the same.
        self.assertEqual(self.ask(NUMBERS), sorted(known, reverse=True) + unknown)
        self.assertEqual(self.ask(TITLE + ".ariaSort"), "descending")
        self.browser.press("Enter")
        self.assertEqual(self.ask(NUMBERS), before)
        self.assertIsNone(self.ask(TITLE + ".ariaSort"))

    def test_the_matrix_sorts_across_its_groups(self):
        noise = "rowsOf(matrix).map((row) => row.cells[row.cells.length - 1].textContent)"
        names = "rowsOf(matrix).map((row) => row.cells[0].textContent)"
        before = self.ask(names)
        groups = "[...matrix.querySelectorAll('.group')].filter((row) => row.getClientRects().length > 0).length"
        self.assertGreater(self.ask(groups), 1)
        title = self.ask("matrix.tHead.rows[0].cells[0].querySelector('button')")
        self.browser.click(title)
        self.assertEqual(self.ask(names), sorted(before))
        self.assertEqual(self.ask(groups), 0, "the jobs of a group no longer stand below its name")
        self.assertEqual(len(self.ask(noise)), len(before))
        self.browser.click(title)
        self.browser.click(title)
        self.assertEqual(self.ask(names), before)
        self.assertGreater(self.ask(groups), 1)

    def test_one_filter_for_all_tables(self):
        everything = self.ask("rowsOf(measurements).map((row) => row.textContent)")
        parts = self.ask("document.querySelectorAll('main > section > details').length")
        self.browser.type(self.browser.find("nav input"), "TRIAD simd threads")
        rows = self.ask("rowsOf(measurements).map((row) => row.textContent)")
        self.assertEqual(rows, [row for row in everything if "simd" in row.lower() and "threads" in row.lower()])
        self.assertTrue(0 < len(rows) < len(everything))
        shown = self.ask("[...document.querySelectorAll('table')].reduce((sum, table) => sum + rowsOf(table).length, 0)")
        self.assertRegex(self.ask("document.querySelector('nav output').value"), rf"^{shown} of \d+ rows$")
        hidden = self.ask("document.querySelectorAll('main > section > details[hidden]').length")
        self.assertTrue(0 < hidden < parts, "parts of jobs without a row are out of the way")
        self.assertIn("filter=TRIAD simd threads", self.hash())

    def test_a_link_shows_the_same(self):
        self.do("unfold(measurements)")
        self.browser.click(self.ask(TITLE + ".querySelector('button')"))
        self.browser.press("Enter")
        self.browser.type(self.browser.find("nav input"), "simd")
        link = self.ask("location.hash")
        seen = self.ask("[rowsOf(measurements).map((row) => row.textContent), document.querySelectorAll('details[open]').length]")
        self.assertEqual(seen[1], 2)
        self.open(link)
        self.assertEqual(self.ask("[rowsOf(measurements).map((row) => row.textContent), document.querySelectorAll('details[open]').length]"), seen)
        self.assertEqual(self.ask(TITLE + ".ariaSort"), "descending")
        self.assertEqual(self.ask("location.hash"), link)

    def test_links_lead_into_folded_parts_and_back(self):
        link = self.ask("matrix.querySelector('tbody a')")
        part = self.ask("matrix.querySelector('tbody a').hash.slice(1)")
        self.assertFalse(self.ask(f"document.getElementById('{part}').open"))
        self.browser.type(self.browser.find("nav input"), part)
        self.browser.click(link)
        self.browser.wait_until(f"return document.getElementById('{part}').open")
        self.assertRegex(self.hash(), f"^#{part}&open={part}&filter={part}$", "the filter stays")
        self.screenshot("job")
        self.browser.click(self.browser.find(f"#{part} .links a"))
        self.browser.wait_until("return document.querySelector('table.dense').getBoundingClientRect().top >= 0")
        dangling = self.ask("""[...document.querySelectorAll("a[href^='#']")]
            .filter((a) => !document.getElementById(a.getAttribute("href").slice(1))).length""")
        self.assertEqual(dangling, 0)

    def test_a_number_shows_its_samples(self):
        self.assertIsNone(self.detail())
        self.browser.click(self.browser.find("table.dense td.pays button.value"))
        text = self.detail()
        self.assertIn("95 % sure", text)
        self.assertRegex(text, r"\d+ rounds")
        self.assertRegex(text, r"band: ±[\d.]+ %")
        rounds = int(text.split(" rounds")[0].split()[-1])
        marks = "document.querySelectorAll('.strip .quiet, .strip .disturbed, .strip .crossed').length"
        self.assertEqual(self.ask(marks), rounds)
        self.assertEqual(self.ask("document.querySelectorAll('.strip .band').length"), 1)
        self.screenshot("samples")
        self.browser.press("Escape")
        self.assertIsNone(self.detail())
        self.browser.press("Enter")  # The focus is still on the number.
        self.assertEqual(self.detail(), text)
        self.browser.click(self.browser.find("h1"))
        self.assertIsNone(self.detail())

    def test_samples_are_those_of_the_number(self):
        ratio, middle = self.do("""
            const cell = matrix.querySelector("td.pays[data-of]");
            const values = seriesOf(cell.dataset.of).points.map((point) => point.value).sort((a, b) => a - b);
            return [Number(cell.dataset.n), (values[Math.floor((values.length - 1) / 2)] + values[Math.floor(values.length / 2)]) / 2]""")
        self.assertAlmostEqual(middle / ratio, 1, delta=0.005)

    def test_flags_of_samples_are_marked(self):
        kinds = self.do("""
            const open = (flag) => mark(0, 0, flag).getAttribute("class");
            return [0, 1, 2, 3, 4].map(open)""")
        self.assertEqual(kinds, ["quiet", "disturbed", "crossed", "disturbed", "crossed"])

    def test_arrows_move_through_the_matrix(self):
        self.do("matrix.querySelector('button.value').focus()")
        first = self.ask("document.activeElement.closest('td').cellIndex")
        self.browser.press("ArrowRight")
        second = self.ask("document.activeElement.closest('td').cellIndex")
        self.assertGreater(second, first)
        self.browser.press("ArrowLeft")
        self.assertEqual(self.ask("document.activeElement.closest('td').cellIndex"), first)
        self.assertEqual(self.ask("[...matrix.querySelectorAll('button.value')].filter((one) => one.tabIndex === 0).length"), 1)

    def test_copies_what_is_shown(self):
        self.do("unfold(measurements); window.copied = []; navigator.clipboard.writeText = async (text) => copied.push(text)")
        self.browser.type(self.browser.find("nav input"), "triad simd")
        self.do("measurements.parentElement.nextElementSibling.querySelectorAll('button').forEach((one) => one.click())")
        csv, markdown = self.ask("window.copied")
        rows = self.ask("rowsOf(measurements).length")
        self.assertEqual(len(csv.splitlines()), 1 + rows)
        self.assertRegex(csv.splitlines()[0], r'^case,.*median \[95 %\],"median \[95 %\], 95 %"')
        self.assertRegex(csv, r'(?m)^simd@AVX2/serial,.*,2\.5e-06,"\[2\.\d+, 2\.\d+\]",')
        self.assertEqual(len(markdown.splitlines()), 2 + rows)
        self.assertRegex(markdown, r"(?m)^\| simd@AVX2/serial \|.*\| 2\.5\d* µs \[2\.\d+, 2\.\d+\] \|")


if __name__ == "__main__":
    main()
