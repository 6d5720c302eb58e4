"""YAML files → plain data with the line of every value. Desktop only: the one place that knows YAML.

Only digits and true/false are typed; everything else stays text, so that "no" is not false and 2026-11 not a date.
"""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path as FilePath

import yaml
from yaml.composer import Composer
from yaml.nodes import MappingNode, ScalarNode, SequenceNode
from yaml.reader import ReaderError
from yaml.resolver import Resolver

from assess.errors import Where, Wrong
from assess.reading.fields import Node, Path, ProblemCollector, path_text

WHOLE = re.compile(r"-?(0|[1-9][0-9]{0,15})\Z")
SIZE_LIMIT = 2_000_000
DEPTH_LIMIT = 40
DEEPEST = 100
"""Where composing ends, long before Python's own limit."""
UNLIKE = re.compile("[\t\ufeff!]|^(---|%)", re.MULTILINE)
"""Where the two differ: libyaml takes tabs and tags that PyYAML's own parser does not, passes over byte order marks, and counts
lines otherwise after `---`. A standard needs none of them, nor directives.
"""
NO_CHARACTER = "found an escape that is no character"
_SURROGATE = re.compile("[\ud800-\udfff]")


class _Strict(Composer):
    """Composes nodes and refuses what a file of a standard never needs.

    An alias: a value that is in two places cannot have one line. Half of a character: no file could be written with it.
    """

    depth = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        event = self.peek_event()  # type: ignore[attr-defined] # of the parser that it is combined with
        if isinstance(event, yaml.AliasEvent):
            raise _refused("alias", event)
        if isinstance(event, yaml.ScalarEvent) and _SURROGATE.search(event.value):
            raise _refused(NO_CHARACTER, event)
        if self.depth > DEEPEST:
            raise _refused("deep", event)
        self.depth += 1
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node


def _refused(problem: str, event: yaml.Event) -> yaml.MarkedYAMLError:
    return yaml.MarkedYAMLError(problem=problem, problem_mark=event.start_mark)  # type: ignore[arg-type] # libyaml's marks are alike


class _Loader(_Strict, yaml.SafeLoader):
    """PyYAML's own parser, whose words stand in the reports."""


if yaml.__with_libyaml__:
    from yaml.cyaml import CParser  # type: ignore[attr-defined]

    class _FastLoader(_Strict, CParser, Resolver):
        """The same events from libyaml, ten times as fast."""

        def __init__(self, text: str) -> None:
            CParser.__init__(self, text)
            Composer.__init__(self)
            Resolver.__init__(self)


def read_yaml(root: FilePath, name: str, collector: ProblemCollector) -> Node:
    """The file `name` under `root`. What cannot be read is reported, and an empty mapping given in its place."""
    try:
        data = (root / name).read_bytes()
    except FileNotFoundError:
        collector.add(Where(file=name), Wrong.FILE_MISSING)
        return Node({}, collector, name)
    return parse_yaml(data, name, collector)


def parse_yaml(data: bytes, name: str, collector: ProblemCollector, *, fast: bool = True) -> Node:
    """The bytes of one YAML file as a node; with libyaml first where there is one, unless that is not wanted."""
    if len(data) > SIZE_LIMIT:
        collector.add(Where(file=name), Wrong.TOO_LARGE, size=len(data), limit=SIZE_LIMIT)
        return Node({}, collector, name)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        collector.add(Where(file=name, line=line), Wrong.NOT_UTF8)
        return Node({}, collector, name)
    return _parse(text, name, collector, fast)


def _parse(text: str, name: str, collector: ProblemCollector, fast: bool) -> Node:
    try:
        root = composed(text, fast)
    except yaml.MarkedYAMLError as error:
        _report_syntax(error, name, collector)
        return Node({}, collector, name)
    except ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        collector.add(Where(file=name, line=line), Wrong.NOT_YAML, detail=f"U+{ord(text[error.position]):04X}")
        return Node({}, collector, name)
    lines: dict[Path, int] = {}
    value = _plain(root, (), lines, Node({}, collector, name, (), lines)) if root is not None else {}
    return Node(value, collector, name, (), lines)


def composed(text: str, fast: bool) -> yaml.Node | None:
    """The text as nodes. What libyaml refuses is read once more, so that the reasons are in the same words everywhere.

    Raises also while the loader is made: PyYAML looks for characters that no YAML file may hold before anything else.
    """
    if fast and yaml.__with_libyaml__ and not UNLIKE.search(text):
        with suppress(yaml.YAMLError):
            return _FastLoader(text).get_single_node()
    loader = _Loader(text)
    try:
        return loader.get_single_node()
    except ValueError as error:  # PyYAML's own parser hands any number to chr
        raise yaml.MarkedYAMLError(problem=NO_CHARACTER, problem_mark=loader.get_mark()) from error
    finally:
        loader.dispose()


def _report_syntax(error: yaml.MarkedYAMLError, name: str, collector: ProblemCollector) -> None:
    """A quotation mark that is never closed is noticed at the end of the file; it is reported where it was opened."""
    at_end = error.problem == "found unexpected end of stream"
    mark = (error.context_mark if at_end else error.problem_mark) or error.context_mark or error.problem_mark
    where = Where(file=name, line=mark.line + 1 if mark else 0)
    if error.problem == "alias":
        collector.add(where, Wrong.ALIAS)
    elif error.problem == "deep":
        collector.add(where, Wrong.TOO_DEEP, limit=DEPTH_LIMIT)
    else:
        collector.add(where, Wrong.NOT_YAML, detail=" ".join(each for each in (error.context, error.problem) if each))


def _plain(node: yaml.Node, path: Path, lines: dict[Path, int], top: Node) -> object:
    """A YAML node as plain data; notes the line of every value on the way."""
    lines[path] = node.start_mark.line + 1
    if len(path) > DEPTH_LIMIT:
        top.collector.add(Where(file=top.file, line=lines[path]), Wrong.TOO_DEEP, limit=DEPTH_LIMIT)
        return ""
    if isinstance(node, MappingNode):
        return _mapping(node, path, lines, top)
    if isinstance(node, SequenceNode):
        return [_plain(child, (*path, place), lines, top) for place, child in enumerate(node.value)]
    assert isinstance(node, ScalarNode)
    return _scalar(node)


def _mapping(node: MappingNode, path: Path, lines: dict[Path, int], top: Node) -> dict[str, object]:
    """A mapping; a key written twice is reported where it stands the second time (PyYAML would keep the last in silence)."""
    result: dict[str, object] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value)
        line = key_node.start_mark.line + 1
        if key in result:
            top.collector.add(
                Where(file=top.file, line=line, path=path_text((*path, key))),
                Wrong.DUPLICATE_KEY,
                name=key,
                first=lines[(*path, key)],
            )
            continue
        result[key] = _plain(value_node, (*path, key), lines, top)
        lines[(*path, key)] = line
    return result


def _scalar(node: ScalarNode) -> object:
    if not node.style:
        if WHOLE.match(node.value):
            return int(node.value)
        if node.value in ("true", "false"):
            return node.value == "true"
    return str(node.value)
