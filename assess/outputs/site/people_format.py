"""The format of the people in a branch's file in words: the roster, and the texts of earlier files."""

from assess.model.text import Text

Row = tuple[str, Text, Text]
"""A field: its name, what it holds, what it means."""

TEXT = Text("文字", "text")
LIST = Text("列表", "list")
TERM = Text("文字，如 2026-07-01、2026-07、2026", "text, such as 2026-07-01, 2026-07 or 2026")

PERSON: tuple[Row, ...] = (
    (
        "name",
        TEXT,
        Text(
            "姓名或者代号，不超过{name}字。两人同名的加括号，如“李明（一组）”；“李　明”这样的空格、间隔号的不同写法不影响核对。",
            "Name or code, at most {name} characters. Brackets tell two people of one name apart: “Li Ming (group 1)”. A blank "
            "that pads a name, and the kind of dot in one, make no difference.",
        ),
    ),
    ("from", TERM, Text("何时到本支部，年、月或者日；可以没有。", "In the branch from: a day, month or year; may be absent.")),
    ("to", TERM, Text("何时离开本支部；可以没有。", "In the branch until; may be absent.")),
    ("offices", LIST, Text("职务和情形，见下；可以没有。", "Offices and circumstances, see below; may be absent.")),
)
TENURE: tuple[Row, ...] = (
    ("office", TEXT, Text("取值：{offices}。", "One of: {offices}.")),
    ("from", TERM, Text("任职的开始；可以没有。", "The beginning; may be absent.")),
    ("to", TERM, Text("任职的结束；可以没有。", "The end; may be absent.")),
    (
        "of",
        TEXT,
        Text(
            "“group-leader”是第几党小组，“contact”是联系哪些党员，“exempt”是理由；不超过{cell}字。",
            "Of “group-leader” the group’s number, of “contact” whom they look after, of “exempt” the reason; at most {cell} "
            "characters.",
        ),
    ),
)
PEOPLE: tuple[Row, ...] = (
    ("secretary", TEXT, Text("支部书记，一人。", "The secretary, one person.")),
    (
        "committee",
        TEXT,
        Text(
            "其他支部委员，用顿号、逗号、分号或者换行分开（下同），每项不超过{names}字。“李　明”这样的空格、姓名中的“和”“与”"
            "不作分隔，间隔号的不同写法、职务和括号中的说明不影响核对。",
            "The other committee members, separated by commas, semicolons or line breaks, at most {names} characters (so below). A "
            "blank that pads a name, and 和 or 与 in one, separate nothing; the kind of dot in a name, titles, and notes in "
            "brackets make no difference.",
        ),
    ),
    ("members", TEXT, Text("其他党员。", "The other members.")),
    ("leading-officials", TEXT, Text("党员领导干部。", "Leading officials.")),
    ("able-members", TEXT, Text("有服务能力的党员。", "Members able to give volunteer service.")),
    ("able-officials", TEXT, Text("有帮扶能力的党员干部。", "Officials able to help people in difficulty.")),
    (
        "contacts",
        TEXT,
        Text(
            "委员联系党员的分工，如“王：张、刘；赵：孙”。",
            "Which committee member looks after whom, for example “Wang: Zhang, Liu; Zhao: Sun”.",
        ),
    ),
    (
        "exempt",
        TEXT,
        Text(
            "免于计算学时的党员及理由，如“孙：年老体弱”。", "Members exempt from class hours, and why, for example “Sun: old age”."
        ),
    ),
)
