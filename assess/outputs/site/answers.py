"""Answers: the line that a search leads with, of a requirement and of a question that the poster does not answer."""

from dataclasses import dataclass

from assess.model.library import Library, Outside
from assess.model.standard import Requirement, Standard
from assess.model.text import Language, Text
from assess.outputs.addresses import requirement_path
from assess.outputs.words.wording import say_answer

OUTSIDE_PAGE = "outside/"
NOT_IN_POSTER = Text("海报没有规定", "The poster does not say")


@dataclass(frozen=True, kw_only=True, slots=True)
class AnswerView:
    """One thing that can be asked. `number` is that of a requirement; empty where the poster does not answer.

    `text` is what is read below the question: how we read the requirement, or what a national article says. `also` holds other
    words for it.
    """

    path: str
    number: str
    title: str
    answer: str
    text: str
    also: tuple[str, ...] = ()


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
    )


def _of_outside(each: Outside, library: Library, language: Language) -> AnswerView:
    view = _outside_view(each, library, language)
    article = f"{view.source}{view.article}" if language is Language.ZH else f"{view.article}, {view.source}"
    return AnswerView(
        path=f"{OUTSIDE_PAGE}#{each.id}",
        number="",
        title=view.title,
        answer=f"{view.says} · {article if each.national else view.ask.rstrip('。.')}",
        text=(view.translation or view.quote) if each.national else view.ask,
        also=each.also_zh if language is Language.ZH else each.also_en,
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
