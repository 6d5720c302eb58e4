"""The ledger's findings, in words: held of due, which periods are missing, which are still open, and in which rows it stands."""

from collections.abc import Iterable

from assess.model.findings import LedgerFinding, PeriodFinding, PeriodState, Result, RowFinding, RowRemark, Stream
from assess.model.ledger import Audience
from assess.model.periods import Span
from assess.model.rules import AtLeast, Measure, Period, Rule
from assess.model.standard import Standard
from assess.model.text import Language, Text
from assess.outputs.words import figures
from assess.outputs.words.listing import MOST_NAMED, listed, say_rest
from assess.outputs.words.months import MONTHS_EN

ORDINALS_ZH = "一二三四"
ORDINALS_EN = ("first", "second", "third", "fourth")
SPANS = {
    Period.MONTH: Text("个月", "months"),
    Period.QUARTER: Text("个季度", "quarters"),
    Period.HALF_YEAR: Text("个半年度", "half-years"),
}
HALVES_ZH = ("上半年", "下半年")

AUDIENCES = {
    Audience.HIGHER: Text("上级党组织", "The Party organisation at the next level up"),
    Audience.MEMBERS: Text("支部党员大会", "The general membership meeting"),
}

ROW_REMARKS = {
    RowRemark.OUTSIDE_YEAR: Text(
        "日期不在自查年度内，不计入。如果是为本年度补办的，请填写所属期。",
        "The date is not in the year assessed, so the row does not count. If it was done for that year, fill in “Counts for”.",
    ),
    RowRemark.OTHER_YEAR: Text(
        "所属期不在自查年度内，不计入本年度。",
        "The period that it counts for is not in the year assessed, so the row does not count.",
    ),
    RowRemark.BEFORE_SINCE: Text(
        "日期早于党支部成立的日期，不计入。", "The date is before the branch was established, so the row does not count."
    ),
    RowRemark.MONTH_OF_SINCE: Text(
        "只写了月份，党支部正是这个月成立的，看不出是成立以前还是以后，不计入。请补上日期。",
        "Only the month is given, and the branch was established in it: this may have been before. It does not count; add the day.",
    ),
    RowRemark.WHOLE_MONTH: Text(
        "只写了月份，按当月已经开展计入。请尽量补上日期，以便查核。",
        "Only the month is given; it counts as held in that month. Add the day if you can, so that it can be checked.",
    ),
    RowRemark.FUTURE: Text("日期还没有到，暂不计入。", "The date lies in the future, so the row does not count yet."),
    RowRemark.LATE: Text("补办：在所属期结束以后开展，计入所属期。", "Late: done after the period that it counts for was over."),
    RowRemark.DUPLICATE: Text(
        "与第{other}行完全相同，只计一次。如果重复登记，请删去一行；如果确实开展了两次，请在主题里写明，如“第2场”。",
        "The same as row {other}, so the two count once. If it was entered twice, delete one; if two were held, say so in the "
        "topic, for example “second session”.",
    ),
    RowRemark.MORE_PRESENT_THAN_DUE: Text(
        "实到人数多于应到人数，改正以前不计入。请核对两个数。",
        "More were present than expected, so the row does not count until this is corrected. Check both numbers.",
    ),
    RowRemark.ABSENCE_WITHOUT_REASON: Text("有人缺席，没有写明人员和原因，请补记。", "Some were absent. Note who, and why."),
    RowRemark.NO_GROUP: Text(
        "没有写明是第几党小组，不计入任何党小组。请补填序号，如“第2党小组”。",
        "It does not say which Party group this was, so it counts for none. Add the number, for example “group 2”.",
    ),
    RowRemark.NO_SUCH_GROUP: Text(
        "“支部情况”中没有这个党小组（现有{other}个，序号从1起），不计入任何党小组。请核对党小组的序号，或者补填各党小组人数。",
        "By the facts about the branch there is no such Party group (it has {other}, numbered from 1), so it counts for none. "
        "Check the number, or add the group’s size to the facts.",
    ),
    RowRemark.SOME_NO_GROUP: Text(
        "所写的党小组有的在“支部情况”中没有（现有{other}个，序号从1起），只计入有的。请核对序号，或者补填各党小组人数。",
        "By the facts about the branch some of these Party groups do not exist (it has {other}, from 1 on); it counts for the "
        "others. Check the numbers, or add the groups’ sizes to the facts.",
    ),
    RowRemark.NO_AUDIENCE: Text(
        "没有写明是上级党组织还是支部党员大会，不计入任何一项要求。请补填。",
        "It does not say whether this was to the higher Party organisation or to the general membership meeting, so it counts for "
        "neither. Add which.",
    ),
    RowRemark.OTHER_AUDIENCE: Text(
        "所写的对象不是要求的对象，不计入任何一项要求。如果也向要求的对象报告了，请一并写上。",
        "Whom it was addressed to is not whom the requirement names, so it counts for none. If it went to them too, add them.",
    ),
    RowRemark.NO_NAME: Text(
        "没有写明是谁，不计入任何人。请补填姓名或者代号。", "It does not say who, so it counts for nobody. Add the name or code."
    ),
    RowRemark.NOBODY: Text(
        "所写的人与要逐人核对的人员对不上，不计入任何人。{near}如果就是名单中的人，请与“人员名单”中的姓名或者代号写成一样。",
        "Whoever is named is none of those who are counted here, so the row counts for nobody. {near}If it is one of them, write "
        "the name or code as on the roster.",
    ),
    RowRemark.NOT_OWED: Text(
        "所写的人在名单上，但按他们的职务和时间，没有一项要求要计这一次，不计入任何人。请核对姓名、职务和日期。",
        "Whoever is named is on the roster, but by their offices and dates no requirement asks for this, so it counts for nobody. "
        "Check names, offices and date.",
    ),
    RowRemark.STRANGER: Text(
        "所写的人有的不在名单上，没有为其计入。{near}",
        "Somebody named here is not on the roster, and it does not count for them. {near}",
    ),
    RowRemark.NO_HOURS: Text(
        "没有写学时，不计入任何人的学时。请补填。", "It gives no class hours, so it adds none for anybody. Add them."
    ),
    RowRemark.ABSENT_UNKNOWN: Text(
        "缺席的人与“人员名单”中的姓名对不上，没有从任何人的学时中扣除。请写明姓名或者代号。",
        "The absent are none of those on the roster, so the hours were credited to everybody. Write their names or codes.",
    ),
}


def row_data(result: Result, standard: Standard, language: Language) -> list[dict[str, object]]:
    """Remarks on single rows of the ledger, in the order of the rows."""
    return [{"row": each.row, "remark": each.remark.value, "text": _say_row(each, standard, language)} for each in result.rows]


def _say_row(finding: RowFinding, standard: Standard, language: Language) -> str:
    if finding.remark is RowRemark.NO_QUORUM:
        return standard.ledger.quorums[finding.other].text.of(language)
    near = Text(f"是不是“{finding.near}”？", f"Is it “{finding.near}”? ").of(language) if finding.near else ""
    return ROW_REMARKS[finding.remark].of(language).format(other=finding.other, near=near).strip()


def say_ledger(finding: LedgerFinding, language: Language, *, name_rows: bool = True, name_share: bool = True) -> str:
    """One paragraph: how many of the due periods were satisfied, then what is missing, what is open, and the rows."""
    parts = [_say_share(finding, language)] if name_share else []
    parts += [*_say_places(finding, language), _say_late(finding, language)]
    parts += [_say_rows(finding, language)] if name_rows else []
    return (" " if language is Language.EN else "").join(part for part in parts if part)


def say_held(finding: LedgerFinding, rule: Rule | None, standard: Standard, language: Language) -> str:
    """The figures of `say_ledger` in a few words: （应开11次，已开10次）, where each period asks for one; else of so many due."""
    held, missed = finding.count(PeriodState.HELD), finding.count(PeriodState.MISSED)
    if isinstance(rule, AtLeast) and rule.count == 1 and rule.measure is not Measure.HOURS:
        verb = "开" if standard.activities[rule.activity].text.zh.endswith("会") else "开展"
        return Text(f"应{verb}{held + missed}次，已{verb}{held}次", f"{held} of the {held + missed} due").of(language)
    return Text(f"到期{held + missed}项，达到要求{held}项", f"{held} of the {held + missed} due").of(language)


def say_foreseen(finding: LedgerFinding, rule: AtLeast, standard: Standard, language: Language) -> str:
    """A sentence on how much the ledger has so far of what the year asks for, and that it decides once it is confirmed."""
    so_far = _say_so_far(finding, rule, standard, language)
    return Text(
        f"台账{so_far}，确认登记齐全后自动判定。",
        f"{so_far}; confirm that the ledger is complete, and it is judged.",
    ).of(language)


def _say_so_far(finding: LedgerFinding, rule: AtLeast, standard: Standard, language: Language) -> str:
    """已记3个季度（共4个）; for one period of nobody in particular how often, or for how long; for several people of all."""
    held = finding.count(PeriodState.HELD)
    due = held + finding.count(PeriodState.MISSED) + finding.count(PeriodState.OPEN)
    periods = [period for _, period in _periods(finding)]
    if len(periods) == 1 and due:
        return _say_amount(periods[0], rule, standard, language)
    if len(finding.streams) == 1 and not finding.streams[0].subject and rule.per in SPANS:
        one, many = SPANS[rule.per].zh, SPANS[rule.per].en
        enough = rule.count == 1 and rule.measure is not Measure.HOURS
        zh = f"已记{held}{one}（共{due}个）" if enough else f"已记够{held}{one}（共{due}个）"
        return Text(zh, f"{held} of {due} {many} {'in' if enough else 'complete in'} the ledger").of(language)
    return Text(f"已记够{held}项（共{due}项）", f"{held} of {due} complete in the ledger").of(language)


def _say_amount(period: PeriodFinding, rule: AtLeast, standard: Standard, language: Language) -> str:
    held, asked = figures.points(period.held), figures.points(period.asked)
    hours = rule.measure is Measure.HOURS
    measure = "学时" if hours else standard.activities[rule.activity].measure.zh
    return Text(
        f"已记{held}{measure}（应有{asked}{measure}）",
        f"{held} of {asked} hours in the ledger" if hours else f"{held} in the ledger, {asked} due",
    ).of(language)


def _say_share(finding: LedgerFinding, language: Language) -> str:
    held, missed = finding.count(PeriodState.HELD), finding.count(PeriodState.MISSED)
    if not held + missed:
        return Text("台账：还没有到期的。", "Ledger: nothing is due yet.").of(language)
    return Text(f"台账：到期{held + missed}项，达到要求{held}项。", f"Ledger: {held} of the {held + missed} due so far.").of(
        language
    )


def _say_places(finding: LedgerFinding, language: Language) -> Iterable[str]:
    for state, words in (
        (PeriodState.MISSED, Text("缺：", "Missing: ")),
        (PeriodState.OPEN, Text("尚未到期：", "Still open: ")),
        (PeriodState.NOT_DUE, Text("不要求：", "Not required: ")),
    ):
        places = [_say_place(stream, period, language) for stream, period in _periods(finding) if period.state is state]
        if places:
            yield words.of(language) + listed(places, language) + Text("。", ".").of(language)


def _say_late(finding: LedgerFinding, language: Language) -> str:
    """Periods that were made up for after they were over: it counts, and is said."""
    late = [(stream, period) for stream, period in _periods(finding) if period.late]
    if not late:
        return ""
    places = [f"{_say_subject(stream, language)}{say_span(period.span, language)}" for stream, period in late]
    return Text("补办：", "Made up for later: ").of(language) + listed(places, language) + Text("。", ".").of(language)


def _say_place(stream: Stream, period: PeriodFinding, language: Language) -> str:
    when = say_span(period.span, language)
    held, asked = figures.points(period.held), figures.points(period.asked)
    so_far = Text(f"（现有{held}）", f" ({held} so far)").of(language)
    of_less = Text(f"（应有{asked}，现有{held}）", f" ({held} of the {asked} due)").of(language)
    subject = _say_subject(stream, language)
    return f"{subject}{when}{of_less if period.is_reduced else so_far if period.held else ''}"


def _say_subject(stream: Stream, language: Language) -> str:
    """A group has a number, everybody else a name."""
    if not stream.subject:
        return ""
    if stream.subject.isdecimal():
        return Text(f"第{stream.subject}党小组", f"group {stream.subject}, ").of(language)
    return Text(f"{stream.subject}·", f"{stream.subject}, ").of(language)


def row_links(finding: LedgerFinding, language: Language) -> dict[str, object]:
    """The rows that count for this requirement, as many as a sentence names, and words for the rest."""
    rows = _rows_of(finding)
    return {"rows": rows[:MOST_NAMED], "more_rows": say_rest(len(rows) - MOST_NAMED, language)}


def _rows_of(finding: LedgerFinding) -> list[int]:
    return sorted({row for _, period in _periods(finding) for row in period.rows})


def _say_rows(finding: LedgerFinding, language: Language) -> str:
    rows = _rows_of(finding)
    if not rows:
        return ""
    named = [str(row) for row in rows]
    count = f"等{len(rows)}" if len(rows) > MOST_NAMED else ""  # 等 ends a list: the count comes after it, before 行
    zh = f"见台账第{'、'.join(named[:MOST_NAMED])}{count}行。"
    en = listed(named, Language.EN)
    return Text(zh, f"See ledger row {en}." if len(rows) == 1 else f"See ledger rows {en}.").of(language)


def _periods(finding: LedgerFinding) -> Iterable[tuple[Stream, PeriodFinding]]:
    return ((stream, period) for stream in finding.streams for period in stream.periods)


def month_heads(language: Language) -> tuple[str, ...]:
    """1月, Jan: the months as heads of narrow columns."""
    return tuple(Text(f"{place}月", name[:3]).of(language) for place, name in enumerate(MONTHS_EN, start=1))


def say_span(span: Span, language: Language) -> str:
    """“第三季度”, “the third quarter”."""
    place = span.number - 1
    match span.per:
        case Period.MONTH:
            return Text(f"{span.number}月", MONTHS_EN[place]).of(language)
        case Period.QUARTER:
            return Text(f"第{ORDINALS_ZH[place]}季度", f"the {ORDINALS_EN[place]} quarter").of(language)
        case Period.HALF_YEAR:
            return Text(HALVES_ZH[place], f"the {ORDINALS_EN[place]} half-year").of(language)
        case _:
            return Text("全年", "the year").of(language)
