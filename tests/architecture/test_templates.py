"""Templates place the values they are handed: no arithmetic, no decisions of their own, no word that has no key."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from jinja2 import Environment, nodes

from tests.architecture.sources import DOCS, name, strings, templates, tree

FILTERS = {"join", "length", "lower", "url"}
ARITHMETIC = (nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Pow, nodes.Neg)
COMPARED = {"lang"}
"""Names that may be compared: only the language, for the punctuation between two values."""
TEXTS = yaml.safe_load((DOCS / "texts.yaml").read_text(encoding="utf-8"))
HOLDERS = {"t", "words", "texts"}
"""What the texts are called in templates and hooks."""
THEME_PHRASES = DOCS / "templates" / "partials" / "languages"
HAN = re.compile(r"[\u3400-\u9fff]")
SHOWN = re.compile(r"\bshow\([\"'](\w+)")
FILES = templates()
OURS = [path for path in FILES if path.parent.name in ("pages", "parts")]
"""The others take the place of a file of the theme, and follow it."""
IN_PRINT = sorted((DOCS / "handbook").glob("*.typ"))
HOOKS = sorted((DOCS / "hooks").rglob("*.py"))

each_file = pytest.mark.parametrize("path", FILES, ids=name)
each_of_ours = pytest.mark.parametrize("path", OURS, ids=name)


@each_of_ours
def test_a_template_does_no_arithmetic(path: Path) -> None:
    assert not list(parsed(path).find_all(ARITHMETIC))


@each_of_ours
def test_a_template_uses_few_filters(path: Path) -> None:
    assert {each.name for each in parsed(path).find_all(nodes.Filter)} <= FILTERS


@each_of_ours
def test_a_template_decides_nothing_but_punctuation(path: Path) -> None:
    for each in parsed(path).find_all(nodes.Compare):
        assert isinstance(each.expr, nodes.Name), path
        assert each.expr.name in COMPARED, each.expr.name


@each_file
def test_a_template_escapes_everything(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "autoescape" not in text
    assert not {"safe", "forceescape"} & {each.name for each in parsed(path).find_all(nodes.Filter)}


@each_file
def test_a_template_holds_no_chinese_of_its_own(path: Path) -> None:
    """But the theme's phrases, which have a file for each language, and punctuation between values."""
    if THEME_PHRASES in path.parents:
        return
    assert not [each.data for each in parsed(path).find_all(nodes.TemplateData) if HAN.search(each.data)]
    assert not [each.value for each in parsed(path).find_all(nodes.Const) if HAN.search(str(each.value))]


@pytest.mark.parametrize("path", IN_PRINT, ids=name)
def test_the_document_in_print_holds_no_words_of_its_own(path: Path) -> None:
    code = re.sub(r"//.*", "", path.read_text(encoding="utf-8"))
    assert HAN.findall(code) == []
    in_content = re.findall(r"\[([^\[\]#]*)[\]#]", code)
    assert [text for text in in_content if re.search(r"[A-Za-z]{3}", text)] == []


def test_every_text_that_is_used_exists() -> None:
    for path, key in used_by_name():
        assert key in TEXTS, f"{name(path)}: {key}"


def test_every_text_that_exists_is_used() -> None:
    used = {key for _, key in used_by_name()} | used_in_lists()
    assert sorted(set(TEXTS) - used) == []


def used_by_name() -> Iterator[tuple[Path, str]]:
    """t.key and t["key"], in templates and in hooks."""
    for path in FILES:
        yield from ((path, key) for key in used_in_template(parsed(path)))
    for path in HOOKS:
        yield from ((path, key) for key in used_in_code(tree(path)))
    for path in IN_PRINT:
        yield from ((path, key) for key in re.findall(r"\bt\.(\w+)", path.read_text(encoding="utf-8")))


def used_in_template(template: nodes.Template) -> Iterator[str]:
    for attribute in template.find_all(nodes.Getattr):
        if holder(attribute.node) in HOLDERS:
            yield attribute.attr
    for item in template.find_all(nodes.Getitem):
        if holder(item.node) in HOLDERS and isinstance(item.arg, nodes.Const):
            yield str(item.arg.value)


def used_in_code(module: ast.Module) -> Iterator[str]:
    for node in ast.walk(module):
        match node:
            case ast.Subscript(value=ast.Name(id="t" | "texts"), slice=ast.Constant(value=str(key))):
                yield key


def used_in_lists() -> set[str]:
    """Keys that a template walks through (`for name in ["…"]`), also with something before them ("reason_" ~ name)."""
    found: set[str] = set()
    for template in map(parsed, FILES):
        listed = {text for each in template.find_all(nodes.List) for text in constants(each.items)}
        before = {"", *(text for each in template.find_all(nodes.Concat) for text in constants(each.nodes))}
        found |= {prefix + key for prefix in before for key in listed}
    return found & set(TEXTS)


def constants(of: list[nodes.Expr]) -> Iterator[str]:
    return (str(each.value) for each in of if isinstance(each, nodes.Const))


def holder(node: nodes.Node) -> str:
    if isinstance(node, nodes.Name):
        return node.name
    return node.attr if isinstance(node, nodes.Getattr) else ""


def parsed(path: Path) -> nodes.Template:
    return Environment(autoescape=True).parse(path.read_text(encoding="utf-8"))


def test_every_template_of_pages_is_shown_and_what_is_shown_exists() -> None:
    """By `show("name")`, in Markdown or where a hook writes some."""
    markdown = [path.read_text(encoding="utf-8") for language in ("zh", "en") for path in (DOCS / language).rglob("*.md")]
    called = {each for text in (*markdown, *(path.read_text(encoding="utf-8") for path in HOOKS)) for each in SHOWN.findall(text)}
    there = {path.stem for path in (DOCS / "templates" / "pages").glob("*.html")}
    in_hooks = {str(each.value) for path in HOOKS for each in strings(tree(path))}
    assert called - there == set()
    assert there - called - in_hooks == set()
