"""What the tests of report.html share: one page in one headless Chromium, opened anew for every test.

usage of those tests: TEST.py CHROMEDRIVER CHROMIUM REPORT.html [FOLDER FOR SCREENSHOTS]
"""

import pathlib
import sys
import unittest

from webdriver import Browser

CHROMEDRIVER, CHROMIUM, REPORT = sys.argv[1:4]
SCREENSHOTS = pathlib.Path(sys.argv[4]) if len(sys.argv) > 4 else None
ADDRESS = pathlib.Path(REPORT).resolve().as_uri()

# The matrix, the largest table of all measurements, and the rows that are seen of a table.
HELPERS = """
const matrix = document.querySelector("table.dense");
const measurements = [...document.querySelectorAll("table")].filter((table) => /median/.test(table.tHead.textContent))
  .reduce((a, b) => (b.rows.length > a.rows.length ? b : a));
const rowsOf = (table) => [...table.querySelectorAll("tbody > tr:not(.group)")].filter((row) => !row.hidden);
const columnOf = (table, title) => [...table.tHead.rows[0].cells].findIndex((one) => one.textContent.startsWith(title));
const unfold = (inner) => {
  for (let part = inner.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
};
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
        self.browser.resize(1400, 900)
        self.browser.log("performance")
        self.open()

    def tearDown(self):
        self.assertEqual(self.browser.log("browser"), [])

    def open(self, hash=""):
        self.browser.open("about:blank")  # Else a change of the hash alone would load nothing.
        self.browser.open(ADDRESS + hash)

    def ask(self, expression):
        return self.browser.run(f"{HELPERS} return {expression};")

    def do(self, statements):
        return self.browser.run(HELPERS + statements)

    def screenshot(self, name):
        if SCREENSHOTS:
            self.browser.screenshot(SCREENSHOTS / f"{name}.png")


def main():
    if SCREENSHOTS:
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    unittest.main(module="__main__", argv=sys.argv[:1], verbosity=2)
