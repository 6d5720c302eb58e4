"""Contents of the zip for the cards: fsrs as it is installed here, and what it needs besides Python's library."""

from pathlib import PurePosixPath

from .installed import installed, is_licence

DISTRIBUTIONS = ("fsrs", "typing_extensions")
LEFT_OUT = {"fsrs/optimizer.py": "weights fitted to one person’s reviews; it needs torch, and fsrs imports it only when asked to"}
"""Files that stay at home, each with its reason."""


def cards_sources() -> dict[str, bytes]:
    """Sources by their path in the zip; licences travel inside, since theirs ask to be in every copy.

    RuntimeBuildError says what to do when a package is not installed.
    """
    return {
        path: file.read_binary()
        for name in DISTRIBUTIONS
        for file in installed(name).files or ()
        if (path := _path(name, file)) and path not in LEFT_OUT
    }


def cards_versions() -> str:
    """`fsrs 1.2.3, …`, for the notice of licences."""
    return ", ".join(f"{name} {installed(name).version}" for name in DISTRIBUTIONS)


def _path(name: str, file: PurePosixPath) -> str:
    """The path of a file in the zip; empty for what does not travel."""
    if is_licence(file):
        return f"licences/{name}.txt"
    return file.as_posix() if file.suffix == ".py" and ".." not in file.parts else ""
