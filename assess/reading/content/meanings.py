"""Meanings of the requirements of each version: `meanings/<version>.yaml`, written by `wuhua version --record` and never by hand.

    requirements: {<id>: {as: 1a2b3c4d-5e6f7a8b, zh: …, en: …}}
    activities: {<id>: 1a2b3c4d}

The words are there so that those of an earlier version can still be read: on the page of the versions, and beside an answer that
was given to them.
"""

from collections.abc import Iterable, Mapping

from assess.model.meaning import Meanings
from assess.model.text import Text
from assess.reading.fields import Node, ProblemCollector, read_fields, read_mapping, read_text, text_of

FOLDER = "meanings/"
ENDING = ".yaml"


def meanings_file(version: str) -> str:
    """The file with the meanings of a version."""
    return f"{FOLDER}{version}{ENDING}"


def is_record(file: str) -> bool:
    """True for such a file."""
    return file.startswith(FOLDER)


def read_recorded(files: Mapping[str, Node]) -> dict[str, Meanings]:
    """All versions that are recorded, by name."""
    return {_version(name): _meanings(node) for name, node in files.items() if is_record(name)}


def read_recorded_texts(files: Mapping[str, Node]) -> dict[str, dict[str, Text]]:
    """The words of their requirements, by id."""
    return {_version(name): _texts(node) for name, node in files.items() if is_record(name)}


def slim(raw: Mapping[str, object]) -> dict[str, object]:
    """The raw files of earlier versions as the browser needs them: with the words only of what reads or asks otherwise now."""
    head = raw["standard.yaml"]
    own = meanings_file(str(head.get("version")) if isinstance(head, dict) else "")
    now = _raw_rows(raw.get(own))
    return {
        name: {
            **value,
            "requirements": {
                id_: each if _raw_as(now.get(id_)) != _raw_as(each) else {"as": each["as"]}
                for id_, each in _raw_rows(value).items()
            },
        }
        for name, value in raw.items()
        if is_record(name) and name != own and isinstance(value, dict)
    }


def _raw_rows(raw: object) -> dict[str, dict[str, object]]:
    rows = raw.get("requirements") if isinstance(raw, dict) else None
    return rows if isinstance(rows, dict) else {}


def _raw_as(row: Mapping[str, object] | None) -> object:
    return row.get("as") if row else None


def _version(name: str) -> str:
    return name.removeprefix(FOLDER).removesuffix(ENDING)


def _meanings(node: Node) -> Meanings:
    fields, texts = _fields(node), _texts(node)
    requirements = {id_: read_text(_row(each).get("as")) for id_, each in _rows(fields, "requirements")}
    return Meanings(
        requirements=requirements,
        activities={id_: read_text(each) for id_, each in _rows(fields, "activities")},
        words={requirements[id_]: text for id_, text in texts.items()},
    )


def _texts(node: Node) -> dict[str, Text]:
    read = Node(node.value, ProblemCollector(), node.file)  # what is wrong is reported where the meanings are read
    rows = ((id_, _row(each), each) for id_, each in _rows(_fields(read), "requirements"))
    return {id_: text_of(fields, each) for id_, fields, each in rows if "zh" in fields}


def _fields(node: Node) -> dict[str, Node]:
    return read_fields(node, required=("requirements", "activities"))


def _row(node: Node) -> dict[str, Node]:
    return read_fields(node, required=("as",), optional=("zh", "en"))


def _rows(fields: dict[str, Node], name: str) -> Iterable[tuple[str, Node]]:
    return read_mapping(fields[name]).items() if name in fields else ()
