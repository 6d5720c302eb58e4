"""Work sheets for groups: each case of the training on a page of its own, with room to write, and without what the engine finds."""

from collections.abc import Iterable, Iterator

from assess.model.text import Language, Text
from assess.outputs.report.document import Block, Heading, Line, Listing, Paragraph, Table, lines_in
from assess.outputs.training.exercises import ExerciseView
from assess.outputs.training.sheets import RULED

TITLE = Text("分组讨论工作表", "Work sheets for groups")
HOW = Text(
    "每组一个案例。先各自想，再一起写：判断是什么，依据哪一条要求，材料里哪一行说明了它。案例情节虚构。",
    "A case to each group. Think alone first, then write together: what you find, which requirement it rests on, and which row of "
    "the ledger shows it. The cases are invented.",
)
DAY = Text("检查日期：", "Day of the check: ")
FACTS = Text("支部情况", "About the branch")
LEDGER_HEADINGS = (Text("行", "Row"), Text("日期", "Date"), Text("活动", "Activity"))
WIDTHS = (8, 22, 70)
IS = Text("：", ": ")
ROOM = (
    Text("我们的判断：", "What we find:"),
    Text("依据的要求和台账中的行：", "The requirement, and the row that shows it:"),
    Text("如果是本支部，接下来做什么：", "What we would do next:"),
)


def work_sheets(cases: Iterable[ExerciseView], language: Language) -> list[Block]:
    """All cases, from easy to hard."""
    blocks: list[Block] = [
        Heading(level=1, words=lines_in(language, TITLE.of(language))),
        Paragraph(words=lines_in(language, HOW.of(language)), look="notice"),
    ]
    for place, case in enumerate(cases):
        blocks += _case(case, language, new_page=place > 0)
    return blocks


def _case(case: ExerciseView, language: Language, *, new_page: bool) -> Iterator[Block]:
    yield Heading(level=2, words=lines_in(language, f"{case.number} {case.title}"), new_page=new_page)
    yield Paragraph(words=lines_in(language, f"{case.level} · {DAY.of(language)}{case.day}"), look="small")
    yield Paragraph(words=lines_in(language, case.situation))
    if case.facts:
        yield Heading(level=3, words=lines_in(language, FACTS.of(language)))
        items = tuple(lines_in(language, f"{name}{IS.of(language)}{value}") for name, value in case.facts)
        yield Listing(items=items, numbered=False)
    if case.rows:
        yield Table(
            headings=tuple(lines_in(language, each.of(language)) for each in LEDGER_HEADINGS),
            rows=tuple(
                (
                    lines_in(language, str(row.number)),
                    lines_in(language, row.day),
                    (Line(text=row.activity, language=language), Line(text=row.details, language=language, look="small")),
                )
                for row in case.rows
            ),
            widths=WIDTHS,
        )
    yield Heading(level=3, words=lines_in(language, case.ask))
    yield Listing(items=tuple(lines_in(language, f"{each.letter}　{each.text}") for each in case.guesses), numbered=False)
    for text in ROOM:
        yield Paragraph(words=lines_in(language, text.of(language), RULED, RULED))
