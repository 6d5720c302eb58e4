"""A module as slides, in one language: few words in large type, and what to say to them in the notes.

Nothing here is written for them: headings, requirements, case, questions and tasks are the module’s own, its paragraphs the notes.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assess.model.text import Language, Text
from assess.outputs.training.path import ModuleView, PassageView, SectionView
from assess.outputs.training.question_views import QuestionView, reasons

LINES = 4
"""On a slide, read from the last row."""
ROOM = {Language.ZH: 130, Language.EN: 330}
"""Characters of them, at the size in docs/assets/css/slides.css: what is more goes to the next slide."""
QUESTIONS = 4
"""Of a module, asked in the room; the rest are for the way home."""

GOALS = Text("学完以后，能够", "What you can do afterwards")
CASE = Text("案例", "A case")
CASE_ANSWER = Text("怎么看", "How we see it")
QUESTION = Text("练习", "Question")
MONDAY = Text("下周一就做", "Next Monday")


@dataclass(frozen=True, kw_only=True, slots=True)
class SlideLine:
    """One line of a slide. `label`: the number of a requirement, or the letter of an answer; `right`: it is the answer."""

    label: str
    text: str
    right: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Slide:
    """`lead` is one sentence in larger type. `stepwise`: a line at a time; with `hidden`, which line is right is shown last."""

    title: str
    lead: str = ""
    lines: tuple[SlideLine, ...] = ()
    notes: tuple[str, ...] = ()
    first: bool = False
    stepwise: bool = False
    hidden: bool = False


def slides(module: ModuleView, language: Language) -> tuple[Slide, ...]:
    """All slides of a module, in their order."""
    return tuple(_slides(module, language))


def _slides(module: ModuleView, language: Language) -> Iterator[Slide]:
    yield Slide(title=f"{module.number} {module.title}", lead=module.summary, first=True)
    yield from _split(GOALS.of(language), [SlideLine(label="", text=each) for each in module.goals], language=language)
    for section in module.sections:
        yield from _section(section, language)
    case = module.case
    yield Slide(title=f"{CASE.of(language)} · {case.title}", lead=case.question, lines=(SlideLine(label="", text=case.situation),))
    yield from _said(CASE_ANSWER.of(language), case.steps, language)
    for question in _askable(module.questions):
        yield _question(question, language)
    yield from _said(MONDAY.of(language), module.monday, language)


def _section(section: SectionView, language: Language) -> Iterator[Slide]:
    lines = [SlideLine(label=each.number, text=each.title) for each in section.requirements]
    notes = tuple(each.text for each in section.passages)
    yield from _split(section.title, lines, notes=notes, language=language)


def _said(title: str, passages: Iterable[PassageView], language: Language) -> Iterator[Slide]:
    yield from _split(title, [SlideLine(label="", text=each.text) for each in passages], stepwise=True, language=language)


def _split(
    title: str, lines: Sequence[SlideLine], *, language: Language, notes: tuple[str, ...] = (), stepwise: bool = False
) -> Iterator[Slide]:
    """As many slides as it takes; the notes stand with the first."""
    taken: list[SlideLine] = []
    for line in lines:
        if taken and (len(taken) == LINES or sum(len(each.text) for each in (*taken, line)) > ROOM[language]):
            yield Slide(title=title, lines=tuple(taken), notes=notes, stepwise=stepwise)
            taken, notes = [], ()
        taken.append(line)
    yield Slide(title=title, lines=tuple(taken), notes=notes, stepwise=stepwise)


def _askable(questions: Iterable[QuestionView]) -> list[QuestionView]:
    """Those that a room answers by a show of hands: one is chosen, and it fits."""
    return [each for each in questions if each.choices and not each.several and not each.about][:QUESTIONS]


def _question(question: QuestionView, language: Language) -> Slide:
    clauses = [f"{each.number} {each.title}" for each in question.requirements]
    return Slide(
        title=QUESTION.of(language),
        lead=question.text,
        lines=tuple(SlideLine(label=each.letter, text=each.text, right=each.right) for each in question.choices),
        notes=(*reasons(question), *clauses),
        hidden=True,
    )
