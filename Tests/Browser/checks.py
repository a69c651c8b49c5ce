"""Opens every page of reports in a real browser and checks what readers rely on.

usage: checks.py AXE FOLDER...
AXE is the script of the axe audit; each folder is a report. Every page is opened in both colour schemes and at two widths:
nothing is fetched, nothing is written to the console, nothing is wider than the screen, and the audit finds nothing.
"""

import base64
import json
import re
import sys
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

WIDTHS = [390, 1280]
A4 = {"paperWidth": 8.27, "paperHeight": 11.69, "printBackground": False, "preferCSSPageSize": True}


class Browser:
    """A browser that notes what a page asks for and what it says."""

    def __init__(self):
        options = Options()
        for word in ["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]:
            options.add_argument(word)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        self.driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
        self.driver.set_script_timeout(60)

    def command(self, name, **arguments):
        return self.driver.execute_cdp_cmd(name, arguments)

    def open(self, page, fragment="", width=1280, scheme="light", script=True):
        self.command("Emulation.setScriptExecutionDisabled", value=not script)
        self.command("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
        self.command(
            "Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=width < 600)
        self.driver.get("about:blank")
        self.driver.get_log("browser"), self.driver.get_log("performance")
        self.driver.get(page.resolve().as_uri() + fragment)

    def requests(self):
        """The addresses that the page has asked for."""
        events = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        return [e["params"]["request"]["url"] for e in events if e["method"] == "Network.requestWillBeSent"]

    def console(self):
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def run(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)


class Checks:
    def __init__(self, browser, axe):
        self.browser, self.axe, self.problems, self.count = browser, axe, [], 0

    def expect(self, holds, page, what):
        self.count += 1
        if not holds:
            self.problems.append(f"{page}: {what}")

    def page(self, page):
        """One page in every scheme and width."""
        own = page.resolve().as_uri()
        for scheme in ["light", "dark"]:
            for width in WIDTHS:
                self.browser.open(page, width=width, scheme=scheme)
                where = f"{page} ({scheme}, {width})"
                self.expect(all(url == own for url in self.browser.requests()), where, "asks for something else")
                self.expect(self.browser.console() == [], where, "writes to the console")
                self.expect(self.browser.driver.title != "harmed", where, "is harmed by a name")
                wide = self.browser.run("return document.documentElement.scrollWidth")
                self.expect(wide <= width, where, f"is {wide} wide")
            for finding in self.audit():
                self.expect(False, f"{page} ({scheme})", finding)
            self.expect(True, page, "audit")

    def audit(self):
        """What axe finds, with the first place of each."""
        self.browser.run("document.querySelectorAll('details').forEach(d => { d.open = true; })")
        self.browser.run(self.axe)
        found = self.browser.driver.execute_async_script(
            "const done = arguments[0]; axe.run(document, {resultTypes: ['violations']}).then(r => done(r.violations))")
        return [f"axe: {v['id']} ({len(v['nodes'])}): {v['nodes'][0]['html'][:160]}" for v in found]

    def printed(self, page, most=None):
        """Nothing is cut off on A4, and a brief is one sheet."""
        self.browser.open(page)
        self.browser.command("Emulation.setEmulatedMedia", media="print")
        # A4 less the margins of the style, at 96 points an inch.
        self.browser.command("Emulation.setDeviceMetricsOverride", width=680, height=1000, deviceScaleFactor=1, mobile=False)
        cut = self.browser.run(
            "return [...document.querySelectorAll('main *')].filter(e => !e.closest('details:not([open])') && "
            "e.getBoundingClientRect().right > 681).map(e => e.outerHTML.slice(0, 120))")
        self.expect(cut == [], page, f"is cut off on A4: {cut[:1]}")
        data = base64.b64decode(self.browser.command("Page.printToPDF", **A4)["data"])
        sheets = len(re.findall(rb"/Type\s*/Page[^s]", data))
        self.expect(sheets > 0, page, "has no sheet")
        if most:
            self.expect(sheets <= most, page, f"takes {sheets} sheets")
        self.browser.command("Emulation.setEmulatedMedia", media="")

    def works(self, page):
        """Sorting, filtering and evidence of the first page."""
        browser = self.browser
        browser.open(page)
        names = lambda: browser.run(
            "return [...document.querySelectorAll('table.filtered tbody tr:not([hidden]) th')].map(e => e.textContent)")
        first = names()
        button = browser.driver.find_element(By.CSS_SELECTOR, "table.filtered thead th button")
        button.click()
        self.expect(names() == first, page, "sorting by name rises first")
        button.click()
        self.expect(names() == first[::-1], page, "sorting by name falls then")
        share = browser.driver.find_elements(By.CSS_SELECTOR, "table.filtered thead th.n button")[0]
        share.click()
        values = browser.run(
            "return [...document.querySelectorAll('table.filtered tbody tr')].map(r => r.cells[1].dataset.v)"
            ".filter(v => v !== undefined && v !== '').map(Number)")
        self.expect(values == sorted(values, reverse=True), page, "sorting by share falls first")
        box = browser.driver.find_element(By.CSS_SELECTOR, ".filter input")
        box.send_keys(first[-1][:4])
        self.expect(0 < len(names()) < max(2, len(first)), page, "the filter leaves some")
        box.clear()
        browser.open(page)
        link = browser.driver.find_element(By.CSS_SELECTOR, "a[href*='#evidence-']")
        target = link.get_attribute("href")
        link.click()
        opened = browser.run("return document.querySelectorAll('#' + location.hash.slice(1) + ' details[open] code').length")
        self.expect(browser.driver.current_url == target and opened > 0, page, "a figure opens to its records")

    def readable(self, page):
        """Without the script all figures are there, and nothing that does not work."""
        self.browser.open(page, script=False)
        shown = self.browser.driver.find_elements(By.CSS_SELECTOR, "table.filtered tbody tr")
        buttons = self.browser.driver.find_elements(By.CSS_SELECTOR, "button, input")
        self.expect(len(shown) > 0 and buttons == [], page, "without a script")


def main():
    axe, folders = Path(sys.argv[1]).read_text(), [Path(name) for name in sys.argv[2:]]
    checks = Checks(Browser(), axe)
    for folder in folders:
        pages = sorted(folder.glob("*.html")) + sorted(folder.glob("allies/*.html"))
        # Pages of allies are alike: those with the most and the least to say stand for all.
        allies = sorted(folder.glob("allies/*.html"), key=lambda p: (p.stat().st_size, p.name))
        shown = [p for p in pages if p.parent == folder] + sorted(set(allies[:2] + allies[-4:]))
        for page in shown:
            checks.page(page)
            checks.printed(page, most=1 if page.name.startswith("brief") else None)
        for page in folder.glob("index*.html"):
            checks.works(page)
            checks.readable(page)
        print(f"{folder}: {len(shown)} of {len(pages)} pages")
    checks.browser.driver.quit()
    for problem in checks.problems:
        print(problem, file=sys.stderr)
    print(f"{checks.count} checks, {len(checks.problems)} failed")
    sys.exit(1 if checks.problems else 0)


main()
