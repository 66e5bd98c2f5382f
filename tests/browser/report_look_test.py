"""Looks at a report.html: what fits where, light and dark, on a phone, on paper, without its script, and to whom."""

import base64
import re

from report_page import ReportPage, main


class LookOfTheReport(ReportPage):
    def test_the_first_screen_holds_24_jobs(self):
        bottom = self.do("""
            const rows = rowsOf(matrix);
            for (let i = rows.length; i < 24; ++i) rows[0].parentElement.append(rows[0].cloneNode(true));
            const notice = document.querySelector(".notice");
            if (notice) notice.textContent = "word ".repeat(60);
            document.querySelectorAll(".cards li").forEach((card) => { card.lastChild.textContent = "word ".repeat(14); });
            return matrix.getBoundingClientRect().bottom""")
        self.assertLessEqual(bottom, 900)
        self.assertLessEqual(self.ask("matrix.getBoundingClientRect().right"), 1400)
        self.screenshot("24 jobs")

    def test_heads_stay_in_sight(self):
        self.do("unfold(measurements); measurements.style.lineHeight = '12'; measurements.rows[4].scrollIntoView()")
        head, bar = self.ask("""[measurements.tHead.rows[0].cells[1].getBoundingClientRect().top,
            document.querySelector('nav').getBoundingClientRect().bottom]""")
        self.assertAlmostEqual(head, bar, delta=2)

    def test_fits_a_phone(self):
        self.browser.resize(390, 844)
        self.screenshot("phone")
        self.assertLessEqual(self.ask("document.documentElement.scrollWidth"), 390)
        first = "matrix.tBodies[0].rows[1].cells[0].getBoundingClientRect().left"
        before = self.ask(first)
        self.do("matrix.parentElement.scrollLeft = 300")
        self.assertAlmostEqual(self.ask(first), before, delta=1, msg="the name of the job stays")
        self.do("[...matrix.querySelectorAll('td[data-of] .value')].at(-1).click()")
        left, right = self.ask("(({ left, right }) => [left, right])(document.querySelector('.detail').getBoundingClientRect())")
        self.assertGreaterEqual(left, 0)
        self.assertLessEqual(right, 390)
        self.assertLessEqual(self.ask("document.documentElement.scrollWidth"), 390)
        self.screenshot("phone samples")
        size = self.ask("""Math.min(...[...document.querySelectorAll(".strip text")].map((text) =>
            11 * text.ownerSVGElement.getBoundingClientRect().width / text.ownerSVGElement.viewBox.baseVal.width))""")
        self.assertGreaterEqual(size, 10.9, "text in figures")

    def test_has_a_light_and_a_dark_look(self):
        def brightness(of):
            return self.ask(f"""getComputedStyle(document.body).{of}.match(/\\d+/g)
                .slice(0, 3).reduce((sum, part) => sum + Number(part), 0)""")

        self.screenshot("light")
        self.assertGreater(brightness("backgroundColor"), brightness("color") + 300)
        self.browser.prefer("dark")
        self.screenshot("dark")
        self.assertLess(brightness("backgroundColor") + 300, brightness("color"))

    def test_gains_can_be_read_without_their_colours(self):
        for kind, words in {"pays": r"^×", "no-gain": r"^(no gain|≈)", "open": r"^(\?|±)", "unmeasured": r"^(n/a|–)?"}.items():
            for text in self.ask(f"[...matrix.querySelectorAll('.{kind}')].map((cell) => cell.textContent)"):
                self.assertRegex(text, words, kind)

    def test_is_complete_without_its_script(self):
        rows = "document.querySelectorAll('tbody tr').length"
        with_script = self.ask(rows)
        self.browser.developer("Emulation.setScriptExecutionDisabled", value=True)
        self.open()
        self.browser.developer("Emulation.setScriptExecutionDisabled", value=False)
        self.assertEqual(self.ask(rows), with_script)
        self.assertIsNone(self.ask("document.querySelector('.sort, .filter, .copy, button')"))
        self.browser.click(self.browser.find("main > section > details > summary"))
        self.assertTrue(self.ask("document.querySelector('main > section > details').open"))

    def test_prints_what_is_folded_and_cuts_nothing_off(self):
        self.browser.developer("Emulation.setEmulatedMedia", media="print")
        cut = self.ask("""[...document.querySelectorAll(".table")]
            .filter((frame) => getComputedStyle(frame).overflowX !== "visible").length""")
        self.browser.developer("Emulation.setEmulatedMedia", media="")
        self.assertEqual(cut, 0)
        self.do("window.openOnPaper = []; addEventListener('beforeprint', () => openOnPaper.push(...document.querySelectorAll('details[open] > summary > h3')))")
        paper = base64.b64decode(self.browser.developer("Page.printToPDF", preferCSSPageSize=True)["data"])
        self.assertGreater(len(re.findall(rb"/Type\s*/Page\b", paper)), 0)
        jobs = self.ask("document.querySelectorAll('main > section > details').length")
        self.assertEqual(self.ask("openOnPaper.length"), jobs)
        self.assertEqual(self.ask("document.querySelectorAll('details[open]').length"), 0, "folded again")

    # --- What a screen reader and a keyboard meet

    def test_a_skip_link_leads_past_the_header(self):
        self.browser.press("Tab")
        self.assertEqual(self.ask("document.activeElement.className"), "skip")
        self.assertGreaterEqual(self.ask("document.activeElement.getBoundingClientRect().left"), 0)
        self.browser.press("Enter")
        self.browser.press("Tab")
        self.assertTrue(self.ask("matrix.contains(document.activeElement)"))

    def test_few_tab_stops_before_the_second_part(self):
        stops = """[...document.querySelectorAll("a[href], button, input, summary, [tabindex]")].filter((one) =>
            one.tabIndex >= 0 && one.getClientRects().length > 0 && (document.querySelectorAll("main > section")[1]
              .compareDocumentPosition(one) & Node.DOCUMENT_POSITION_PRECEDING))"""
        jobs = self.ask("rowsOf(matrix).length")
        others = self.ask(stops + ".length") - jobs
        self.assertLessEqual(others + 24, 60, "with a link for each of 24 jobs")
        self.assertEqual(self.ask(stops + ".filter((one) => one.closest('tbody')).length"), jobs + 1)

    def test_landmarks_and_controls_have_names_of_their_own(self):
        self.do("document.querySelectorAll('details').forEach((part) => { part.open = true; })")
        landmarks = self.ask("""[...document.querySelectorAll("main, nav, body > header, [role=region], section[aria-label], form, aside")]
            .map((one) => `${one.tagName} ${one.ariaLabel ?? ""}`)""")
        self.assertEqual(sorted(landmarks), ["HEADER ", "MAIN ", "NAV Contents"])
        for what in ("table", "[id]"):
            names = self.ask(f"[...document.querySelectorAll('{what}')].map((one) => '{what}' === 'table' ? one.ariaLabel : one.id)")
            self.assertEqual(len(names), len(set(names)), f"{what}: {sorted(names)}")
            self.assertNotIn(None, names)
        nameless = self.ask("""[...document.querySelectorAll("a, button, input, summary, img")].filter((one) =>
            !(one.textContent.trim() || one.alt || one.labels?.[0]?.textContent)).map((one) => one.outerHTML)""")
        self.assertEqual(nameless, [])
        levels = self.ask("[...document.querySelectorAll('h1, h2, h3, h4')].map((one) => Number(one.tagName[1]))")
        self.assertEqual(levels[0], 1)
        self.assertEqual([(a, b) for a, b in zip(levels, levels[1:]) if b > a + 1], [], "no level is left out")


if __name__ == "__main__":
    main()
