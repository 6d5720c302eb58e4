"""The poster itself: its whole text, restored, and the damaged copy next to it, line by line.

What was mended is marked where it stands: characters that a correction put in or changed. What a correction only took away (a
break, a space, pinyin in brackets) leaves nothing to mark on the restored side; on the damaged side the pinyin is.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from assess.model.library import Correction, Library
from assess.model.standard import Area, CorrectionKind, Sentence, Standard, Task
from assess.model.text import Language, Text
from assess.outputs.addresses import area_path, requirement_path, task_path
from assess.outputs.site.line_index import LineIndex
from assess.outputs.site.pages import say_lines
from assess.outputs.site.views import Link

OBJECTIVES = Text("一、主要目标", "I. Main objectives")
TASKS = Text("二、主要任务", "II. Main tasks")
OBJECTIVE_SEPARATOR = "，"
STAR = "★ "
NOT_TEXT = Text("页眉页脚，不是标准的正文。", "Header or footer, not part of the standards.")
BREAK = "⏎"
_PINYIN = re.compile(r"(\([a-zü\u00e0-\u01dc]+ ?\))")


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """Part of a line; `marked` where it was put in, changed, or is damage."""

    text: str
    marked: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """Lines of the damaged copy that hold one stretch of text, and that text restored; `note` where there is none."""

    number: str
    damaged: tuple[tuple[Piece, ...], ...]
    restored: tuple[Piece, ...]
    corrections: tuple[str, ...]
    note: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PosterSentence:
    """A sentence with its translation, its lines, and the requirements that were drawn from it."""

    text: str
    translation: str
    lines: str
    requirements: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class PosterTask:
    """One task ★."""

    text: str
    translation: str
    path: str
    sentences: tuple[PosterSentence, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class PosterArea:
    """One area: title, objectives as one line, tasks."""

    id: str
    text: str
    translation: str
    path: str
    objectives: str
    objectives_translation: str
    tasks: tuple[PosterTask, ...]


class Poster:
    """The text of one standard's poster. `damaged` is the copy as it was found, line by line.

    Translations are empty in Chinese.
    """

    def __init__(self, standard: Standard, library: Library, damaged: Sequence[str], language: Language) -> None:
        self._standard = standard
        self._corrections = LineIndex((each.lines, each) for each in library.corrections)
        self._damaged = tuple(damaged)
        self._language = language

    # — the whole text

    def headings(self) -> tuple[tuple[str, str], tuple[str, str]]:
        """The headings above the objectives and the tasks of each area, each with its translation."""
        return (OBJECTIVES.zh, self._translation(OBJECTIVES)), (TASKS.zh, self._translation(TASKS))

    def areas(self) -> tuple[PosterArea, ...]:
        """All of it, in the poster's order."""
        return tuple(self._area(area) for area in self._standard.areas)

    def _area(self, area: Area) -> PosterArea:
        said = "; ".join(each.en[:1].lower() + each.en[1:] for each in area.objectives)
        return PosterArea(
            id=area.id,
            text=area.text.zh,
            translation=self._translation(area.text),
            path=area_path(area.id),
            objectives=_objectives(area),
            objectives_translation=self._translation(Text("", f"{said[:1].upper()}{said[1:]}.")),
            tasks=tuple(self._task(task) for task in area.tasks),
        )

    def _task(self, task: Task) -> PosterTask:
        return PosterTask(
            text=task.text.zh,
            translation=self._translation(task.text),
            path=task_path(task.id),
            sentences=tuple(self._sentence(each) for each in task.sentences),
        )

    def _sentence(self, sentence: Sentence) -> PosterSentence:
        return PosterSentence(
            text=sentence.text.zh,
            translation=self._translation(sentence.text),
            lines=say_lines(sentence.lines, self._language),
            requirements=tuple(
                Link(path=requirement_path(each), number=each.number, title=each.text.of(self._language))
                for each in sentence.requirements
            ),
        )

    def _translation(self, text: Text) -> str:
        return "" if self._language is Language.ZH else text.en

    # — the damaged copy beside it

    def rows(self) -> tuple[Row, ...]:
        """Every line of the damaged copy, once."""
        return tuple(self._row(lines, text) for lines, text in self._stretches())

    def _stretches(self) -> Iterator[tuple[tuple[int, ...], str]]:
        """Lines that belong together, and their restored text: a sentence may run over two lines, a line hold two sentences."""
        restored = LineIndex((lines, (lines, text)) for lines, text in self._restored())
        number = 1
        while number <= len(self._damaged):
            last = max((line for lines, _ in restored.on([number]) for line in lines), default=number)
            together = tuple(range(number, last + 1))
            yield together, "".join(text for _, text in restored.on(together))
            number = last + 1

    def _restored(self) -> Iterator[tuple[tuple[int, ...], str]]:
        for area in self._standard.areas:
            yield (area.line,), area.text.zh
            yield (area.objectives_line - 1,), OBJECTIVES.zh
            yield (area.objectives_line,), _objectives(area)
            yield (area.objectives_line + 1,), TASKS.zh
            for task in area.tasks:
                yield (task.line,), STAR + task.text.zh
                yield from ((sentence.lines, sentence.text.zh) for sentence in task.sentences)

    def _row(self, lines: tuple[int, ...], text: str) -> Row:
        about = self._corrections.on(lines)
        separator = "、" if self._language is Language.ZH else ", "
        return Row(
            number=f"{lines[0]}–{lines[-1]}" if len(lines) > 1 else separator.join(map(str, lines)),
            damaged=tuple(tuple(_split(self._damaged[line - 1])) for line in lines),
            restored=tuple(_marked(text, (each for each in about if each.applied))),
            corrections=tuple(each.id for each in about),
            note="" if text else NOT_TEXT.of(self._language),
        )


def _objectives(area: Area) -> str:
    return OBJECTIVE_SEPARATOR.join(each.zh for each in area.objectives) + "。"


def _split(line: str) -> Iterator[Piece]:
    """Pinyin in brackets is damage."""
    for place, text in enumerate(_PINYIN.split(line)):
        if text:
            yield Piece(text=text, marked=place % 2 == 1)


def _marked(text: str, corrections: Iterable[Correction]) -> Iterator[Piece]:
    """Characters that a correction put in or changed."""
    changed: set[int] = set()
    for each in corrections:
        before, after = (part.replace(BREAK, "") for part in (each.before, each.after))
        start = text.find(after)
        if start >= 0 and each.kind is not CorrectionKind.HEADER:
            for tag, _, _, first, last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
                changed |= set(range(start + first, start + last)) if tag in ("insert", "replace") else set()
    piece = ""
    for place, character in enumerate(text):
        if piece and (place in changed) != (place - 1 in changed):
            yield Piece(text=piece, marked=place - 1 in changed)
            piece = ""
        piece += character
    if piece:
        yield Piece(text=piece, marked=len(text) - 1 in changed)
