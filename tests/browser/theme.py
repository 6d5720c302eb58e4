"""Rules that the build took out of the theme's style sheet (docs/hooks/theme_rules.py), and whether a page has use for it."""

import re
from importlib.resources import files

from playwright.sync_api import Browser, Page

SELECTORS = r"""([whole, published]) => {
    const selectors = (text) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(text);
        const found = new Set();
        const walk = (rules) => [...rules].forEach((rule) => {
            if (rule.selectorText) parts(rule.selectorText).forEach((part) => found.add(part));
            else if (rule.cssRules && !(rule instanceof CSSKeyframesRule)) walk(rule.cssRules);
        });
        walk(sheet.cssRules);
        return found;
    };
    const parts = (text) => {
        let [depth, part, found] = [0, "", []];
        for (const sign of text) {
            depth += "([".includes(sign) - ")]".includes(sign);
            if (sign === "," && !depth) { found.push(part.trim()); part = ""; }
            else part += sign;
        }
        return [...found, part.trim()];
    };
    const kept = selectors(published);
    return [...selectors(whole)].filter((selector) => !kept.has(selector));
}"""

# What a pointer, a key or a moment decides may come at any time, and ::before is wherever its element is.
PASSING = re.compile(
    r"(?<!:not\():(hover|focus|focus-visible|focus-within|active|checked|disabled|target|valid|indeterminate|popover-open)(?![\w-])"
    r"|::[\w-]+(\([^)]*\))?"
)

MISSED = """(selectors) => {
    const styled = document.querySelector('link[href*="assets/css/portal.css"]');
    return styled ? selectors.filter((each) => document.querySelector(each)).map((each) => `${location.pathname}: ${each}`) : [];
}"""


def whole_theme() -> str:
    """The theme's style sheets as they were installed."""
    folder = files("material") / "templates" / "assets" / "stylesheets"
    sheets = sorted(sheet.name for sheet in folder.iterdir() if sheet.name.endswith(".css"))
    return "".join((folder / name).read_text("utf-8") for name in sheets if name.startswith(("main", "palette")))


def taken_out(browser: Browser, portal: str) -> list[str]:
    """Selectors of the theme's that this style sheet lacks, as those of elements that may be there at any moment."""
    page = browser.new_page()
    missing: list[str] = page.evaluate(SELECTORS, [whole_theme(), portal])
    page.close()
    return [PASSING.sub(":not(none)", selector) for selector in missing]


def missed(page: Page, selectors: list[str]) -> list[str]:
    """Those that an element of the page has a use for, now."""
    found: list[str] = page.evaluate(MISSED, selectors)
    return found
