"""The bridge as tests use it: started with one standard, asked with Python values."""

import json
import threading
from typing import Any, ClassVar

from assess import bridge

Json = dict[str, Any]


class BridgeClient:
    """The bridge with one standard behind it. There is one bridge: a client that finds another's standard starts it again.

    It may be asked from several threads: one that serves pages, and the test's own.
    """

    _open: ClassVar[str | None] = None
    _lock: ClassVar[threading.Lock] = threading.Lock()

    def __init__(self, bundle: str) -> None:
        self.bundle = bundle

    def handle(self, request: str) -> str:
        with BridgeClient._lock:
            if BridgeClient._open is not self.bundle:
                bridge.start(self.bundle)
                BridgeClient._open = self.bundle
            return bridge.handle(request)

    def ask(self, op: str, /, *, lang: str = "zh", **body: object) -> Json:
        reply: Json = json.loads(self.handle(json.dumps({"op": op, "lang": lang, **body})))
        return reply

    def ask_as_it_stands(self, request: str, *, lang: str) -> Json:
        """A request that may be wrong, with only the language put in."""
        return json.loads(self.handle(json.dumps({**json.loads(request), "lang": lang})))  # type: ignore[no-any-return]

    def score(self, *, lang: str = "zh", **parts: object) -> Json:
        return self.ask("score", lang=lang, sheet=sheet(**parts))


def sheet(**parts: object) -> Json:
    """The data of a file in format 1; `branch` and `answers` may be left out."""
    return {"format": "wuhua-sheet", "version": 1, **parts}
