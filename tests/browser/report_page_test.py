"""Opens a report.html in headless Chromium and uses it as a reader would.

usage: report_page_test.py CHROMEDRIVER CHROMIUM REPORT.html [FOLDER FOR SCREENSHOTS]
"""

import json
import pathlib
import sys
import unittest

from webdriver import Browser

CHROMEDRIVER, CHROMIUM, REPORT = sys.argv[1:4]
SCREENSHOTS = pathlib.Path(sys.argv[4]) if len(sys.argv) > 4 else None

# The largest table of cases: all that the tests below know of the report.
TABLE = """
const tables = [...document.querySelectorAll(".table > table")].filter((table) => /median/.test(table.tHead.textContent));
const table = tables.reduce((a, b) => (b.tBodies[0].rows.length > a.tBodies[0].rows.length ? b : a));
const titles = [...table.tHead.rows[0].cells];
const column = titles.findIndex((title) => title.textContent.startsWith("median"));
"""
NUMBERS = TABLE + """
return [...table.tBodies[0].rows].map((row) => row.cells[column].dataset.number)
  .map((text) => text === undefined ? null : Number(text));
"""


class ReportPage(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.browser = Browser(CHROMEDRIVER, CHROMIUM)

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()

    def setUp(self):
        self.browser.prefer("light")
        self.browser.resize(1400, 1000)
        self.browser.log("performance")
        self.browser.open(pathlib.Path(REPORT).resolve().as_uri())

    def tearDown(self):
        self.assertEqual(self.browser.log("browser"), [])

    def screenshot(self, name):
        if SCREENSHOTS:
            self.browser.screenshot(SCREENSHOTS / f"{name}.png")

    def detail(self):
        return self.browser.run("const d = document.querySelector('.detail'); return d.hidden ? null : d.innerText")

    def test_asks_for_nothing_outside_itself(self):
        asked = [event["params"]["request"]["url"]
                 for event in (json.loads(entry["message"])["message"] for entry in self.browser.log("performance"))
                 if event["method"] == "Network.requestWillBeSent"]
        outside = [url for url in asked if not url.startswith(("file:", "data:"))]
        self.assertTrue(asked)
        self.assertEqual(outside, [])
        self.assertEqual(len([url for url in asked if url.startswith("file:")]), 1)

    def test_sorts_by_number_and_back(self):
        title = self.browser.run(TABLE + "return titles[column].querySelector('button')")
        before = self.browser.run(NUMBERS)
        known = [number for number in before if number is not None]
        self.assertGreater(len(known), 2)
        self.assertNotEqual(known, sorted(known), "sorted from the start: the test would see nothing")
        unknown = [None] * (len(before) - len(known))
        self.browser.click(title)
        self.assertEqual(self.browser.run(NUMBERS), sorted(known) + unknown)
        self.assertEqual(self.browser.run(TABLE + "return titles[column].ariaSort"), "ascending")
        self.browser.press("Enter")  # It has the focus: keys do the same.
        self.assertEqual(self.browser.run(NUMBERS), sorted(known, reverse=True) + unknown)
        self.assertEqual(self.browser.run(TABLE + "return titles[column].ariaSort"), "descending")

    def test_equal_numbers_keep_their_order(self):
        names = TABLE + "return [...table.tBodies[0].rows].map((row) => row.cells[0].textContent)"
        status = self.browser.run(TABLE + "return titles[1].querySelector('button')")
        before = self.browser.run(names)
        states = dict(self.browser.run(
            TABLE + "return [...table.tBodies[0].rows].map((row) => [row.cells[0].textContent, row.cells[1].textContent])"))
        self.browser.click(status)
        self.assertEqual(self.browser.run(names), sorted(before, key=lambda name: states[name]))

    def test_filters_rows(self):
        field = self.browser.run(TABLE + "return table.parentElement.previousElementSibling.querySelector('input')")
        shown = TABLE + """return [...table.tBodies[0].rows].filter((row) => row.getClientRects().length > 0)
                           .map((row) => row.textContent)"""
        everything = self.browser.run(shown)
        self.browser.type(field, "SIMD threads")
        rows = self.browser.run(shown)
        self.assertEqual(rows, [row for row in everything if "simd" in row.lower() and "threads" in row.lower()])
        self.assertTrue(0 < len(rows) < len(everything))
        count = self.browser.run(TABLE + "return table.parentElement.previousElementSibling.querySelector('output').value")
        self.assertEqual(count, f"{len(rows)} of {len(everything)} rows")

    def test_shows_what_stands_behind_a_number(self):
        self.assertIsNone(self.detail())
        button = self.browser.find("td button.value")
        self.browser.click(button)
        text = self.detail()
        self.assertIn("95 % interval [", text)
        self.assertRegex(text, r"\d+ (rounds|samples)")
        self.screenshot("detail")
        self.browser.press("Escape")
        self.assertIsNone(self.detail())
        self.browser.press("Enter")  # The focus is still on the number.
        self.assertEqual(self.detail(), text)
        self.browser.click(self.browser.find("h1"))
        self.assertIsNone(self.detail())

    def test_links_lead_to_sections_and_unfold_them(self):
        machine = self.browser.find("nav a[href='#machine']")
        self.assertFalse(self.browser.run("return document.querySelector('details').open"))
        self.browser.click(machine)
        self.browser.wait_until("return document.querySelector('details').open")
        dangling = self.browser.run("""return [...document.querySelectorAll("a[href^='#']")]
            .filter((a) => !document.getElementById(a.getAttribute("href").slice(1))).length""")
        self.assertEqual(dangling, 0)

    def test_fits_a_phone(self):
        self.browser.resize(360, 780)
        self.screenshot("phone")
        self.assertLessEqual(self.browser.run("return document.documentElement.scrollWidth"), 360)
        self.browser.run(TABLE + "table.parentElement.scrollLeft = 300; [...table.querySelectorAll('.value')].at(-1).click()")
        left, right = self.browser.run(
            "const r = document.querySelector('.detail').getBoundingClientRect(); return [r.left, r.right]")
        self.assertGreaterEqual(left, 0)
        self.assertLessEqual(right, 360)
        self.assertLessEqual(self.browser.run("return document.documentElement.scrollWidth"), 360)

    def test_has_a_light_and_a_dark_look(self):
        def brightness(of):
            return self.browser.run(f"""return getComputedStyle(document.body).{of}.match(/\\d+/g)
                .slice(0, 3).reduce((sum, part) => sum + Number(part), 0)""")

        self.screenshot("light")
        self.assertGreater(brightness("backgroundColor"), brightness("color") + 300)
        self.browser.prefer("dark")
        self.screenshot("dark")
        self.assertLess(brightness("backgroundColor") + 300, brightness("color"))

    def test_is_complete_without_its_script(self):
        text = "return [...document.querySelectorAll('main table')].map((table) => table.innerText).join('')"
        rows = "return document.querySelectorAll('tbody tr').length"
        with_script = self.browser.run(rows)
        self.browser.developer("Emulation.setScriptExecutionDisabled", value=True)
        self.browser.open(pathlib.Path(REPORT).resolve().as_uri())
        self.browser.developer("Emulation.setScriptExecutionDisabled", value=False)
        self.assertEqual(self.browser.run(rows), with_script)
        self.assertIn("[", self.browser.run(text))
        self.assertIsNone(self.browser.run("return document.querySelector('.sort, .filter, .hint')"))

    def test_prints_without_cutting_tables_off(self):
        self.browser.developer("Emulation.setEmulatedMedia", media="print")
        cut = self.browser.run("""return [...document.querySelectorAll(".table")]
            .filter((frame) => getComputedStyle(frame).overflowX !== "visible").length""")
        self.browser.developer("Emulation.setEmulatedMedia", media="")
        self.assertEqual(cut, 0)


if __name__ == "__main__":
    if SCREENSHOTS:
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    unittest.main(argv=sys.argv[:1], verbosity=2)
