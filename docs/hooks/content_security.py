"""A content security policy for every page, made from what is really on the page.

With it a page can load nothing from another host, send nothing anywhere, and run no script that was not there when the
site was built. `frame-ancestors` is missing because browsers take it from the server's headers alone.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from html.parser import HTMLParser
from pathlib import Path

# Written by docs/templates/partials/content-security.html.
MARK = "@@content-security-policy@@"

# Other types of script element are data, which browsers never run and the policy does not concern.
RUNNABLE = frozenset({"", "module", "text/javascript", "application/javascript"})

# Attributes whose address is fetched as soon as the page is read.
FETCHED = {"script": "src", "img": "src", "source": "src", "video": "src", "audio": "src", "iframe": "src"}
FETCHED_LINKS = frozenset({"stylesheet", "icon", "preload", "modulepreload", "prefetch", "preconnect", "manifest"})

# The theme names the page before and the one after. Firefox fetches the latter ahead, unasked and on a metered line too.
NEIGHBOUR = re.compile(r'\s*<link rel="(?:prev|next)" href="[^"]*">')

# What the script with a page's policy for Trusted Types (docs/templates/trusted-types.js) cannot do without.
TRUSTED_TYPES = "trustedTypes"

Attributes = dict[str, str]


class PageContents(HTMLParser):
    """The content of one page that a policy must know: its inline scripts, and everything that no policy of ours would allow."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.inline_scripts: list[str] = []
        self.refused: list[str] = []
        self.runs_python = False
        self._in_script = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Called by the parser for every element, also for those without an end."""
        attributes = {name: value or "" for name, value in attrs}
        self.runs_python |= "data-python" in attributes
        self.refused += _refused(tag, attributes)
        if tag == "script" and "src" not in attributes and attributes.get("type", "").lower() in RUNNABLE:
            self.inline_scripts.append("")
            self._in_script = True

    def handle_data(self, data: str) -> None:
        """Called by the parser, for a long script more than once."""
        if self._in_script:
            self.inline_scripts[-1] += data

    def handle_endtag(self, tag: str) -> None:
        """Called by the parser."""
        if tag == "script":
            self._in_script = False


def secure_pages(site: Path) -> list[str]:
    """Writes the policy into every page below a folder. Returns what is wrong, as sentences; empty means all is well."""
    return [f"{page.relative_to(site)}: {wrong}" for page in sorted(site.rglob("*.html")) for wrong in _secure(page)]


def policy(contents: PageContents) -> str:
    """The strictest policy under which the page still works."""
    scripts = ["'self'", *hashes(contents.inline_scripts)]
    if contents.runs_python:
        scripts.append("'wasm-unsafe-eval'")
    directives = {
        "default-src": "'none'",
        "script-src": " ".join(scripts),
        "worker-src": "'self'",  # search, Python, offline copy
        "connect-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self' data:",  # the theme's icons are masks inside its style sheet
        "manifest-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",  # forms are for scripts of ours; none is ever sent
    }
    if any(TRUSTED_TYPES in script for script in contents.inline_scripts):
        # Without a policy of its own a page could start no worker; reveal.js writes markup, so slides have none.
        directives |= {"require-trusted-types-for": "'script'", "trusted-types": "default"}
    return "; ".join(f"{name} {value}" for name, value in directives.items())


def hashes(scripts: Iterable[str]) -> list[str]:
    """One source expression for each different script, in a fixed order, so that equal pages stay equal."""
    digests = {hashlib.sha256(script.encode()).digest() for script in scripts}
    return sorted(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)


def _secure(page: Path) -> list[str]:
    html = page.read_text(encoding="utf-8")
    if html.count(MARK) != 1:
        return [
            f"found {html.count(MARK)} places for the content security policy instead of 1. "
            "Every page must include partials/content-security.html once, in its head."
        ]
    html = NEIGHBOUR.sub("", html)
    contents = PageContents(html)
    page.write_text(html.replace(MARK, policy(contents)), encoding="utf-8", newline="\n")
    return contents.refused


def _refused(tag: str, attributes: Attributes) -> list[str]:
    """Browsers would drop these in silence; the build says so instead."""
    found = [f"<{tag} {name}=…> is an inline event handler. Use data-module." for name in attributes if name[:2] == "on"]
    if "style" in attributes:
        found.append(f'<{tag} style="{attributes["style"]}"> is an inline style. Use a class.')
    if tag == "style":
        found.append("<style> is an inline style sheet. Put it into docs/assets/css.")
    if attributes.get("href", "").strip().lower().startswith("javascript:"):
        found.append(f"<{tag} href=javascript:…> is an inline script. Use a button.")
    if _is_foreign(_fetched(tag, attributes)):
        found.append(f"<{tag}> loads {_fetched(tag, attributes)} from another host. Publish a copy in docs/assets.")
    return found


def _fetched(tag: str, attributes: Attributes) -> str:
    if tag == "link" and FETCHED_LINKS & set(attributes.get("rel", "").split()):
        return attributes.get("href", "")
    return attributes.get(FETCHED.get(tag, ""), "")


def _is_foreign(address: str) -> bool:
    return address.lower().startswith(("http:", "https:", "//"))
