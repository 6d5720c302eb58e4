"""Faults of pages: errors in the console, and requests to another host."""

from dataclasses import dataclass, field

from playwright.sync_api import Page


@dataclass
class Watch:
    """The faults of one test's pages. `allowed` are words that the test may provoke in the console."""

    address: str
    allowed: list[str] = field(default_factory=list)
    found: list[str] = field(default_factory=list)

    def follow(self, page: Page) -> None:
        page.on("console", lambda message: self._note(message.type, message.text))
        page.on("pageerror", lambda error: self._note("error", str(error)))
        page.on("request", lambda request: self.check_host(request.url))

    def _note(self, kind: str, text: str) -> None:
        if kind in ("error", "warning") and not any(allowed in text for allowed in self.allowed):
            self.found.append(f"{kind}: {text}")

    def check_host(self, url: str) -> None:
        if not url.startswith((self.address, "data:", "blob:" + self.address)):
            self.found.append(f"foreign request: {url}")

    def take(self) -> list[str]:
        """The findings so far, for a test that reports them itself."""
        taken, self.found[:] = list(self.found), []
        return taken
