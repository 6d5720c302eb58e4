"""A list of branches expected, before it is used: what was taken for a name."""

from assess.model.rollup import ExpectedList, folded
from assess.model.text import Language, Text
from assess.outputs.rollup.words import shown
from assess.outputs.words.listing import listed

UNDER = Text(
    "名单取自“{heading}”一列，读出{count}个支部：{names}。",
    "Branches read from the column “{heading}” of the list: {count} ({names}).",
)
WITHOUT = Text(
    "名单中没有找到支部名称的列名，按内容读出{count}个支部：{names}。",
    "No heading of names was found in the list; branches read by its content: {count} ({names}).",
)


def say_expected(found: ExpectedList, language: Language) -> str:
    """One sentence with the first of the names."""
    names = list({folded(name): shown(name) for name in found.names}.values())
    text = UNDER if found.heading else WITHOUT
    return text.of(language).format(heading=shown(found.heading), count=len(names), names=listed(names, language))
