"""Quotations from a national rule are word for word, wherever they are."""

from pathlib import Path

import pytest

STANDARDS = Path(__file__).parents[2] / "standards"
QUOTED = {
    "硬性要求": "对年老体弱、行动不便、身患重病甚至失能的党员，组织活动和开展学习教育不作硬性要求",
    "hard requirement": "members who are old and frail, of limited mobility, seriously ill or even incapacitated",
    "应当划分": "应当划分若干党小组",
    "选举产生党支部委员会": "基层单位召开党员大会选举产生党支部委员会或者不设委员会的党支部书记、副书记",
}
"""A part by which each is known, and the words: Article 23 of the regulations on members’ education and its translation, Articles
13 and 6 of the regulations on branches.
"""


@pytest.mark.parametrize(("part", "words"), QUOTED.items())
def test_a_national_rule_is_quoted_word_for_word(part: str, words: str) -> None:
    lines = [
        (file.name, line)
        for file in sorted(STANDARDS.rglob("*.yaml"))
        for line in file.read_text("utf-8").splitlines()
        if part in line
    ]
    assert lines
    assert [(name, line) for name, line in lines if words not in line] == []
