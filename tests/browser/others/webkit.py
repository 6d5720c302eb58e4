"""WebKitGTK, the engine of Safari on Linux, in its own small browser; it needs a screen, which is made for it."""

import json
import os
import shutil
import subprocess
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from selenium import webdriver
from selenium.webdriver import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

from tests.browser.others.tab import FETCHED, LISTEN, PATIENCE, NotHere, take_away

LIBRARIES = Path("/usr/lib")
# As for Chromium: tests run Python for a moment, and compiling its WebAssembly a second time takes 3 s of a processor.
QUICK = {"JSC_useOMGJIT": "0"}
RUN = """const [text, done] = arguments;
(async () => (FUNCTION)(...JSON.parse(text)))().then(
    value => done({ value: JSON.stringify(value ?? null) }), error => done({ error: String(error) }));"""


class WebKit:
    """A MiniBrowser with one page; see `Tab`. It does not fetch the whole site each time for later."""

    @staticmethod
    def missing() -> list[str]:
        """Programs that have to be installed first."""
        found = {"MiniBrowser": _browser(), "WebKitWebDriver": shutil.which("WebKitWebDriver"), "Xvfb": shutil.which("Xvfb")}
        return [name for name, place in found.items() if not place]

    def __init__(self) -> None:
        """Start it. `NotHere` if there is none."""
        if missing := self.missing():
            raise NotHere(", ".join(missing))
        with ExitStack() as starting:
            folder = Path(starting.enter_context(TemporaryDirectory(ignore_cleanup_errors=True)))
            self.downloads = folder / "downloads"
            self.downloads.mkdir()
            options = Options()
            options.binary_location = str(_browser())
            options.add_argument("--automation")
            options.add_argument("--features=-ServiceWorkers")
            service = Service(str(shutil.which("WebKitWebDriver")), env=self._environment(folder, _screen(starting)))
            self._driver = webdriver.WebKitGTK(options=options, service=service)
            starting.callback(self._driver.quit)
            self._driver.set_script_timeout(PATIENCE)
            self._driver.set_window_size(1200, 900)
            self._started = starting.pop_all()

    def _environment(self, folder: Path, display: str) -> dict[str, str]:
        (folder / "user-dirs.dirs").write_text(f'XDG_DOWNLOAD_DIR="{self.downloads}"\n', "utf-8")
        own = {"DISPLAY": display, "HOME": str(folder), "GDK_BACKEND": "x11", "NO_AT_BRIDGE": "1", **QUICK}
        return {**os.environ, **own, **{f"XDG_{name}_HOME": str(folder) for name in ("CONFIG", "DATA", "CACHE")}}

    def open(self, address: str) -> None:
        self._driver.get(address)
        self.run(LISTEN)

    def run(self, function: str, *values: Any) -> Any:
        reply = self._driver.execute_async_script(RUN.replace("FUNCTION", function), json.dumps(values))
        assert "value" in reply, reply["error"]
        return json.loads(reply["value"])

    def _found(self, selector: str) -> Any:
        return self._driver.find_element(By.CSS_SELECTOR, selector)

    def click(self, selector: str) -> None:
        self.run("selector => document.querySelector(selector).scrollIntoView({ block: 'center' })", selector)
        ActionChains(self._driver, duration=0).move_to_element(self._found(selector)).click().perform()

    def type(self, selector: str, text: str) -> None:
        self._found(selector).send_keys(text)

    def choose(self, selector: str, file: Path) -> None:
        self._found(selector).send_keys(str(file))

    def picture(self) -> str:
        return str(self._driver.get_screenshot_as_base64())

    def noted(self) -> list[str]:
        return [*self.run("() => window.noted"), *self.run(FETCHED)]

    def forget(self) -> None:
        self.open("about:blank")
        take_away(self.downloads)

    def close(self) -> None:
        self._started.close()


def _browser() -> Path | None:
    return next(LIBRARIES.glob("*/webkit2gtk-4.1/MiniBrowser"), None)


def _screen(starting: ExitStack) -> str:
    """The name of a screen that no one sees, and that listens to this machine only."""
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    starting.enter_context(process)
    starting.callback(process.terminate)
    assert process.stdout
    return f":{process.stdout.readline().strip()}"
