"""Programs of Debian packages for tests, unpacked into the cache: nothing is installed or started."""

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

CACHE = Path(__file__).parents[1] / ".cache" / "debian"


def unpacked(*packages: str) -> Path | None:
    """The folder in which the packages lie as they would at the root of a system; None where they cannot be had."""
    if not (shutil.which("apt-get") and shutil.which("dpkg-deb")):
        return None
    folder = CACHE / hashlib.sha256(" ".join(sorted(packages)).encode()).hexdigest()[:16]
    if not folder.exists() and not (_fetch(folder, packages) or (_refresh() and _fetch(folder, packages))):
        return None
    return folder


def _fetch(folder: Path, packages: tuple[str, ...]) -> bool:
    """Complete, or not at all: several tests may want it at once."""
    making = folder.with_name(f"{folder.name}-{os.getpid()}")
    making.mkdir(parents=True)
    fetched = subprocess.run(["apt-get", "download", "-qq", *packages], cwd=making, check=False, capture_output=True)
    files = sorted(making.glob("*.deb"))
    whole = fetched.returncode == 0 and len(files) == len(packages)
    for file in files if whole else ():
        subprocess.run(["dpkg-deb", "-x", file, making], check=True)
    if whole and not folder.exists():
        making.rename(folder)
    else:
        shutil.rmtree(making)
    return whole


def _refresh() -> bool:
    return os.geteuid() == 0 and subprocess.run(["apt-get", "update", "-qq"], check=False, capture_output=True).returncode == 0
