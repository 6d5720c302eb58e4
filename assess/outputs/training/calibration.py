"""The calibration of a room, in one language: as a page shows it, and on paper as sheets to fill in and a key."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from assess.model.answers import Choice
from assess.model.exercises import Observation
from assess.model.paper import BLANK, KEYS
from assess.model.standard import Standard
from assess.model.text import Language, Text
from assess.outputs.report.document import Block, Heading, Line, Paragraph, Table, Words, lines_in
from assess.outputs.site.views import Link

TITLE = Text("校准评分表", "Calibration sheet")
KEY_TITLE = Text("校准评分：本站的看法", "Calibration: our own reading")
HOW = Text(
    "各评各的，先不讨论。在每一条后面写一个数字：{keys}；不作答写{blank}。写完把最后一行的数字报给主讲。不写姓名。",
    "Judge alone, without talking. Write one digit beside each: {keys}; {blank} for no answer. Then give the digits of the last "
    "line to the trainer. No name, please.",
)
NOT_BINDING = Text(
    "以下是本站的看法，供讨论用，不是海报原文，也不代替上级党组织的规定。",
    "This is our own reading, for discussion. It is not part of the poster, and no substitute for the rules of your higher Party "
    "organisation.",
)
NUMBER = Text("序号", "No.")
REQUIREMENT = Text("要求", "Requirement")
SEEN = Text("看到的情况", "What was seen")
DIGIT = Text("数字", "Digit")
ANSWER = Text("我们的看法", "Our reading")
CODE = Text("评分代码（从上到下的数字）：", "Code (the digits from top to bottom):")
JOINED = Text("，", ", ")
WIDTHS = (7, 33, 48, 12)
KEY_WIDTHS = (7, 31, 16, 46)
RULED = "_" * 40


@dataclass(frozen=True, kw_only=True, slots=True)
class ObservationView:
    """One observation. `options`: key, value and words of every answer; `answer`: the words of ours, and `why`."""

    id: str
    anchor: str
    number: int
    requirement: Link
    text: str
    options: tuple[tuple[str, str, str], ...]
    answer: str
    why: str


def observation_views(
    observations: Sequence[Observation], standard: Standard, link: Callable[[str], Link], language: Language
) -> tuple[ObservationView, ...]:
    """All observations in their order; `link` leads to a requirement by its id."""
    options = tuple((key, choice.value, standard.scoring.answers[choice].text.of(language)) for choice, key in KEYS.items())
    return tuple(
        ObservationView(
            id=each.requirement,
            anchor=each.requirement.replace(".", "-"),
            number=number,
            requirement=link(each.requirement),
            text=each.text.of(language),
            options=options,
            answer=_say_answer(each.answer, standard, language),
            why=each.why.of(language),
        )
        for number, each in enumerate(observations, 1)
    )


def calibration_sheet(observations: Sequence[Observation], standard: Standard, language: Language) -> list[Block]:
    """The sheet that everybody in the room fills in."""
    keys = JOINED.of(language).join(f"{key} {_say_answer(choice, standard, language)}" for choice, key in KEYS.items())
    rows = tuple(
        (lines_in(language, str(number)), _requirement(each, standard, language), lines_in(language, each.text.of(language)), ())
        for number, each in enumerate(observations, 1)
    )
    return [
        Heading(level=1, words=lines_in(language, TITLE.of(language))),
        Paragraph(words=lines_in(language, HOW.of(language).format(keys=keys, blank=BLANK)), look="notice"),
        Table(headings=_headings((NUMBER, REQUIREMENT, SEEN, DIGIT), language), rows=rows, widths=WIDTHS),
        Paragraph(words=lines_in(language, CODE.of(language) + RULED), look="signature"),
    ]


def calibration_key(observations: Sequence[Observation], standard: Standard, language: Language) -> list[Block]:
    """Our own reading of each, with the reason."""
    return [
        Heading(level=1, words=lines_in(language, KEY_TITLE.of(language))),
        Paragraph(words=lines_in(language, NOT_BINDING.of(language)), look="notice"),
        Table(
            headings=_headings((NUMBER, REQUIREMENT, ANSWER, SEEN), language),
            rows=tuple(_key_rows(observations, standard, language)),
            widths=KEY_WIDTHS,
        ),
    ]


def _key_rows(observations: Sequence[Observation], standard: Standard, language: Language) -> Iterator[tuple[Words, ...]]:
    for number, each in enumerate(observations, 1):
        yield (
            lines_in(language, str(number)),
            _requirement(each, standard, language),
            lines_in(language, f"{KEYS[each.answer]} {_say_answer(each.answer, standard, language)}"),
            (
                Line(text=each.text.of(language), language=language),
                Line(text=each.why.of(language), language=language, look="note"),
            ),
        )


def _requirement(each: Observation, standard: Standard, language: Language) -> Words:
    requirement = standard.requirements[each.requirement]
    return lines_in(language, f"{requirement.number} {requirement.text.of(language)}")


def _say_answer(choice: Choice, standard: Standard, language: Language) -> str:
    return standard.scoring.answers[choice].text.of(language)


def _headings(texts: tuple[Text, ...], language: Language) -> tuple[Words, ...]:
    return tuple(lines_in(language, each.of(language)) for each in texts)
