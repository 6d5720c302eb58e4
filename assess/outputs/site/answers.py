"""Answers: the line that a search leads with, of a requirement and of a question that the poster does not answer."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from assess.model.library import Library, Outside
from assess.model.rules import AtLeast, Measure, Never, Rule, Threshold
from assess.model.standard import Requirement, Standard
from assess.model.text import Language, Text
from assess.outputs.addresses import requirement_path
from assess.outputs.words.wording import say_answer

OUTSIDE_PAGE = "outside/"
NOT_IN_POSTER = Text("海报没有规定", "The poster does not say")


class Asks(StrEnum):
    """Kinds of question that a rule answers."""

    OFTEN = "often"
    MANY = "many"
    KIND = "kind"
    ALLOWED = "allowed"


@dataclass(frozen=True, kw_only=True, slots=True)
class AnswerView:
    """One thing that can be asked. `number` is that of a requirement; empty where the poster does not answer.

    `text` is what is read below the question: how we read the requirement, or what a national article says. `names` holds what
    people type for the whole, `words` what else belongs to it. `asks` says which kind of question the answer fits.
    """

    path: str
    number: str
    title: str
    answer: str
    text: str
    names: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    asks: Asks | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class OutsideView:
    """A question that the poster does not answer. `quote` is the article in Chinese; its English is empty in Chinese."""

    id: str
    title: str
    says: str
    source: str
    source_path: str
    article: str
    quote: str
    translation: str
    ask: str


OTHER_NAMES = 4
"""Other names of an activity that a search knows it by: the nearest stand first in the list."""


def answers(standard: Standard, library: Library, language: Language) -> list[AnswerView]:
    """Every requirement in the poster’s order, and then every question outside it."""
    return [
        *(_of_requirement(each, standard, language) for each in standard.requirements.values()),
        *(_of_outside(each, library, language) for each in library.outside.values()),
    ]


def outside_views(library: Library, language: Language) -> list[OutsideView]:
    """The questions outside the poster in the order of their file."""
    return [_outside_view(each, library, language) for each in library.outside.values()]


def _of_requirement(each: Requirement, standard: Standard, language: Language) -> AnswerView:
    return AnswerView(
        path=requirement_path(each),
        number=each.number,
        title=each.text.of(language),
        answer=say_answer(each, standard, language),
        text=each.reading.of(language) if each.reading else "",
        names=tuple(_names(each.rule, standard, language)),
        words=tuple(_words(each, standard, language)),
        asks=_asks(each.rule),
    )


def _words(each: Requirement, standard: Standard, language: Language) -> Iterator[str]:
    """Who does it, what it is made up of, and what shows it."""
    yield standard.label(each.who).of(language)
    yield from (part.of(language) for part in each.parts)
    yield from (standard.evidence[name].text.of(language) for name in each.evidence)


def _names(rule: Rule | None, standard: Standard, language: Language) -> Iterator[str]:
    """The names of what is counted, and the first few others: all that a ledger may say would find it for every common word."""
    if isinstance(rule, AtLeast):
        activity = standard.activities[rule.activity]
        yield from (
            (activity.text.zh, *activity.also[:OTHER_NAMES]) if language is Language.ZH else (activity.text.en, activity.en_many)
        )
    if isinstance(rule, Threshold):
        yield standard.facts[rule.fact].text.of(language)


def _asks(rule: Rule | None) -> Asks | None:
    match rule:
        case AtLeast(measure=measure):
            return Asks.MANY if measure is Measure.HOURS else Asks.OFTEN
        case Threshold():
            return Asks.MANY
        case Never():
            return Asks.ALLOWED
        case None:
            return Asks.KIND
        case _:
            return None


def _of_outside(each: Outside, library: Library, language: Language) -> AnswerView:
    view = _outside_view(each, library, language)
    article = f"{view.source}{view.article}" if language is Language.ZH else f"{view.article}, {view.source}"
    return AnswerView(
        path=f"{OUTSIDE_PAGE}#{each.id}",
        number="",
        title=view.title,
        answer=f"{view.says} · {article if each.national else view.ask.rstrip('。.')}",
        text=view.translation or view.quote,
        names=each.also_zh if language is Language.ZH else each.also_en,
    )


def _outside_view(each: Outside, library: Library, language: Language) -> OutsideView:
    national = each.national
    source = library.sources[national.source] if national else None
    return OutsideView(
        id=each.id,
        title=each.text.of(language),
        says=NOT_IN_POSTER.of(language),
        source=_named(source.text, language) if source else "",
        source_path=f"sources/#{source.id}" if source else "",
        article=national.article.of(language) if national else "",
        quote=national.text.zh if national else "",
        translation=national.text.en if national and language is Language.EN else "",
        ask=each.ask.of(language) if each.ask else "",
    )


def _named(title: Text, language: Language) -> str:
    return f"《{title.zh}》" if language is Language.ZH else title.en
