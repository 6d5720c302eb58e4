"""A folder with the worker and a runtime that holds the small standard, for the golden requests in a browser."""

import shutil
from pathlib import Path

from runtime import build_runtime
from runtime_files import LATER_MODULES
from tests.golden import golden_bundle
from tests.inputs import ROOT

Address = tuple[str, dict[str, object]]
"""Where it is served, and the engine's settings."""

# Straight to the worker: some requests are no JSON, which the page's own door would never send.
ASK_WORKER = """async ([settings, requests]) => {
    const worker = new Worker("engine.worker.js", { type: "module", name: JSON.stringify({ settings }) });
    const replies = [];
    const done = new Promise((resolve, reject) => {
        worker.onerror = event => reject(new Error(event.message));
        worker.onmessage = ({ data }) => {
            if (data.state === "failed") reject(new Error(data.detail));
            if (data.state === "ready") requests.forEach(([request, needs], id) => worker.postMessage({ id, request, needs }));
            if ("id" in data) replies[data.id] = data.reply;
            if (replies.length === requests.length && !replies.includes(undefined)) resolve(replies);
        };
    });
    return done;
}"""


def write_golden(folder: Path, url: str, bundle: str | None = None) -> dict[str, object]:
    """The worker and a runtime that holds a standard, the small one if no other is given, and the engine's settings."""
    runtime = build_runtime(
        ROOT / "assess", golden_bundle() if bundle is None else bundle, folder, ROOT / ".cache", later=LATER_MODULES, root=ROOT
    )
    shutil.copyfile(ROOT / "docs" / "assets" / "js" / "engine.worker.js", folder / "engine.worker.js")
    return runtime.settings(url)
