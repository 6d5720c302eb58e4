"""Two others that run Python in a page, with our package and our standard, laid beside the measured site.

- PyScript, from npm, with the same stock Pyodide.
- A page of pyodide-mkdocs-theme, from PyPI in an environment of its own. It brings the Pyodide that it is made for.

What they would fetch from others' networks lies next to them, so that all are served by the same machine. What draws formulas, of
which no page here has any, is left out.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from tests.bench.npm_packages import ROOT, install

HERE = Path(__file__).parent
PACKAGES = HERE / "node_modules"
ENVIRONMENT = ROOT / ".cache" / "peers"
ELSEWHERE = re.compile(r"https://[\w.-]+/(?:npm/(?P<name>[\w.-]+)@[\w.]+|(?P<pyodide>pyodide)/v[\w.]+/full)(?P<rest>[\w./-]*)")
SECTION = "# --- PYODIDE:env --- #"
"""How the theme marks code that runs at once."""
WITHOUT_PATH = {"jquery": "/dist/jquery.min.js"}
PAGES = {"pyscript": "bench/pyscript/", "pyodide-mkdocs-theme": "bench/theme/"}
"""Name → page, below the site."""


def lay_peers(bench: Path, address: str) -> None:
    """Build both into a folder, served at that address, that has the stock Pyodide, our package and the standard already."""
    install(HERE)
    for name in ("@pyscript/core", "jquery", "jquery.terminal", "lodash", "pyodide"):
        shutil.copytree(PACKAGES / name, bench / "npm" / name)
    shutil.copytree(HERE / "pyscript", bench / "pyscript")
    shutil.copyfile(HERE / "score.py", bench / "pyscript" / "score.py")
    _build_theme(bench, address)


def _build_theme(bench: Path, address: str) -> None:
    source = bench.parent.parent / "theme"
    shutil.copytree(HERE / "theme", source)
    shutil.copytree(ROOT / "assess", source / "assess", ignore=shutil.ignore_patterns("__pycache__"))
    code = (HERE / "score.py").read_text("utf-8")
    (source / "docs" / "score.py").write_text(f"{SECTION}\n{code}", "utf-8")
    command = [str(_python()), "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(bench / "theme")]
    # The theme keeps a list of all its projects in the home of whoever builds one.
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "HOME": str(source), "PEER_ADDRESS": f"{address}theme/"}
    made = subprocess.run(command, cwd=source, check=False, capture_output=True, text=True, env=environment)
    if made.returncode:
        raise RuntimeError(made.stderr)
    for path in (bench / "theme").rglob("*"):
        if path.suffix in (".html", ".js"):
            text = path.read_text("utf-8")
            path.write_text(ELSEWHERE.sub(_beside, text), "utf-8")


def _beside(found: re.Match[str]) -> str:
    name = found["name"] or found["pyodide"]
    return f"/bench/npm/{name}{found['rest'] or WITHOUT_PATH.get(name, '')}"


def _python() -> Path:
    """Of the theme's own environment, which is kept."""
    python = ENVIRONMENT / "bin" / "python"
    wanted = (ROOT / "requirements" / "peers.txt").read_text("utf-8")
    ready = ENVIRONMENT / "ready.txt"
    if not ready.is_file() or ready.read_text("utf-8") != wanted:
        shutil.rmtree(ENVIRONMENT, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", str(ENVIRONMENT)], check=True)
        install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "-r"]
        subprocess.run([*install, str(ROOT / "requirements" / "peers.txt")], check=True)
        ready.write_text(wanted, "utf-8")
    return python
