"""Two sheets for a training session: who was there, and what they thought of it. No one signs the second."""

from assess.model.text import Language, Text
from assess.outputs.report.document import Block, Heading, Paragraph, Table, Words, lines_in

SEATS = 20
"""Rows of one printed page."""

SIGN_IN = Text("培训签到表", "Sign-in sheet")
SESSION = Text(
    "培训内容____________________  日期____________  地点____________  主讲____________",
    "Subject ____________________  Date ____________  Place ____________  Trainer ____________",
)
SIGN_IN_COLUMNS = (
    Text("序号", "No."),
    Text("姓名", "Name"),
    Text("所在党支部", "Branch"),
    Text("党内职务", "Post in the branch"),
    Text("签名", "Signature"),
)
SIGN_IN_WIDTHS = (8, 20, 32, 20, 20)

FEEDBACK = Text("培训意见表", "Feedback form")
UNSIGNED = Text(
    "不用写姓名。请在合适的格里打“√”，再写几句话，交给主讲。",
    "No name, please. Tick one box in each row, add a few words, and hand it to the trainer.",
)
FEEDBACK_COLUMNS = (Text("本次培训", "This session"), Text("是", "Yes"), Text("一部分", "In part"), Text("否", "No"))
FEEDBACK_WIDTHS = (64, 12, 12, 12)
STATEMENTS = (
    Text("讲的内容我听懂了", "I understood what was said"),
    Text("案例和我们支部的情况接近", "The cases were like what happens in my branch"),
    Text("我知道了要求的依据在哪里", "I know where each requirement comes from"),
    Text("我会用自查表，知道要准备什么材料", "I can use the self-assessment and know what evidence it needs"),
    Text("时间安排合适，有机会提问", "There was enough time, also for questions"),
    Text("我知道回去以后先做什么", "I know what to do first when I am back"),
)
OPEN_QUESTIONS = (
    Text("对我最有用的一点：", "What was most useful to me:"),
    Text("还不清楚的地方：", "What is still unclear to me:"),
    Text("回去以后先做的一件事：", "The first thing I shall do when I am back:"),
    Text("对培训和本站的建议：", "What the training, or this site, could do better:"),
)
RULED = "_" * 84
ROOM = "　"
"""A second line in a row, so that there is room for a hand."""


def sign_in_document(language: Language) -> list[Block]:
    """A page of rows to sign in."""
    empty = [lines_in(language, "")] * (len(SIGN_IN_COLUMNS) - 1)
    rows = tuple((lines_in(language, str(number), ROOM), *empty) for number in range(1, SEATS + 1))
    return [
        Heading(level=1, words=_say(SIGN_IN, language)),
        Paragraph(words=_say(SESSION, language), look="lead"),
        Table(headings=tuple(_say(each, language) for each in SIGN_IN_COLUMNS), rows=rows, widths=SIGN_IN_WIDTHS),
    ]


def feedback_document(language: Language) -> list[Block]:
    """Statements to tick, and questions with room to answer."""
    boxes = [lines_in(language, "□")] * (len(FEEDBACK_COLUMNS) - 1)
    blocks: list[Block] = [
        Heading(level=1, words=_say(FEEDBACK, language)),
        Paragraph(words=_say(SESSION, language), look="lead"),
        Paragraph(words=_say(UNSIGNED, language), look="notice"),
        Table(
            headings=tuple(_say(each, language) for each in FEEDBACK_COLUMNS),
            rows=tuple((_say(each, language), *boxes) for each in STATEMENTS),
            widths=FEEDBACK_WIDTHS,
        ),
    ]
    for each in OPEN_QUESTIONS:
        blocks.append(Heading(level=3, words=_say(each, language)))
        blocks.append(Paragraph(words=lines_in(language, RULED, RULED)))
    return blocks


def _say(text: Text, language: Language) -> Words:
    return lines_in(language, text.of(language))
