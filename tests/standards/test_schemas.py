"""Schemas for the editors of the files in `standards/`: written by `wuhua schemas`, and the same as `wuhua check` holds them to."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from assess.commands.schemas import ENDING, field_words, schema_files
from assess.errors import Problem, Where, Wrong
from assess.outputs.editing import schemas as editor_schemas
from assess.outputs.editing.schemas import WordsMissing, hint, name_for, schema_file
from assess.reading.content.shapes import KINDS, kind_of
from tests.inputs import ROOT
from tests.json_schema import Draft7Validator
from tests.reading.mistakes import STANDARD, Mistake, mistakes, spoilt

STANDARDS = ROOT / "standards"
FILES = {path.relative_to(STANDARDS).as_posix(): path for path in sorted(STANDARDS.rglob("*.yaml"))}
SMALL = {path.relative_to(STANDARD).as_posix(): path for path in sorted(STANDARD.rglob("*.yaml"))}
WRITTEN = {path.name: path.read_text(encoding="utf-8") for path in sorted((STANDARDS / "schemas").iterdir())}
VALIDATORS = {name.removesuffix(ENDING): Draft7Validator(json.loads(text)) for name, text in WRITTEN.items()}
MODELINE = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")

OF_FORM = {
    "unknown-field", "missing-field", "missing-language", "empty", "not-text", "not-whole", "not-yes-no", "not-list", "not-mapping",
    "not-one-of", "not-an-id", "out-of-range", "wrong-length", "too-few-parts",
}  # fmt: skip
"""What a schema refuses."""
NOT_YAML = {"file-missing", "file-not-listed", "not-utf8", "not-yaml", "alias", "too-large", "too-deep", "duplicate-key"}
"""What an editor reports without a schema, or nobody can know from one file alone."""
BETWEEN = {
    "unknown-id", "duplicate-id", "unused", "incomplete-list", "quote-not-in-sentence", "sentence-not-covered", "points-on-advice",
    "red-line-without-never", "article-not-verified", "asked-too-early", "nobody-to-ask", "bands-out-of-order", "not-one-right",
    "not-several-right",
    "not-taught", "task-not-taught", "name-taken", "several-names", "name-of-signs",
    "not-reviewed", "version-not-recorded", "change-not-named",
    "traditional", "pinyin", "half-width", "full-width", "same-in-both", "impossible-day", "unknown-activity",
}  # fmt: skip
"""What a schema cannot know: it lies between fields or files, in the words, or in what a case holds of a branch."""


class AsAnEditor(yaml.SafeLoader):
    """YAML 1.2, as the editor's language server reads it: a day is text, and so is "yes"."""


AsAnEditor.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", list("-+0123456789.")),
):
    AsAnEditor.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"(?:{pattern})\\Z"), first)


def as_an_editor(text: str) -> Any:
    return yaml.load(text, AsAnEditor)


def refused(file: str, data: Any) -> list[str]:
    return [f"{each.json_path}: {each.message}" for each in VALIDATORS[kind_of(file)].iter_errors(data)]


def test_the_schemas_are_as_the_readers_are_and_need_all_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """If not: `wuhua schemas` writes them again. Both in one test, because all readers are asked a second long."""
    used = set()

    def noted(path: tuple[str, ...], known: Any) -> str:
        used.add(name_for(path, known))
        return name_for(path, known)

    monkeypatch.setattr(editor_schemas, "name_for", noted)
    assert schema_files() == WRITTEN
    assert used == set(field_words())


def test_every_schema_is_one() -> None:
    for validator in VALIDATORS.values():
        Draft7Validator.check_schema(validator.schema)
        assert validator.schema["type"] in ("object", "array")


@pytest.mark.parametrize("file", FILES)
def test_a_file_in_force_is_accepted(file: str) -> None:
    assert refused(file, as_an_editor(FILES[file].read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("file", SMALL)
def test_a_file_of_the_small_standard_is_accepted(file: str) -> None:
    assert refused(file, as_an_editor(SMALL[file].read_text(encoding="utf-8"))) == []


MADE = [each for each in mistakes() if each.file and each.wrong not in NOT_YAML]


@pytest.mark.parametrize("mistake", MADE, ids=[f"{number}-{each.wrong}" for number, each in enumerate(MADE)])
def test_a_mistake_of_form_is_refused_and_no_other(mistake: Mistake) -> None:
    data = as_an_editor(spoilt(STANDARD / mistake.file, mistake).decode(mistake.encoding))
    assert bool(refused(mistake.file, data)) is is_of_form(mistake)


def is_of_form(mistake: Mistake) -> bool:
    """A case's branch is read together with the standard; some lists show by themselves what is wrong with them."""
    if ".branch." in mistake.path:
        return False
    return bool({mistake.wrong, *mistake.also} & OF_FORM) or (mistake.wrong, mistake.file, mistake.path) in SHOWN


SHOWN = {
    ("duplicate-id", "standard.yaml", "areas[2]"),
    ("duplicate-id", "areas/place/_area.yaml", "tasks[1]"),
    ("duplicate-id", "training.yaml", "modules[2]"),
    ("incomplete-list", "labels.yaml", "who"),
    ("incomplete-list", "scoring.yaml", "answers"),
}


def test_every_kind_of_mistake_is_said_to_be_known_or_not() -> None:
    """Those of the files in `standards/`."""
    kinds = {each.wrong for each in mistakes() if each.file}
    assert kinds == OF_FORM | NOT_YAML | BETWEEN
    assert {Wrong(each) for each in kinds} <= set(Wrong)


# — the words


def test_a_field_without_words_is_noticed() -> None:
    with pytest.raises(WordsMissing, match=r"task\.colour"):
        schema_file("task", {"type": "object", "properties": {"colour": {}}}, {"file.task": field_words()["file.task"]})


def test_what_is_nearest_above_a_field_decides() -> None:
    words = dict.fromkeys(("zh", "sentences.zh", "requirements.zh", "*.zh", "task.*", "rule.*"), field_words()["zh"])
    assert name_for(("task", "sentences", "requirements", "zh"), words) in ("requirements.zh", "*.zh")
    assert name_for(("area", "zh"), words) in ("zh", "*.zh")
    assert name_for(("task", "line"), words) == "task.*"
    assert name_for(("task", "rule", "per"), words) == "rule.*"


def test_a_hover_text_is_chinese_then_english() -> None:
    fields = VALIDATORS["task"].schema["properties"]
    assert fields["line"]["description"].split("\n\n") == [
        "海报副本（poster.txt）中标题所在的行号。",
        "The line of the title in the copy of the poster (poster.txt).",
    ]


# — how an editor finds them


def test_every_file_has_a_kind() -> None:
    assert [file for file in FILES if not kind_of(file)] == []
    assert kind_of("areas/life/deep/talks.yaml") == kind_of("schemas/task.schema.json") == ""


@pytest.mark.parametrize("file", FILES)
def test_an_editor_finds_the_one_schema_of_a_file(file: str) -> None:
    """Patterns of `yaml.schemas` leave nothing out: files that lie beside those of another kind name theirs in the first line."""
    text = FILES[file].read_text(encoding="utf-8")
    named = MODELINE.match(text)
    if named:
        found = [(FILES[file].parent / named[1]).resolve()]
    else:
        patterns = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))["yaml.schemas"]
        found = [(ROOT / schema).resolve() for schema, of in patterns.items() if matches(of, f"/anywhere/standards/{file}")]
    assert found == [STANDARDS / "schemas" / f"{kind_of(file)}{ENDING}"]
    assert "yaml-language-server" not in text.replace(named[0] if named else "", "")


def matches(of: str, file: str) -> bool:
    """As the language server does: a star stands for anything, slashes too, and what is before the pattern is free."""
    return bool(re.search(re.escape(of).replace(r"\*", ".*") + "$", file))


def test_the_settings_name_no_schema_that_is_not_there() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    named = {Path(each).name.removesuffix(ENDING) for each in settings["yaml.schemas"]}
    assert named == set(KINDS) - {"task", "module"}


# — the same words in `wuhua check`


@pytest.mark.parametrize(
    ("wrong", "kind", "path", "facts", "expected"),
    [
        (Wrong.EMPTY, "task", "sentences[0].requirements[2].quote", {}, "照原句逐字引用，省略处写“……”。"),
        (Wrong.MISSING_FIELD, "task", "sentences[0].requirements[2]", {"name": "quote"}, "照原句逐字引用，省略处写“……”。"),
        (Wrong.MISSING_FIELD, "facts", "facts.rooms", {"name": "at_most"}, "数字的上限；count 和 sizes 必填。"),
        (Wrong.EMPTY, "task", "summary.en", {}, "一两句话的简介，说明这一部分讲什么。"),
        (Wrong.EMPTY, "module", "goals[0].zh", {}, None),
        (Wrong.EMPTY, "task", "zh", {}, None),
        (Wrong.UNKNOWN_FIELD, "task", "line", {}, None),
        (Wrong.EMPTY, "", "line", {}, None),
    ],
)
def test_what_is_empty_is_asked_for_in_the_words_of_its_field(
    wrong: Wrong, kind: str, path: str, facts: dict[str, str], expected: str | None
) -> None:
    found = hint(Problem(where=Where(file="a.yaml", line=1, path=path), wrong=wrong, facts=facts), kind, field_words())
    assert (found.zh if found else None) == expected
