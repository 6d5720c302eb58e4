"""Problems of a form that is typed back from paper, in words. They stand apart from `problems`, which is long enough."""

from assess.errors import Wrong
from assess.model.text import Text

OF_PAPER: dict[Wrong, Text] = {
    Wrong.PAPER_CODE_CHARACTER: Text(
        "页码代号中不会出现“{got}”。代号里没有0、O、1、I、L这些容易混淆的字符。请对照纸面重新输入。",
        "“{got}” never occurs in a page code: 0, O, 1, I and L are left out because they look alike. Type it again from the paper.",
    ),
    Wrong.PAPER_CODE_LENGTH: Text(
        "页码代号应为{known}位，现为{size}位。请对照纸面重新输入。",
        "A page code has {known} characters; this one has {size}. Type it again from the paper.",
    ),
    Wrong.PAPER_CODE: Text(
        "页码代号“{got}”有输入错误。请对照纸面重新输入。",
        "There is a slip in the page code “{got}”. Type it again from the paper.",
    ),
    Wrong.PAPER_OTHER_STANDARD: Text(
        "代号“{got}”不是现行标准的页码，这一页可能印自另一版标准。请重新打印现行的表，把作答抄过去。",
        "“{got}” is not a page of the present standard; it was probably printed from another version. Print the present form and "
        "copy the answers to it.",
    ),
    Wrong.PAPER_TWICE: Text(
        "这一页输入了两次。请删去其中一次，或者核对页码代号。",
        "This page has been typed in twice. Delete one of the two, or check the page code.",
    ),
    Wrong.PAPER_KEYS: Text(
        "本页有{known}行，现在输入了{size}个数字。每行一个，没有作答的写0。请对照纸面检查是否漏输或者多输。",
        "This page has {known} lines, and {size} digits were typed: one for each line, 0 where nothing was answered. Check for one "
        "that is missing or was typed twice.",
    ),
    Wrong.PAPER_KEY: Text(
        "这一行只能是0到{high}，现为 {got}。请对照纸面改正。",
        "This line can only be 0 to {high}, got {got}. Correct it from the paper.",
    ),
    Wrong.PAPER_COUNT: Text(
        "输入的数字中有{typed}个“{key}”，纸面统计为{counted}个。请核对本页的作答和个数。",
        "Among the digits typed there are {typed} of “{key}”; the count from the paper is {counted}. Check the answers and the "
        "count.",
    ),
    Wrong.PAPER_TOTAL: Text(
        "输入的数字合计为{typed}，纸面合计为{counted}。请核对本页的数字和合计。",
        "The digits typed add up to {typed}; the total from the paper is {counted}. Check the digits and the total.",
    ),
    Wrong.PAPER_AGAIN: Text(
        "两次输入不一致，从这一行起共有{count}行不同。请对照纸面改正。",
        "The two entries differ in {count} lines, beginning here. Correct them from the paper.",
    ),
    Wrong.PAPER_FIGURES: Text(
        "这里应有{known}项数字，用“/”隔开，没有填写的留空，现为{size}项。请对照纸面改正。",
        "There should be {known} figures here, separated by “/”, with nothing between where none was written; there are {size}. "
        "Correct them from the paper.",
    ),
    Wrong.PAPER_FIGURE: Text(
        "这里应为数字，现为 {got}。请对照纸面改正；有几个数的，用逗号隔开。",
        "Expected a number, got {got}. Correct it from the paper; where there are several, separate them by commas.",
    ),
}
