"""Files as editors really leave them: other line ends, a byte order mark, several mistakes at once."""

import shutil
from pathlib import Path

import pytest

from assess.errors import ProblemsFound, Wrong
from assess.reading.content.folder import load
from assess.reading.content.yaml_files import parse_yaml
from assess.reading.fields import ProblemCollector
from tests.reading.mistakes import STANDARD


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(STANDARD, tmp_path / "standard"))


def test_line_ends_and_byte_order_marks_change_nothing(copy: Path) -> None:
    before = load(copy)
    for file in copy.rglob("*.yaml"):
        file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    assert load(copy).raw == before.raw
    assert load(copy).standard == before.standard


def test_lines_are_counted_the_same_with_other_line_ends(copy: Path) -> None:
    spoil(copy, "areas/place/room.yaml", "quote: 用起来", "quote: 用了起来")
    before = problems_of(copy)
    file = copy / "areas/place/room.yaml"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert problems_of(copy) == before


def test_all_mistakes_of_all_files_come_in_one_run_and_in_order(copy: Path) -> None:
    spoil(copy, "standard.yaml", "en: Small standard", "en: 小标准")
    spoil(copy, "areas/meetings/meet.yaml", "points: 2", "points: two")
    spoil(copy, "areas/meetings/meet.yaml", "line: 8", "line: 0")
    spoil(copy, "areas/place/room.yaml", "compare: [rooms]", "compare: [doors]")
    spoil(copy, "areas/place/room.yaml", "en: Use the rooms well", "en: Use the rooms well\nen: Use them well")
    spoil(copy, "facts.yaml", "at_most: 50\n", "at_most: -1\n")
    assert problems_of(copy) == [
        "areas/meetings/meet.yaml:1 line out-of-range",
        "areas/meetings/meet.yaml:62 sentences[1].requirements[0].points not-whole",
        "areas/place/room.yaml:4 en duplicate-key",
        "areas/place/room.yaml:22 sentences[0].requirements[0].compare[0] unknown-id",
        "facts.yaml:74 facts.rooms.at_most out-of-range",
        "standard.yaml:5 en same-in-both",
    ]


def test_a_file_that_cannot_be_read_is_the_only_thing_reported(copy: Path) -> None:
    """Everything that rests on it looks wrong too; a list of hundreds would hide the one line to mend."""
    spoil(copy, "activities.yaml", "zh: 委员会会议", "zh:委员会会议")
    assert [each.split()[-1] for each in problems_of(copy)] == ["not-yaml"]


def test_nothing_is_called_unused_while_something_is_misspelt(copy: Path) -> None:
    spoil(copy, "areas/place/room.yaml", "fact: rooms,", "fact: room,")
    assert [each.split()[-1] for each in problems_of(copy)] == ["unknown-id"]


def test_an_activity_records_columns_of_the_ledger_and_names_only_what_it_records(copy: Path) -> None:
    spoil(copy, "activities.yaml", "fields: [hours]", "fields: [hour]")
    spoil(copy, "activities.yaml", "    to: {zh", "    host: {zh")
    assert [" ".join(each.split()[1:]) for each in problems_of(copy)] == [
        "study.fields[0] unknown-id",
        "duty-report.labels.host unknown-id",
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("true", True),
        ("3", 3),
        ("-3", -3),
        ("03", "03"),
        ("3.0", "3.0"),
        ("1e3", "1e3"),
        ("0x10", "0x10"),
        ("2026-11", "2026-11"),
        ("2026-11-23", "2026-11-23"),
        ("12:30", "12:30"),
        ('"3"', "3"),
        ("null", "null"),
        ("~", "~"),
        ("99999999999999999999", "99999999999999999999"),
        ("!!int 3", 3),
    ],
)
def test_only_plain_digits_and_true_and_false_are_typed(text: str, value: object) -> None:
    collector = ProblemCollector()
    assert parse_yaml(f"value: {text}".encode(), "a.yaml", collector).value == {"value": value}
    assert collector.problems == []


@pytest.mark.parametrize("data", [b"", b"\n", b"# nothing\n", b"\xef\xbb\xbf", b"---\n"])
def test_a_file_without_anything_is_an_empty_mapping_or_text(data: bytes) -> None:
    collector = ProblemCollector()
    assert parse_yaml(data, "a.yaml", collector).value in ({}, "")
    assert collector.problems == []


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xfea\x00:\x00",
        b"a: \x00",
        b"a: \x1b[2J",
        b"\x80",
        b"{" * 5000,
        b"- " * 5000,
        b"? [a]: b\n",
        b"%YAML 9.9\n---\na: 1\n",
        b"%TAG ! tag:x\n---\n!y a\n",
        b"a: !!python/object/apply:os.system [ls]\n",
        b"&a [*a]\n",
        b"a: &x 1\nb: *x\n",
        b"<<: {a: 1}\n",
        b"a: |\n\ttab\n",
        b"a: 'x\n",
        b"\t\n",
        b"a\n  b:\n c",
        b'a: "\\U00110000"',
        b'a: "\\uD800"',
    ],
)
def test_no_bytes_make_reading_raise(data: bytes) -> None:
    parse_yaml(data, "a.yaml", ProblemCollector())


@pytest.mark.parametrize("escape", ["\\U00110000", "\\uD800", "\\uDFFF"])
@pytest.mark.parametrize("text", ['a: 1\nb: "{}"\n', 'a: 1\n"{}": b\n'])
def test_an_escape_that_is_no_character_is_a_mistake_on_its_line(escape: str, text: str) -> None:
    """PyYAML would raise for one and give half of a character for the others, which no file can be written with."""
    collector = ProblemCollector()
    assert parse_yaml(text.format(escape).encode(), "a.yaml", collector).value == {}
    assert [(problem.where.line, problem.wrong) for problem in collector.problems] == [(2, Wrong.NOT_YAML)]


@pytest.mark.parametrize("deep", [41, 100, 102, 5000])
def test_what_is_too_deep_is_a_mistake_on_its_line(deep: int) -> None:
    collector = ProblemCollector()
    parse_yaml(f"a: 1\nb: {'[' * deep}{']' * deep}\n".encode(), "a.yaml", collector)
    assert [(problem.where.line, problem.wrong) for problem in collector.problems] == [(2, Wrong.TOO_DEEP)]


TRAPS = (
    "\ufeff\ufeff\ufeff", "!python/!object:os.syste",
    "{a:1}", "{a: 1,b: 2}", "? [a]\n: b", "? a\n? b", "--- a\n--- b", "---", "--- |\n x\n", "....", "a: b\n... c",
    "a: &x b\nc: *x", "!tag a", "!<x", '"\\x4"', '"\\q"', "'", "a: b: c", "a: - b", "a: b#c", '"b"#c', "a:: b", "- a\nb",
    "-\n  - a\n -b", "a\n b: c", "a: |5\n     x", "a: |+-\n x", "key: >\n folded\n\n\n more\n  indent\n", '"a\\\n b"',
    "a: {b: c\nd: e}", "[,]", "{a: b,,}", "a: ]", "@a", "%a", "a: ! b", "a:\r\n  b: c\r", "a: b\n\x85c: d", "a: b\u2028c: d",
    "a:\tb", "a: b\n \tc", "a" * 1025 + ": b", "[" * 300, "𠀀: \u3000b", "a: b\n\u3000c: d", "<<: {a: b}", "? {a: b}\n: c",
    "~: null", "",
)  # fmt: skip


@pytest.mark.parametrize("text", TRAPS, ids=lambda text: repr(text[:20]))
def test_libyaml_changes_nothing_but_the_time(text: str) -> None:
    for whole in (text, f"a: b\n{text}", f"- {text}", f"{text}\nb: c\n"):
        found = []
        for fast in (True, False):
            collector = ProblemCollector()
            node = parse_yaml(whole.encode(), "a.yaml", collector, fast=fast)
            found.append((node.value, node.lines, collector.problems))
        assert found[0] == found[1], whole


def spoil(folder: Path, file: str, old: str, new: str) -> None:
    text = (folder / file).read_text(encoding="utf-8")
    assert text.count(old) == 1
    (folder / file).write_text(text.replace(old, new), encoding="utf-8")


def problems_of(folder: Path) -> list[str]:
    with pytest.raises(ProblemsFound) as found:
        load(folder)
    return [f"{problem.where} {problem.wrong}" for problem in found.value.problems]
