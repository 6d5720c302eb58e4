"""`python -m tests.reading`: write again where each mistake of the table is found, and what is said about it.

Read the difference before you commit it: these are the sentences that editors and branches are helped by.
"""

import tempfile
from dataclasses import asdict, fields
from pathlib import Path

import yaml

from tests.reading.mistakes import TABLE, Mistake, Told, made, mistakes


def main() -> None:
    TABLE.write_text("\n".join(map(_row, mistakes())), encoding="utf-8")


def _row(mistake: Mistake) -> str:
    with tempfile.TemporaryDirectory() as folder:
        told = made(mistake, Path(folder))
    found = [each for each in told if each.wrong == mistake.wrong]
    if not found:
        raise SystemExit(f"{mistake.wrong} is not found any more, but {[each.wrong for each in told]}: {mistake}")
    first = found[0]
    row = asdict(mistake) | asdict(first) | {"file": mistake.file, "also": _others(told, first)}
    usual = {each.name: each.default for each in fields(Mistake)}
    kept = {name: value for name, value in row.items() if value != usual[name] and value != []}
    return yaml.dump([kept], Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1000)


class _Dumper(yaml.SafeDumper):
    """Texts of several lines stay on one, with their line breaks written out."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = '"' if "\n" in text or "'" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)


def _others(told: list[Told], first: Told) -> list[str]:
    return sorted(each.wrong for each in told if each is not first)


main()
