"""Progress of a long reading: whoever waits for it can hear how far it is."""

from collections.abc import Callable


def _nobody(_done: int, _total: int, /) -> None:
    """The one who hears while nobody asked to."""


hear: Callable[[int, int], object] = _nobody
"""The worker of the browser puts its own here (docs/assets/js/engine.worker.js)."""


def tell(done: int, total: int) -> None:
    """Say that so much of it is done, in whatever is counted."""
    hear(done, total)
