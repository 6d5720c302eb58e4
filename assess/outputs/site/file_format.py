"""The format of a branch's file in words, for whoever reads it with another program. Tests hold it against the readers' lists."""

from collections.abc import Iterable, Mapping

from assess.model.answers import FIRST_YEAR, FORMAT, LAST_YEAR, VERSION, Choice
from assess.model.branch import Fact, FactKind
from assess.model.findings import LETTERS, Status
from assess.model.people import Office
from assess.model.standard import Standard
from assess.model.text import Language, Text
from assess.outputs.site.people_format import LIST, PEOPLE, PERSON, TENURE, TEXT, Row
from assess.outputs.site.views import FormatGroupView, FormatRowView

DAY = Text("文字，YYYY-MM-DD", "text, YYYY-MM-DD")
WHOLE = Text("整数", "whole number")
MAPPING = Text("对象", "object")

TOP: tuple[Row, ...] = (
    (
        "format",
        TEXT,
        Text(f"固定为“{FORMAT}”。不是它的，不当作自查文件。", f"Always “{FORMAT}”. Anything else is not a self-assessment file."),
    ),
    ("version", WHOLE, Text(f"格式版本，现为{VERSION}。", f"Version of the format, now {VERSION}.")),
    (
        "standard",
        MAPPING,
        Text(
            "“version”是标准的版本，“digest”是标准全部内容的摘要：写文件时的标准与本站的是否完全相同，看它就知道。",
            "“version” of the standard, and “digest” of its whole content, which tells whether it was exactly the one in use here.",
        ),
    ),
    ("saved", DAY, Text("导出的日期；没有导出过的为空。", "The day of the export; empty before the first.")),
    ("name", TEXT, Text("党支部名称，不超过{name}字；可以为空。", "Name of the branch, at most {name} characters; may be empty.")),
    (
        "year",
        Text("整数或 null", "whole number or null"),
        Text(f"自查年度，{FIRST_YEAR}至{LAST_YEAR}。", f"The year assessed, {FIRST_YEAR} to {LAST_YEAR}."),
    ),
    (
        "branch",
        MAPPING,
        Text(
            "支部情况：编号 → 值，见下。没有填写的不出现。",
            "Facts about the branch: id → value, see below. What is not known is absent.",
        ),
    ),
    ("answers", MAPPING, Text("作答：要求的编号 → 对象，见下。", "Answers: id of a requirement → object, see below.")),
    ("ledger", MAPPING, Text("活动台账，见下；可以没有。", "The ledger of activities, see below; may be absent.")),
    (
        "calendar",
        MAPPING,
        Text(
            "年度计划中支部改动和增加的内容，见下；可以没有。不参与计算。",
            "What the branch changed in its year’s plan and added to it, see below; may be absent. It is never used for scores.",
        ),
    ),
    (
        "plan",
        LIST,
        Text(
            "整改计划，不超过{improvements}项，见下；可以没有。不参与计算。",
            "The plan of improvements, at most {improvements} measures, see below; may be absent. It is never used for scores.",
        ),
    ),
    (
        "earlier",
        LIST,
        Text(
            "以前完成的自查，最多读取最近{earlier}次，见下；可以没有。不参与计算，不含备注、姓名和台账记录。",
            "Assessments that were finished, of which the last {earlier} are read, see below; may be absent. They are never used "
            "for scores, and hold no notes, names or ledger entries.",
        ),
    ),
    (
        "review",
        MAPPING,
        Text(
            "考核意见，见下；可以没有。自查的作答、情况和台账不因它改变。",
            "The review, see below; may be absent. It never changes answers, facts or ledger.",
        ),
    ),
    (
        "result",
        MAPPING,
        Text(
            "导出时计算的得分，见下，供收件人核对。它只用来比较：得分总是按作答重新计算，每次导出都重写。",
            "The figures worked out at the export, see below, for whoever receives the file to check. They are only compared: "
            "scores are always worked out anew, and every export writes the field anew.",
        ),
    ),
    (
        "aside",
        LIST,
        Text(
            "读入时无处可放、又不能丢的内容：每项为 [位置, 值]，如同一个键写了两次的前一次。不参与计算，原样带走。",
            "What found no place at reading and may not be lost: each item is [place, value], for example the earlier of a key "
            "written twice. It is never used, and carried along.",
        ),
    ),
)
ANSWER: tuple[Row, ...] = (
    (
        "answer",
        TEXT,
        Text("只有备注、没有作答的，不出现。取值：{choices}。", "Absent while there is only a note. One of: {choices}."),
    ),
    (
        "reason",
        TEXT,
        Text(
            "“not-applicable”的理由，不超过{text}字；没有理由的按未作答处理。",
            "Why it is “not-applicable”, at most {text} characters; without it, it counts as not answered.",
        ),
    ),
    ("note", TEXT, Text("备注，不超过{text}字；不参与计算。", "A note, at most {text} characters; never used.")),
    (
        "as",
        TEXT,
        Text(
            "作答时这条要求的含义（摘要），或者当时的标准版本；没有的，以文件的“standard”为准。含义的后一半与现行标准不同的，确认以前"
            "按未作答处理。",
            "What the requirement meant when it was answered (a digest), or the version of the standard; where it is absent, "
            "“standard” of the file says it. If the second half differs from the standard in force, the answer counts as open "
            "until it is confirmed.",
        ),
    ),
    (
        "last",
        TEXT,
        Text(
            "开始新的年度时带过来的上年作答，取值同“answer”。本年度确认以前按未作答处理，确认后即删去。",
            "The answer of the year before, carried over when a new year was begun; values as of “answer”. Until it is confirmed "
            "for this year the requirement counts as not answered; then the field is taken out.",
        ),
    ),
    ("from", TEXT, Text("“last”所属的年度。", "The year of “last”.")),
)
LEDGER: tuple[Row, ...] = (
    (
        "since",
        TEXT,
        Text(
            "党支部成立的日期，限本年度成立的，从这一天起判定；以前成立的没有。换届不改变全年的要求：“branch”中“founded”为“no”，"
            "或者没有“founded”而“changed”为“yes”的，这个日期不起作用（早先的文件在这里也写换届的日期），但仍然保留。",
            "The day on which the branch was established, if that was this year: it is judged from then on. Absent otherwise. A "
            "re-election takes nothing off the year: where “founded” in “branch” is “no”, or is absent and “changed” is “yes”, the "
            "date has no effect (earlier files have the day of a re-election here too), but it is kept.",
        ),
    ),
    (
        "covers",
        LIST,
        Text(
            "登记齐全、据以判定的活动的编号，见下。", "Ids of the activities that are complete here and judged from it, see below."
        ),
    ),
    (
        "covered_as",
        MAPPING,
        Text(
            "活动 → 确认登记齐全时计算它的规则（摘要）；规则改动以后，确认以前不按台账判定。可以没有。",
            "Activity → the rules that counted it when it was said to be complete (a digest). After a change of these the ledger "
            "does not decide until it is confirmed. May be absent.",
        ),
    ),
    (
        "people",
        LIST,
        Text(
            "人员名单，不超过{roster}人，见下。较早的文件在这里有一个对象，见“较早文件中的人员”，仍可读入。",
            "The roster, at most {roster} people, see below. Earlier files have an object here, which is still read: see “People "
            "in earlier files”.",
        ),
    ),
    (
        "rows",
        LIST,
        Text(
            "记录，不超过{rows}条。每条是“列 → 文字”，每格不超过{cell}字，按填写时的原样保存，见下。",
            "Entries, at most {rows}. Each is column → text, at most {cell} characters a cell, kept as typed, see below.",
        ),
    ),
)
CALENDAR: tuple[Row, ...] = (
    (
        "edits",
        MAPPING,
        Text(
            "要求的编号 → 计划中的位置 → 改动，不超过{edits}处。“2.1”是第二个时段的第一次，“2.1/3”是第三党小组的；改动的各项见下。",
            "Id of a requirement → place in the plan → a change, at most {edits}. “2.1” is the first of the second period, "
            "“2.1/3” that of the third group; for the fields of a change see below.",
        ),
    ),
    (
        "own",
        LIST,
        Text(
            "支部自己增加的安排，不超过{own}条：除改动的各项外，还有“id”和“activity”（活动的编号，可以没有），“month”必填。",
            "Entries of the branch’s own, at most {own}: the fields of a change, and “id” and “activity” (id of an activity, "
            "may be absent); “month” is needed.",
        ),
    ),
)
EDIT: tuple[Row, ...] = (
    ("month", WHOLE, Text("月份，1至12。", "The month, 1 to 12.")),
    ("day", WHOLE, Text("日期，1至31；可以没有。", "The day, 1 to 31; may be absent.")),
    ("topic", TEXT, Text("主题，不超过{cell}字。", "The topic, at most {cell} characters.")),
    ("place", TEXT, Text("地点，不超过{cell}字。", "The place, at most {cell} characters.")),
    ("host", TEXT, Text("主持人，不超过{cell}字。", "Who chairs, at most {cell} characters.")),
)
REVIEW: tuple[Row, ...] = (
    ("reviewer", TEXT, Text("考核人，不超过{name}字。", "Who reviewed, at most {name} characters.")),
    ("date", DAY, Text("考核日期。", "The day of the review.")),
    (
        "unfinished",
        Text("true，或者没有", "true, or absent"),
        Text("考核没有完成；交还支部后没有这一项。", "The review is not finished; absent once it was handed back to the branch."),
    ),
    (
        "answers",
        MAPPING,
        Text(
            "考核人的作答：要求的编号 → 对象，有“answer”“note”和“as”，同支部的作答。“not-applicable”须在“note”中写明理由。",
            "The reviewer’s answers: id of a requirement → object with “answer”, “note” and “as”, as in the branch’s own. "
            "“not-applicable” needs its reason in “note”.",
        ),
    ),
)
PLAN: tuple[Row, ...] = (
    ("requirement", TEXT, Text("针对的要求的编号；可以没有。", "Id of the requirement that it is about; may be absent.")),
    ("what", TEXT, Text("措施，不超过{measure}字。", "What will be done, at most {measure} characters.")),
    ("who", TEXT, Text("责任人，不超过{measure}字。", "Who sees to it, at most {measure} characters.")),
    ("by", DAY, Text("完成时限。", "By when.")),
    ("done", DAY, Text("完成日期；没有完成的为空。", "When it was done; empty before.")),
    ("year", WHOLE, Text("列入计划时的自查年度。", "The year assessed when it was entered.")),
)
EARLIER: tuple[Row, ...] = (
    ("finished", DAY, Text("完成日期。", "The day it was finished.")),
    ("year", Text("整数或 null", "whole number or null"), Text("自查年度。", "The year assessed.")),
    ("branch", MAPPING, Text("当时的支部情况，同“branch”。", "The facts about the branch then, as in “branch”.")),
    ("requirements", MAPPING, Text("要求的编号 → 当时的结果，见下。", "Id of a requirement → how it stood, see below.")),
    ("result", MAPPING, Text("当时的得分和所用标准，同“result”。", "The figures then, and the standard used, as in “result”.")),
)
STANDING: tuple[Row, ...] = (
    ("status", TEXT, Text("结果，取值：{statuses}。", "How it stood, one of: {statuses}.")),
    ("answer", TEXT, Text("当时勾选的作答；没有勾选的不出现。", "What was ticked; absent where nothing was.")),
    (
        "held",
        WHOLE,
        Text("台账中已按要求开展的时段数；没有按台账判定的不出现。", "Periods held, by the ledger; absent without one."),
    ),
    ("missed", WHOLE, Text("台账中缺少的时段数。", "Periods missed, by the ledger.")),
    ("open", WHOLE, Text("尚未到期的时段数。", "Periods still open.")),
)
RESULT: tuple[Row, ...] = (
    ("standard", MAPPING, Text("计算所用标准的“version”和“digest”。", "“version” and “digest” of the standard used.")),
    (
        "today",
        Text("文字，YYYY-MM-DD，或 null", "text, YYYY-MM-DD, or null"),
        Text(
            "按哪一天计算：台账中哪些时段已经到期，由它决定。",
            "The day reckoned for: it decides which periods of the ledger are over.",
        ),
    ),
    ("overall", MAPPING, Text("总体，见“figure”各项。", "The whole, with the fields of a figure.")),
    ("areas", MAPPING, Text("领域的编号 → 同样的各项。", "Id of an area → the same fields.")),
    (
        "states",
        TEXT,
        Text(
            "每条要求的状态，一条一个字母，按标准的先后：{letters}。旧文件没有。",
            "The state of every requirement, a letter each, in the order of the standard: {letters}. Absent in older files.",
        ),
    ),
    (
        "contents",
        MAPPING,
        Text(
            "文件各部分 → 摘要：内容按键名排序、不留空白写成 JSON（ASCII），算出8个字节的 BLAKE2b。“people”是台账中的人员，"
            "“ledger”是台账的其余部分，“rest”是文件的其他字段，“record”是本记录除“contents”以外的部分。旧文件没有。",
            "Part of the file → digest: BLAKE2b of 8 bytes over its JSON with sorted keys, without blanks, in ASCII. “people” are "
            "those of the ledger, “ledger” is the rest of it; “rest” is every other field of the file, “record” this record "
            "without “contents”. Absent in older files.",
        ),
    ),
)
FIGURE: tuple[Row, ...] = (
    (
        "low",
        Text("文字或 null", "text or null"),
        Text(
            "区间下限，精确的分数，如“550/9”，满分100；没有适用的计分要求的为 null。",
            "The low end, an exact fraction such as “550/9”, of 100; null where nothing scored applies.",
        ),
    ),
    ("high", Text("文字或 null", "text or null"), Text("区间上限。", "The high end.")),
    (
        "band",
        Text("文字或 null", "text or null"),
        Text("等次的编号；未定的为 null。取值：{bands}。", "Id of the band; null while it is open. One of: {bands}."),
    ),
    ("answered", WHOLE, Text("已有结论的计分要求数。", "Scored requirements with a verdict.")),
    ("asked", WHOLE, Text("适用或者可能适用的计分要求数。", "Scored requirements that apply or may apply.")),
)
GROUPS: tuple[tuple[str, Text, tuple[Row, ...]], ...] = (
    ("top", Text("文件的字段", "Fields of the file"), TOP),
    ("answers", Text("一项作答（answers）", "An answer (answers)"), ANSWER),
    ("ledger", Text("台账（ledger）", "The ledger (ledger)"), LEDGER),
    ("person", Text("名单中的一人（ledger.people）", "A person of the roster (ledger.people)"), PERSON),
    ("tenure", Text("一项职务或者情形（offices）", "An office or circumstance (offices)"), TENURE),
    ("earlier-people", Text("较早文件中的人员（ledger.people）", "People in earlier files (ledger.people)"), PEOPLE),
    ("calendar", Text("年度计划（calendar）", "The year’s plan (calendar)"), CALENDAR),
    (
        "edit",
        Text("计划的一处改动（calendar.edits 和 calendar.own 中）", "A change of the plan (in calendar.edits and calendar.own)"),
        EDIT,
    ),
    ("plan", Text("一项整改措施（plan）", "A measure (plan)"), PLAN),
    ("earlier", Text("一次以前的自查（earlier）", "An earlier assessment (earlier)"), EARLIER),
    ("standing", Text("一条要求当时的结果（earlier.requirements）", "How a requirement stood (earlier.requirements)"), STANDING),
    ("review", Text("考核意见（review）", "The review (review)"), REVIEW),
    ("result", Text("得分记录（result）", "The recorded figures (result)"), RESULT),
    ("figure", Text("一项得分（result.overall 和 result.areas 中）", "A figure (in result.overall and result.areas)"), FIGURE),
)


def file_format(standard: Standard, language: Language, limits: Mapping[str, int]) -> tuple[FormatGroupView, ...]:
    """Every field with its type and meaning, and the ids that this standard has. `limits` are those of the readers."""
    values = {
        **{name: f"{limit:,}" for name, limit in limits.items()},
        "choices": ", ".join(Choice),
        "offices": ", ".join(Office),
        "statuses": ", ".join(Status),
        "letters": ", ".join(f"{letter} {status}" for status, letter in LETTERS.items()),
        "bands": ", ".join(band.id for band in standard.scoring.bands),
    }
    groups = [_group(name, title, _rows(rows, values, language), language) for name, title, rows in GROUPS]
    return (*groups, *_of_standard(standard, language))


def _group(name: str, title: Text, rows: Iterable[FormatRowView], language: Language) -> FormatGroupView:
    return FormatGroupView(id=name, title=title.of(language), rows=tuple(rows))


def _rows(rows: Iterable[Row], values: Mapping[str, str], language: Language) -> Iterable[FormatRowView]:
    for name, kind, meaning in rows:
        yield FormatRowView(name=name, kind=kind.of(language), meaning=meaning.of(language).format_map(values))


def _of_standard(standard: Standard, language: Language) -> Iterable[FormatGroupView]:
    """Ids that come with the standard: facts, columns, activities."""
    facts = (
        FormatRowView(name=each.id, kind=_kind(each, language), meaning=each.text.of(language)) for each in standard.facts.values()
    )
    yield _group("facts", Text("支部情况（branch）", "Facts about the branch (branch)"), facts, language)
    columns = (
        FormatRowView(name=each.id, kind=TEXT.of(language), meaning=each.text.of(language))
        for each in standard.ledger.columns.values()
    )
    yield _group("columns", Text("台账记录的列（ledger.rows）", "Columns of an entry (ledger.rows)"), columns, language)
    activities = (FormatRowView(name=name, kind="", meaning=each.text.of(language)) for name, each in standard.activities.items())
    yield _group(
        "activities", Text("活动（activity 列和 covers）", "Activities (column activity, and covers)"), activities, language
    )


def _kind(fact: Fact, language: Language) -> str:
    match fact.kind:
        case FactKind.YES_NO:
            return Text("“yes”或“no”", "“yes” or “no”").of(language)
        case FactKind.COUNT:
            return Text(f"整数，0至{fact.at_most}", f"whole number, 0 to {fact.at_most}").of(language)
        case FactKind.SIZES:
            return Text(f"整数的列表，各为0至{fact.at_most}", f"list of whole numbers, each 0 to {fact.at_most}").of(language)
        case FactKind.CHOICE:
            return Text("取值：", "one of: ").of(language) + ", ".join(fact.options)
