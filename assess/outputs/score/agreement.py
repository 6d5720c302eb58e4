"""A room's agreement, in words and figures: over all, and requirement by requirement, those to talk about first."""

from fractions import Fraction

from assess.model.agreement import Agreed, Agreement
from assess.model.answers import Choice
from assess.model.standard import Standard
from assess.model.text import Language, Text
from assess.outputs.words import figures

PEOPLE = Text("{people}个人，{requirements}条要求。", "{people} people, {requirements} requirements.")
NOBODY = Text("还没有可以比较的评分。", "There is nothing to compare yet.")
ONE = Text(
    "现在只有一个人的评分。至少两个人才能比较。",
    "There is only one person’s so far. It takes two to compare.",
)
ALPHA = Text(
    "总的一致程度：克里彭多夫α系数 {alpha}。1表示完全一致，0表示和碰运气差不多。",
    "Agreement over all: Krippendorff’s alpha {alpha}, where 1 is full agreement and 0 no more than chance.",
)
NO_ALPHA = Text(
    "α系数算不出来：大家对每一条给的都是同一个答案，没有可以衡量的差别。",
    "Alpha cannot be worked out: everybody gave the same answer to everything, so that there is nothing to measure it against.",
)
NO_PAIRS = Text(
    "α系数算不出来：没有哪一条要求有两个人作答。",
    "Alpha cannot be worked out: no requirement was answered by two people.",
)
ALL_AGREE = Text("每一条大家的看法都一样。", "Everybody agrees on every requirement.")
TALK = Text("先谈意见分歧最大的。", "Begin with what divides the room most.")
CAPTION = Text("逐条一致程度", "Agreement on each requirement")
REQUIREMENT = Text("要求", "Requirement")
NO_ANSWER = Text("未答", "No answer")
SHARE = Text("看法相同", "Agree")
SHARE_MEANS = Text(
    "“看法相同”：任意两个作答的人给出同一答案的比例，舍去小数。",
    "“Agree” is the share of all pairs of people who answered and said the same, in whole percent, cut.",
)
NONE = "–"
SIGNIFICANT = 1000
"""Alpha is given in thousandths, as its publications do."""


def agreement_data(found: Agreement, standard: Standard, language: Language) -> dict[str, object]:
    """Sentences, and a table whose rows stand in the order in which they are best talked about; `ids` name their requirements."""
    rows = sorted(found.requirements, key=lambda each: (each.share is None, each.share or 0))
    answers = standard.scoring.answers
    head = [REQUIREMENT, *(answers[choice].text for choice in Choice), NO_ANSWER, SHARE]
    return {
        "people": found.people,
        "sentences": [each.of(language) for each in _sentences(found)],
        "caption": CAPTION.of(language),
        "head": [each.of(language) for each in head],
        "rows": [_row(each, found.people, standard, language) for each in rows],
        "ids": [each.requirement for each in rows],
    }


def _sentences(found: Agreement) -> list[Text]:
    if found.people < 2:
        return [ONE if found.people else NOBODY]
    shares = [each.share for each in found.requirements if each.share is not None]
    said = [_filled(PEOPLE, people=found.people, requirements=len(found.requirements))]
    if not shares:
        return [*said, NO_PAIRS]
    said.append(NO_ALPHA if found.alpha is None else _filled(ALPHA, alpha=_thousandths(found.alpha)))
    return [*said, ALL_AGREE if min(shares) == 1 else TALK, SHARE_MEANS]


def _row(each: Agreed, people: int, standard: Standard, language: Language) -> list[str]:
    requirement = standard.requirements[each.requirement]
    counts = [str(count) for count in each.counts.values()]
    silent = str(people - sum(each.counts.values()))
    share = NONE if each.share is None else f"{figures.percent(each.share * 100).partition('.')[0]}%"
    return [f"{requirement.number} {requirement.text.of(language)}", *counts, silent, share]


def _thousandths(alpha: Fraction) -> str:
    """Cut towards nought, so that 1 means full agreement."""
    return f"{int(alpha * SIGNIFICANT) / SIGNIFICANT:.3f}"


def _filled(text: Text, **facts: object) -> Text:
    return Text(text.zh.format(**facts), text.en.format(**facts))
