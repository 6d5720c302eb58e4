"""Firefox over WebDriver BiDi, which it speaks itself: no driver in between has to be had."""

import json
import re
import shutil
import subprocess
import time
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from selenium.webdriver.remote.websocket_connection import WebSocketConnection

from tests.browser.others.tab import LISTEN, PATIENCE, NotHere, take_away

NAMES = ("firefox-esr", "firefox")
LISTENING = re.compile(r"WebDriver BiDi listening on (ws://\S+)")
# Nothing is fetched from elsewhere: no start page, no updates, no lists of sites, no check of the network.
SETTINGS: dict[str, object] = {
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.download.dir": "",
    "browser.download.folderList": 2,
    "browser.download.alwaysOpenPanel": False,
    "browser.safebrowsing.downloads.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "captivedetect.canonicalURL": "",
    "datareporting.policy.dataSubmissionEnabled": False,
    "dom.disable_open_during_load": False,
    "dom.ipc.processPrelaunch.enabled": False,
    "extensions.getAddons.cache.enabled": False,
    "extensions.systemAddon.update.enabled": False,
    "javascript.options.wasm_optimizingjit": False,  # as for Chromium: tests run Python for a moment
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,",
    "toolkit.telemetry.enabled": False,
}


class Firefox:
    """A headless Firefox with one page; see `Tab`. Without `offline_copy` it does not fetch the whole site each time for later."""

    @staticmethod
    def missing() -> list[str]:
        """Programs that have to be installed first."""
        return [] if _program() else [NAMES[0]]

    def __init__(self, *, offline_copy: bool = False) -> None:
        """Start it. `NotHere` if there is none."""
        self._offline_copy = offline_copy
        if missing := self.missing():
            raise NotHere(", ".join(missing))
        program = str(_program())
        with ExitStack() as starting:
            folder = Path(starting.enter_context(TemporaryDirectory(ignore_cleanup_errors=True)))
            self.downloads = folder / "downloads"
            self.downloads.mkdir()
            self._write_settings(folder)
            command = [program, "--headless", "--no-remote", "--profile", str(folder), "--remote-debugging-port", "0"]
            said = folder / "said.txt"  # not a pipe: nobody reads on, and a full one would stop the browser
            with said.open("w") as file:
                process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=file)
            starting.enter_context(process)
            starting.callback(process.kill)
            self._connection = WebSocketConnection(_address(said) + "/session", PATIENCE, 0.01)
            starting.callback(self._connection.close)
            starting.callback(process.kill)  # first of all: a connection waits long for a goodbye
            self._noted: list[str] = []
            self._begin()
            self._started = starting.pop_all()

    def _write_settings(self, folder: Path) -> None:
        own = {"browser.download.dir": str(self.downloads), "dom.serviceWorkers.enabled": self._offline_copy}
        settings = {**SETTINGS, **own}
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in settings.items()]
        (folder / "user.js").write_text("\n".join(lines), "utf-8")

    def _begin(self) -> None:
        self._ask("session.new", capabilities={"alwaysMatch": {}})
        self._context = self._ask("browsingContext.getTree")["contexts"][0]["context"]
        self._ask("session.subscribe", events=["log.entryAdded", "network.beforeRequestSent"])
        self._connection.callbacks = {"log.entryAdded": [self._log], "network.beforeRequestSent": [self._request]}
        self._ask("script.addPreloadScript", functionDeclaration=LISTEN)

    def _log(self, entry: dict[str, Any]) -> None:
        if entry["level"] in ("error", "warn"):
            self._noted.append(f"{entry['level']}: {entry['text']}")

    def _request(self, entry: dict[str, Any]) -> None:
        self._noted.append(entry["request"]["url"])

    def _ask(self, method: str, **params: Any) -> Any:
        reply = self._connection.send_cmd(method, params)
        assert "result" in reply, f"{method}: {reply.get('message')}"
        return reply["result"]

    def open(self, address: str) -> None:
        self._ask("browsingContext.navigate", context=self._context, url=address, wait="complete")

    def run(self, function: str, *values: Any) -> Any:
        # As text both ways: BiDi's own form of values is made for objects that stay in the page.
        whole = f"async text => JSON.stringify(await ({function})(...JSON.parse(text)) ?? null)"
        reply = self._ask(
            "script.callFunction",
            functionDeclaration=whole,
            arguments=[{"type": "string", "value": json.dumps(values)}],
            target={"context": self._context},
            awaitPromise=True,
            userActivation=True,
        )
        assert reply["type"] == "success", reply.get("exceptionDetails")
        return json.loads(reply["result"]["value"])

    def _found(self, selector: str) -> dict[str, Any]:
        self.run("selector => document.querySelector(selector).scrollIntoView({ block: 'center' })", selector)
        nodes = self._ask("browsingContext.locateNodes", context=self._context, locator={"type": "css", "value": selector})["nodes"]
        return {"sharedId": nodes[0]["sharedId"]}

    def click(self, selector: str) -> None:
        origin = {"type": "element", "element": self._found(selector)}
        steps = [
            {"type": "pointerMove", "x": 0, "y": 0, "origin": origin},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        self._act({"type": "pointer", "id": "mouse", "actions": steps})

    def type(self, selector: str, text: str) -> None:
        self.click(selector)
        keys = [{"type": kind, "value": key} for key in text for kind in ("keyDown", "keyUp")]
        self._act({"type": "key", "id": "keyboard", "actions": keys})

    def _act(self, source: dict[str, Any]) -> None:
        self._ask("input.performActions", context=self._context, actions=[source])

    def choose(self, selector: str, file: Path) -> None:
        nodes = self._ask("browsingContext.locateNodes", context=self._context, locator={"type": "css", "value": selector})["nodes"]
        element = {"sharedId": nodes[0]["sharedId"]}
        self._ask("input.setFiles", context=self._context, element=element, files=[str(file)])

    def picture(self) -> str:
        return str(self._ask("browsingContext.captureScreenshot", context=self._context)["data"])

    def noted(self) -> list[str]:
        return [*self._noted, *self.run("() => window.noted")]

    def forget(self) -> None:
        self.open("about:blank")
        self._noted.clear()
        take_away(self.downloads)

    def close(self) -> None:
        self._started.close()


def _program() -> str | None:
    return next((found for name in NAMES if (found := shutil.which(name))), None)


def _address(said: Path) -> str:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if found := LISTENING.search(said.read_text("utf-8")):
            return found[1]
        time.sleep(0.05)
    raise NotHere("a Firefox that speaks WebDriver BiDi")
