"""The names that pages may use. Each looks something up or renders it: no arithmetic, no HTML."""

from typing import Any


class Macros:
    """The calls between {{ }} on a page. `docs/hooks/pages.py` puts the portal into the configuration before pages are read."""

    def __init__(self, env: Any) -> None:
        self._env = env

    def show(self, name: str, *about: str | int) -> str:
        """The template pages/`name`.html, which asks the portal for what it shows. `about`: an id, and a place in it."""
        return str(self._env.conf["extra"]["portal"].show(name, *about, page=self._env.page, extra=self._env.conf["extra"]))

    def count(self, name: str) -> int:
        """One figure of the whole, for use in prose."""
        return int(getattr(self._env.conf["extra"]["portal"].pages.counts(), name))

    def limit(self, name: str) -> str:
        """One limit of a branch's file, for use in prose."""
        return f"{self._env.conf['extra']['portal'].limits[name]:,}"


def define_env(env: Any) -> None:
    """Called by the macros plugin once for each build."""
    macros = Macros(env)
    for name in (name for name in vars(Macros) if not name.startswith("_")):
        env.macro(getattr(macros, name), name)
