"""Makes the index that our search reads (docs/assets/js/search/library.js) from the one that MkDocs has written.

The index holds the plain text of the pages once. What lets people type pinyin, traditional characters, another name of
a term, or the other language, is a few small tables next to it and a title borrowed from the other language.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import MISSING, asdict, dataclass, fields, replace
from html import unescape
from pathlib import Path
from re import compile as pattern
from typing import Any

import yaml
from opencc import OpenCC
from pypinyin import lazy_pinyin

from assess.outputs.site.answers import AnswerView

INDEX = "search/search_index.json"
WORDS = Path(__file__).with_name("search_words.yaml")

# Of a page that is found by its title alone: where a clause says as much, the clause comes first.
BY_TITLE = 0.7
HAN = pattern("[\u4e00-\u9fff]+")
TAG = pattern("<[^>]+>")
SPACE = pattern(r"\s+")


@dataclass(frozen=True, kw_only=True, slots=True)
class IndexedSection:
    """A page, or a part of one under a heading with an id. `also` is its title in the other language.

    `boost` comes from a page's front matter (`search: {boost: 0.5}`); more than 1 brings its sections forward, and a page with
    0 is found by its title alone.

    A section with an `answer` is a clause, which has a `number`, or a question that the poster does not answer. `names` are what
    people type for all of it, `words` what else belongs to it, and `asks` is the kind of question that it answers.
    """

    location: str
    title: str
    text: str
    also: str = ""
    boost: float = 1
    number: str = ""
    answer: str = ""
    names: tuple[str, ...] = ()
    words: str = ""
    asks: str = ""


def write_indexes(folders: list[Path], *, standards: Path, answers: Sequence[Sequence[AnswerView]] = ((), ())) -> None:
    """Replaces the index in each folder (one for each language) with ours, `answers` before what the pages say of the same.

    Sections pair by their location.
    """
    raw = [json.loads((folder / INDEX).read_text(encoding="utf-8")) for folder in folders]
    pages = [found_by_title([_section(entry) for entry in index["docs"]]) for index in raw]
    sections = [with_answers(found, own) for found, own in zip(pages, answers, strict=True)]
    words = _words(standards)
    for folder, index, own, other in zip(folders, raw, sections, reversed(sections), strict=True):
        made = {"config": index["config"] | words, "docs": with_other_titles(own, other)}
        made["config"] |= character_tables(_searched(doc) for doc in made["docs"])
        (folder / INDEX).write_text(_json(made), encoding="utf-8", newline="\n")


def plain_text(html: str) -> str:
    """The index of MkDocs keeps paragraphs and lists as tags, so that words of two of them do not run together.

    >>> plain_text("<p>党费 &amp; 党课</p><p>每月</p>")
    '党费 & 党课 每月'
    """
    return SPACE.sub(" ", unescape(TAG.sub(" ", html))).strip()


def found_by_title(sections: Iterable[IndexedSection]) -> list[IndexedSection]:
    """A form repeats what other pages say: with boost 0 it takes up its title's worth of the index, and no more."""
    return [
        replace(section, text="", boost=BY_TITLE) if section.boost == 0 else section
        for section in sections
        if section.boost or "#" not in section.location
    ]


def with_answers(sections: Iterable[IndexedSection], answers: Iterable[AnswerView]) -> list[IndexedSection]:
    """A clause is found as what it says and answers, and not as the labels that stand around it on its page."""
    answering = [
        IndexedSection(
            location=each.path,
            title=each.title.rstrip("。."),
            text=each.text,
            number=each.number,
            answer=each.answer,
            names=each.names,
            words=" ".join(each.words),
            asks=each.asks or "",
        )
        for each in answers
    ]
    known = {each.location for each in answering}
    return [*(each for each in sections if each.location not in known), *answering]


def with_other_titles(own: list[IndexedSection], other: list[IndexedSection]) -> list[IndexedSection]:
    """Somebody who reads English but knows the Chinese term, or the other way round, finds the same section."""
    titles = {section.location: section.title for section in other}
    borrowed = [replace(section, also=titles.get(section.location, "")) for section in own]
    return [replace(section, also="") if section.also == section.title else section for section in borrowed]


def character_tables(texts: Iterable[str]) -> dict[str, Any]:
    """Pinyin and traditional forms of the characters on the pages, and of no others.

    `pinyin` maps a syllable to its characters, `variants` holds two strings of equal length: each character of the
    first is another form of the character in its place in the second.
    """
    runs = sorted({run for text in texts for run in HAN.findall(text)})
    return {"pinyin": pinyin(runs), "variants": variants(frozenset("".join(runs)))}


def pinyin(runs: Iterable[str]) -> dict[str, str]:
    """Readings come from whole runs, because many characters are read by their neighbours (长期, 组长)."""
    characters: dict[str, set[str]] = defaultdict(set)
    for run in runs:
        for character, syllable in zip(run, lazy_pinyin(run, v_to_u=False), strict=True):
            characters[syllable].add(character)
    return {syllable: "".join(sorted(characters[syllable])) for syllable in sorted(characters)}


def variants(simplified: frozenset[str]) -> list[str]:
    """Every form that any of the Chinese standards writes for a simplified character: 裏 and 裡 both mean 里."""
    forms: dict[str, str] = {}
    for standard in ("t2s", "tw2s", "hk2s"):
        convert = OpenCC(standard).convert
        forms |= {form: convert(form) for form in map(chr, range(0x4E00, 0xA000))}
    known = [(form, plain) for form, plain in sorted(forms.items()) if plain in simplified and form != plain]
    return ["".join(form for form, _ in known), "".join(plain for _, plain in known)]


def other_names(glossary: Mapping[str, Mapping[str, Any]]) -> list[list[str]]:
    """For each term and language: the name that the pages use, then what people type instead.

    A Chinese term without another name is among them too, so that it is known for what it is when a character in it is mistyped.
    """
    names = [[term[language], *term.get("also", {}).get(language, [])] for term in glossary.values() for language in ("zh", "en")]
    return [group for group in names if len(group) > 1 or HAN.match(group[0])]


def _words(standards: Path) -> dict[str, Any]:
    glossary = yaml.safe_load((standards / "glossary.yaml").read_text(encoding="utf-8"))
    words = yaml.safe_load(WORDS.read_text(encoding="utf-8"))
    return {
        "names": [*other_names(glossary), *words["names"]],
        "fillers": words["fillers"],
        "asks": words["asks"],
        "spans": words["spans"],
    }


def _searched(doc: IndexedSection) -> str:
    return " ".join([doc.title, doc.text, doc.also, doc.answer, *doc.names, doc.words])


def _section(entry: Mapping[str, Any]) -> IndexedSection:
    return IndexedSection(
        location=entry["location"],
        title=plain_text(entry["title"]),
        text=plain_text(entry["text"]),
        boost=entry.get("boost", 1),
    )


def _json(index: Any) -> str:
    return json.dumps(index, ensure_ascii=False, separators=(",", ":"), default=_without_defaults)


def _without_defaults(section: IndexedSection) -> dict[str, Any]:
    """Every visitor downloads the index: what is as usual is left out."""
    usual = {field.name: field.default for field in fields(section) if field.default is not MISSING}
    return {name: value for name, value in asdict(section).items() if usual.get(name) != value}
