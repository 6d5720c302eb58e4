"""Sources in a Content Security Policy that would let in what is not the site's own."""

import re

OWN = re.compile(r"'(none|self|wasm-unsafe-eval|script|sha(256|384|512)-[\w+/]+=*)'|default")
"""This site, code by its hash, WebAssembly, and the words of Trusted Types."""
PICTURES = "data:"
"""Allowed for pictures alone: the theme's icons are masks inside its style sheet."""


def strangers_in(policy: str) -> list[str]:
    """Each source that is another host, a scheme, a wildcard, or unsafe; in the order of the policy."""
    found = []
    for directive in filter(str.strip, policy.split(";")):
        name, *sources = directive.split()
        found += [each for each in sources if not OWN.fullmatch(each) and not (name == "img-src" and each == PICTURES)]
    return found
