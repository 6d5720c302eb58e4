"""Python says what, templates say how it looks: no HTML in code, short files, doors of one line."""

import ast
import re
from pathlib import Path

import pytest

from tests.architecture.sources import DOCS, ROOT, modules, name, python_files, strings, tree

LINES_AT_MOST = 400
WITHOUT_WORDS = {"model", "reading", "judging"}
DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
QUESTION_WORDS = {"What", "How", "Whether", "Where", "Which"}
HAN_WORD = re.compile("[\u4e00-\u9fff]{2}")


@pytest.mark.parametrize("path", list(python_files()), ids=name)
def test_python_holds_no_html(path: Path) -> None:
    """A doctest may show some: it goes nowhere."""
    assert not [text.value for text in strings(tree(path)) if "</" in str(text.value)]


@pytest.mark.parametrize("path", modules().values(), ids=name)
def test_a_file_can_be_read_in_one_sitting(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LINES_AT_MOST


@pytest.mark.parametrize("path", [each for each in modules().values() if each.parent.name in WITHOUT_WORDS], ids=name)
def test_only_the_place_for_words_holds_sentences(path: Path) -> None:
    """Chinese elsewhere would be a sentence without its English. What stands in a pattern (㐀-鿿) is no sentence."""
    chinese = [text.value for text in strings(tree(path)) if HAN_WORD.search(str(text.value))]
    assert chinese == []


def test_a_macro_looks_up_and_renders_and_does_nothing_else() -> None:
    [macros] = [node for node in tree(DOCS / "macros.py").body if isinstance(node, ast.ClassDef)]
    named = [node for node in macros.body if isinstance(node, ast.FunctionDef) and node.name != "__init__"]
    assert {macro.name for macro in named} == {"show", "count", "limit"}
    for macro in named:
        statements = [node for node in macro.body if not _is_docstring(node)]
        assert len(statements) == 1, macro.name
        assert isinstance(statements[0], ast.Return), macro.name
        assert not [node for node in ast.walk(statements[0]) if isinstance(node, ast.BinOp | ast.Compare | ast.BoolOp)], macro.name


def test_no_module_starts_anything_when_it_is_imported() -> None:
    """But for `__main__`, which is there to be started."""
    for path, file in modules().items():
        for node in tree(file).body if path != "__main__.py" else []:
            called = node.value if isinstance(node, ast.Expr) else None
            assert not isinstance(called, ast.Call), f"{path}:{node.lineno}"


def test_the_package_data_of_the_project_names_no_other_folder() -> None:
    assert {each.name for each in ROOT.iterdir() if (each / "__init__.py").is_file()} <= {"assess", "tests"}


@pytest.mark.parametrize("path", [*python_files(), *sorted(ROOT.glob("tests/*/**/*.py"))], ids=name)
def test_a_docstring_begins_with_the_noun_or_the_verb(path: Path) -> None:
    """Whoever looks for a thing looks for its name: “The number of …”, “True if …”, not “How many …”, “Whether …”."""
    documented = (node for node in ast.walk(tree(path)) if isinstance(node, DOCUMENTED))
    begun = [re.split(r"\W", text, maxsplit=1)[0] for node in documented if (text := ast.get_docstring(node))]
    assert not [word for word in begun if word in QUESTION_WORDS]


LAYERS = ("model", "reading", "judging", "outputs", "operations", "commands", "publish")
NAMED_MODULE = re.compile(rf"`(?:assess\.)?((?:{'|'.join(LAYERS)})(?:\.\w+)+)`")


@pytest.mark.parametrize("path", list(python_files()), ids=name)
def test_a_module_that_a_docstring_names_is_there(path: Path) -> None:
    """`reading.fields`, or a name in it: a reader follows it, and nothing else notices that it has moved."""
    for named in NAMED_MODULE.findall(path.read_text("utf-8")):
        parts = named.split(".")
        places = [ROOT / "assess" / "/".join(parts[:end]) for end in (len(parts), len(parts) - 1)]
        assert any(each.with_suffix(".py").is_file() or (each / "__init__.py").is_file() for each in places[:1]) or (
            places[1].with_suffix(".py").is_file() and f" {parts[-1]}" in places[1].with_suffix(".py").read_text("utf-8")
        ), named


def _is_docstring(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
