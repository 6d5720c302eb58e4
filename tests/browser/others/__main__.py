"""`python -m tests.browser.others`: installs these browsers where that may be done. Without them their tests are left out."""

import os
import shutil
import subprocess

from tests.browser.others.firefox import Firefox
from tests.browser.others.webkit import WebKit

PACKAGES = {"Firefox": (Firefox, ["firefox-esr"]), "WebKitGTK": (WebKit, ["webkit2gtk-driver", "xvfb"])}


def main() -> None:
    """Say for each whether its tests can run."""
    debian = shutil.which("apt-get") and os.geteuid() == 0
    if debian and any(browser.missing() for browser, _ in PACKAGES.values()):
        subprocess.run(["apt-get", "update", "-qq"], check=False)
    for name, (browser, packages) in PACKAGES.items():
        if browser.missing() and debian:
            subprocess.run(["apt-get", "install", "-y", "-qq", *packages], check=False)
        missing = browser.missing()
        print(f"{name}: its tests are left out, this is missing: {', '.join(missing)}" if missing else f"{name}: found")


if __name__ == "__main__":
    main()
