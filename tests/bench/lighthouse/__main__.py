"""`make lighthouse`: the four categories of Lighthouse for every kind of page of the built site, as on a phone."""

import json
from pathlib import Path

from docs.hooks.runtime.node import run_node
from tests.bench.npm_packages import install
from tests.bench.prepared import prepared
from tests.browser.chromium import chromium

HERE = Path(__file__).parent
PAGES = ("", "areas/", "areas/life/", "areas/life/three-meetings/", "assess/", "glossary/", "sources/", "corrections/", "about/")
LANGUAGES = ("", "en/")
NAMES = ("performance", "accessibility", "best-practices", "seo")


def main() -> None:
    """Measure and print a table; what failed stands next to its page."""
    install(HERE)
    with prepared() as site:
        addresses = [site.address + language + page for page in PAGES for language in LANGUAGES]
        lines = run_node([str(HERE / "run.mjs"), str(chromium()), *addresses])
        print(f"| page | {' | '.join(NAMES)} | largest paint | failed |\n|---|{'---|' * (len(NAMES) + 2)}")
        for line in filter(lambda each: each.startswith("{"), lines.splitlines()):
            found = json.loads(line)
            scores = " | ".join(str(found["scores"].get(name, "–")) for name in NAMES)
            path = "/" + found["url"].removeprefix(site.address)
            print(f"| {path} | {scores} | {found['lcp']} ms | {', '.join(found['failed']) or '–'} |")


if __name__ == "__main__":
    main()
