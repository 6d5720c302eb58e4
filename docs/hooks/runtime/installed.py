"""Distributions of the build’s own Python, some of which travel to the browser."""

from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import PurePosixPath

from .errors import RuntimeBuildError


def is_licence(file: PurePosixPath) -> bool:
    """True if it is the licence of a distribution, as it lies among its files."""
    return ".dist-info" in file.parts[0] and file.stem.upper() in {"LICENCE", "LICENSE"}


def installed(name: str) -> Distribution:
    """A distribution of the build’s own Python. RuntimeBuildError says what to do when there is none of that name."""
    try:
        return distribution(name)
    except PackageNotFoundError as error:
        raise RuntimeBuildError(
            f"没有安装 {name}。请执行：python -m pip install --require-hashes -r requirements/build.txt",
            f"{name} is not installed. Run: python -m pip install --require-hashes -r requirements/build.txt",
        ) from error
