"""YAML as the cases are written in it: whole numbers, fractions, true, false and null are typed, everything else is text.

So `committee: yes` stays the word and `today: 2026-11-24` needs no quotation marks.
"""

import re
from typing import Any

import yaml

WIDTH = 100
"""Characters up to which a list or a mapping stands on one line."""
_TYPED = {
    "bool": (r"true|false", "tf"),
    "int": (r"-?(0|[1-9][0-9]*)", "-0123456789"),
    "float": (r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?", "-0123456789"),
    "null": (r"null|", ["n", ""]),
}


class _Loader(yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader):  # type: ignore[misc]
    yaml_implicit_resolvers: dict[str, list[Any]] = {}


class _Dumper(yaml.CSafeDumper if yaml.__with_libyaml__ else yaml.SafeDumper):  # type: ignore[misc]
    yaml_implicit_resolvers: dict[str, list[Any]] = {}

    def ignore_aliases(self, data: object) -> bool:
        return True


for _kind, (_pattern, _first) in _TYPED.items():
    for _class in (_Loader, _Dumper):
        _class.add_implicit_resolver(f"tag:yaml.org,2002:{_kind}", re.compile(rf"(?:{_pattern})\Z"), list(_first))


def _text(dumper: Any, text: str) -> yaml.ScalarNode:
    """Text of several lines in a block of its own."""
    style = "|" if "\n" in text.rstrip("\n") else '"' if "\n" in text else None
    node: yaml.ScalarNode = dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)
    return node


_Dumper.add_representer(str, _text)


def load_yaml(text: str) -> Any:
    return yaml.load(text, Loader=_Loader)


def dump_yaml(data: object) -> str:
    """YAML with short values on one line, the rest as a block; no line is ever wrapped."""
    dumper = _Dumper(None, sort_keys=False)
    node = dumper.represent_data(data)
    dumper.dispose()
    _style(node)
    if isinstance(node, yaml.CollectionNode):
        node.flow_style = not node.value
    return str(yaml.serialize(node, Dumper=_Dumper, allow_unicode=True, width=1_000_000))


def _style(node: yaml.Node) -> int:
    """Choose a style for the node and all in it. Returns how long it is on one line."""
    if isinstance(node, yaml.ScalarNode):
        return WIDTH if node.style == "|" else len(node.value) + 2
    parts = [part for each in node.value for part in (each if isinstance(each, tuple) else (each,))]
    length = sum(_style(part) + 2 for part in parts)
    node.flow_style = length <= WIDTH
    return length
