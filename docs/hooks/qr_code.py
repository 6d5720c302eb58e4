"""A code on the print of a page, which a phone leads back to it: paper goes on while the page is mended.

Only pages that are data too have one (areas and tasks), and only where the address is not this machine's own: a site that is
built to be looked at would print a way to nowhere.
"""

from __future__ import annotations

import io
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

import segno
from markupsafe import Markup
from mkdocs.structure.pages import Page

QUIET_ZONE = 4
"""Modules of white around the code, from ISO/IEC 18004."""


def print_code(page: Page) -> dict[str, Any]:
    """`print_code`: the page's address and the code for it as SVG, or nothing."""
    address = page.canonical_url or ""
    wanted = page.meta.get("data") and not is_own_machine(address)
    return {"print_code": {"address": address, "svg": code(address)} if wanted else None}


def is_own_machine(address: str) -> bool:
    """True if an address can only be reached from the machine that the site stands on.

    >>> is_own_machine("http://127.0.0.1:8000/en/"), is_own_machine("http://localhost/"), is_own_machine("https://example.org/")
    (True, True, False)
    """
    host = urlsplit(address).hostname or "localhost"
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def code(address: str) -> Markup:
    """The smallest QR code for an address that a tenth of damage leaves readable, as SVG without a size of its own."""
    out = io.BytesIO()
    made = segno.make(address, error="m", micro=False, boost_error=False)
    made.save(out, kind="svg", border=QUIET_ZONE, omitsize=True, xmldecl=False, nl=False, svgclass=None, lineclass=None)
    return Markup(out.getvalue().decode("utf-8"))
