"""The handbook in print: nothing of the standard is missing in it, and the same standard gives the same file."""

import json
import re
import zlib
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import typst

import handbook
from assess.model.text import Language
from assess.outputs.site.handbook import handbook_data, handbook_path
from assess.outputs.site.pages import Pages
from assess.reading.content.folder import Content
from assess.reading.content.texts import load_texts
from tests.inputs import ROOT


def words(language: Language) -> dict[str, str]:
    return {name: text.of(language) for name, text in load_texts(ROOT / "docs", "texts.yaml").items()}


def made(content: Content, language: Language) -> bytes:
    return handbook.handbook(ROOT, Pages(content.standard, content.library, language), words(language))


def inflated(document: bytes) -> bytes:
    """The content of its compressed streams, as far as they can be read."""
    found = []
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", document, re.DOTALL):
        with suppress(zlib.error):
            found.append(zlib.decompress(stream))
    return b"".join(found)


def asked(content: Content, language: Language, selector: str) -> list[Any]:
    """The objects of one kind in the document."""
    pages = Pages(content.standard, content.library, language)
    data = json.dumps(handbook_data(pages, words(language)), ensure_ascii=False)
    fonts = [str(ROOT / "node_modules" / handbook.FONTS / "fonts")]
    found: list[Any] = json.loads(
        typst.query(str(ROOT / handbook.DOCUMENT), selector, sys_inputs={"data": data}, font_paths=fonts, ignore_system_fonts=True)
    )
    return found


@pytest.mark.parametrize("language", list(Language))
def test_every_requirement_is_in_it_in_the_order_of_the_poster(content: Content, language: Language) -> None:
    found = [each["value"] for each in asked(content, language, "metadata")]
    assert found == list(content.standard.requirements)


@pytest.mark.parametrize("language", list(Language))
def test_the_contents_lead_to_every_area_and_task(content: Content, language: Language) -> None:
    levels = [each["level"] for each in asked(content, language, "heading.where(outlined: true)") if each["level"] < 3]
    areas = content.standard.areas
    assert levels.count(2) == sum(len(area.tasks) for area in areas)
    assert levels.count(1) == len(areas) + len(("reading", "glossary", "sources", "corrections"))


@pytest.mark.parametrize("language", list(Language))
def test_the_same_standard_gives_the_same_document_with_its_fonts_in_it(content: Content, language: Language) -> None:
    document = made(content, language)
    assert document == made(content, language)
    assert document.startswith(b"%PDF-")
    objects = document + inflated(document)
    named = set(re.findall(rb"/FontName ?/([A-Z]{6}\+[A-Za-z]+)", objects))
    assert {font.split(b"+")[1] for font in named} == {b"NotoSansHans", b"LibertinusSerif"}
    assert len(set(re.findall(rb"/FontName", objects))) <= len(re.findall(rb"/FontFile[23]", objects))
    assert b"/MarkInfo" in objects  # tagged, for those who listen to it


def test_a_character_that_no_font_has_fails_the_build(content: Content) -> None:
    """Instead of a box on paper."""
    standard = replace(content.standard, text=replace(content.standard.text, zh="五化🜁"))
    with pytest.raises(handbook.BuildStopped, match="🜁"):
        handbook.handbook(ROOT, Pages(standard, content.library, Language.ZH), words(Language.ZH))


def test_a_document_that_cannot_be_set_fails_the_build_and_says_where(content: Content, tmp_path: Path) -> None:
    (tmp_path / "docs" / "handbook").mkdir(parents=True)
    (tmp_path / handbook.DOCUMENT).write_text("#no-such-thing", encoding="utf-8")
    for name in ("package.json", "node_modules"):
        (tmp_path / name).symlink_to(ROOT / name)
    with pytest.raises(handbook.BuildStopped, match=r"handbook\.typ.*no-such-thing"):
        handbook.handbook(tmp_path, Pages(content.standard, content.library, Language.ZH), words(Language.ZH))


def test_its_name_says_what_it_is(content: Content) -> None:
    assert handbook_path(content.standard, Language.EN) == f"handbook/five-areas-{content.standard.version}-en.pdf"
