"""The browser that the tests use. `python -m tests.browser.chromium` finds one, installs one, or says exactly what to do."""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FLAGS = [
    "--no-sandbox",  # the tests open pages of this repository only, and run as root in containers
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
# For tests only, which run Python for a moment: compiling its WebAssembly a second time, to run faster, takes 3 s of a processor.
# A measurement must leave it to the browser.
TEST_FLAGS = [*FLAGS, "--js-flags=--liftoff-only"]
SHELL = "chromium-headless-shell"
WHAT_TO_DO = """\
No Chromium was found for the browser tests, and installing one did not work.
Do one of these, then run the command again:
  apt-get install chromium                      (Debian, Ubuntu; as root)
  .venv/bin/playwright install chromium         (any system)
  WUHUA_BROWSER=/path/to/chromium make test     (a Chromium or Chrome you have)
没有找到用于测试的 Chromium 浏览器，自动安装也没有成功。请按上面任意一种办法安装后重试。
"""


def chromium() -> str | None:
    """The path of a browser: WUHUA_BROWSER, one on PATH, or Playwright's own."""
    named = os.environ.get("WUHUA_BROWSER")
    if named:
        return named
    return next((found for name in NAMES if (found := shutil.which(name))), None) or _playwrights_own()


def headless() -> str | None:
    """The same, or better the one without windows, bars and menus: it takes a fifth off the time of a test."""
    return os.environ.get("WUHUA_BROWSER") or shutil.which(SHELL) or chromium()


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if os.access(path, os.X_OK) else None


def _install() -> None:
    """Install the missing browser, if this is allowed."""
    debian = shutil.which("apt-get") and os.geteuid() == 0 and not os.environ.get("WUHUA_BROWSER")
    if debian and not (chromium() and shutil.which(SHELL)):
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        # One after the other: an older system has no browser without windows, and does without.
        for packages in (["chromium", "fonts-noto-cjk"], [SHELL]):
            subprocess.run(["apt-get", "install", "-y", "-qq", *packages], check=False)
    if not chromium():
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


if __name__ == "__main__":
    _install()
    found = chromium()
    print(f"browser: {found}" if found else WHAT_TO_DO)
    sys.exit(0 if found else 1)
