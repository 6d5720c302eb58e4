"""Words for all that an import found and asks."""

from collections import Counter
from collections.abc import Iterator

from assess.model.import_plan import (
    ColumnNote,
    FileKind,
    Gives,
    ImportPlan,
    Layout,
    Note,
    NoteKind,
    Place,
    RowState,
    Take,
    WhyNot,
    WordFound,
    WordKind,
)
from assess.model.ledger import Audience
from assess.model.standard import Standard
from assess.model.text import Language, Text
from assess.outputs.words.listing import capital, listed
from assess.outputs.words.months import say_month

EXTRA_FIELDS = {
    "year": Text("日期中的年", "Year of the date"),
    "month": Text("日期中的月", "Month of the date"),
    "day": Text("日期中的日", "Day of the month"),
    "member": Text("一人一行（同一次活动的各行并为一条，计实到人数）", "One member a row (rows of one event become one entry)"),
}

LAYOUTS = {
    Layout.ROWS: Text("一行一次活动", "One row an event"),
    Layout.FORM: Text("记录表，一次活动一份", "Record forms, one for each event"),
    Layout.MONTHS: Text("按月划记的表", "Months across, with marks"),
    Layout.DAYS: Text("按日期签到的表", "Days across, with marks"),
    Layout.PLAN: Text("计划表", "A plan"),
    Layout.NONE: Text("不是台账", "Not a ledger"),
}

WHY = {
    WhyNot.EMPTY: Text("工作表是空的。", "The sheet is empty."),
    WhyNot.HIDDEN: Text(
        "工作表在工作簿中是隐藏的，默认不读入；需要读入的，请选中。",
        "The sheet is hidden in the workbook and left out; tick it if it is wanted.",
    ),
    WhyNot.NO_DAYS: Text(
        "有活动，但没有日期，也没有月份，无法记入台账。请在表中加一列日期。",
        "It names activities but neither days nor months, so nothing can be entered. Add a column with dates.",
    ),
    WhyNot.NO_HEADINGS: Text(
        "没有找到日期和活动，不像台账。是台账的，请加上“日期”“活动”等列名后重新选择。",
        "No dates and activities were found, so it does not look like a ledger. If it is one, add headings such as “Date” and "
        "“Activity” and choose it again.",
    ),
    WhyNot.UNSURE: Text(
        "有日期，但没有认出活动。是台账的，请选中，再指明哪一列是活动。",
        "There are dates, but no activities were recognised. If it is a ledger, tick it and say which column names the activity.",
    ),
    WhyNot.SCORES: Text(
        "这是评分表，记的是得分，不是活动，不能记入台账。",
        "This is a score sheet: it holds points, not activities, so nothing can be entered.",
    ),
    WhyNot.PEOPLE: Text(
        "这是人员名单，没有活动和日期。名单可以在“人员名单”处粘贴。",
        "This is a list of people without activities and dates. It can be pasted into the roster.",
    ),
    WhyNot.ATTENDANCE: Text(
        "这是签到表，说明谁到会，没有说明开展了什么活动，默认不读入。每个日期都是同一种活动的，请选中，再指明是哪种活动。",
        "This is an attendance register: it says who came, not what was held, so it is left out. If every day in it is the same "
        "activity, tick it and say which.",
    ),
    WhyNot.PLAN: Text(
        "这是计划，不是已开展的记录，默认不读入。选中后可以逐项填写实际开展的日期。",
        "This is a plan, not a record of what was held, so it is left out. Tick it to enter the day of each that was held.",
    ),
    WhyNot.SAME_AS_LIST: Text("与清单内容相同，不再重复读入。", "It holds the same as the list beside it and is not read again."),
}

COLUMN_NOTES = {
    ColumnNote.GUESSED: Text(
        "列名不认识，按内容推测，请核对。", "The heading is not known; this is a guess from what stands below it."
    ),
    ColumnNote.SECOND: Text("与另一列是同一栏，未读入。", "It names the same field as another column and is left out."),
    ColumnNote.HIDDEN: Text("这一列在工作簿中是隐藏的。", "The column is hidden in the workbook."),
    ColumnNote.REMEMBERED: Text("按上次的选择。", "As chosen last time."),
}

NOTES = {
    NoteKind.HIDDEN: Text("在工作簿中是隐藏的，或者被筛选掉了", "hidden or filtered away in the workbook"),
    NoteKind.STRUCK: Text("在工作簿中划了删除线", "struck through in the workbook"),
    NoteKind.VOID: Text("写明作废、取消、延期或者没有开展", "said to be void, cancelled, postponed or not held"),
    NoteKind.TOTAL: Text("合计行", "a row of totals"),
    NoteKind.SIGNATURE: Text("签名、说明等表外内容", "signatures or remarks around the table"),
    NoteKind.HEADINGS: Text("重复的表头", "the headings repeated"),
    NoteKind.TITLE: Text("标题或者单独一行的文字", "a title or a line of text"),
    NoteKind.SECTION: Text("分段标题，用于其下各行", "a line over the rows below it, which it says something of"),
    NoteKind.OTHER_TABLE: Text("另一张表，不是台账", "part of another table, which is no ledger"),
    NoteKind.LEFT_OUT: Text("按您的选择未读入", "left out as you chose"),
    NoteKind.UNANSWERED: Text("活动名称还没有指明是哪种活动", "it has not been said yet which activity this is"),
    NoteKind.FUTURE: Text("日期还没有到，请核对", "the day is still to come; please check it"),
    NoteKind.OTHER_YEAR: Text(
        "是{year}年的记录，自查年度是{assessed}年：可以记入台账，但不计入本年度",
        "of {year}, while {assessed} is assessed: it can be entered, but does not count",
    ),
    NoteKind.NOT_THE_TITLES_YEAR: Text(
        "标题或者文件名写的是{said}年，这一行写的是{year}年，请核对", "the title says {said}, but the row {year}; please check"
    ),
    NoteKind.WHOLE_MONTH: Text("只有月份，具体日期不详，计入当月", "only the month is known; it counts in that month"),
    NoteKind.SEVERAL_DAYS: Text("写了几天（{text}），记第一天", "several days are given ({text}); the first is entered"),
    NoteKind.AS_ABOVE: Text("活动一格是空的，按上一行", "the activity is blank and taken from the row above"),
    NoteKind.MEMBERS: Text(
        "由{count}行（一人一行）合为一条：第{rows}行", "made from {count} rows, one for each member: rows {rows}"
    ),
    NoteKind.TWICE: Text("与文件中{place}相同", "the same as {place} of the file"),
    NoteKind.SAME_DAY: Text(
        "与文件中{place}是同一天、同一种活动", "on the same day and of the same activity as {place} of the file"
    ),
    NoteKind.SAME: Text("台账中已有", "in the ledger already"),
    NoteKind.PLANNED: Text("计划中的安排：开展了吗？请填写实际日期", "planned: was it held? Enter the day"),
    NoteKind.ZERO_LOST: Text(
        "“{text}”可能是{text}0（表格软件会去掉末尾的0），请核对",
        "“{text}” may have been {text}0, for spreadsheets drop a zero at the end; please check",
    ),
    NoteKind.NO_VALUE: Text(
        "“{column}”一格是公式，文件中没有保存结果", "the cell “{column}” is a formula whose result was not saved"
    ),
}


def say_layout(layout: Layout) -> Text:
    """The layout of a sheet."""
    return LAYOUTS[layout]


def say_why(why: WhyNot) -> Text:
    """Why a sheet is off."""
    return WHY[why]


def say_column_note(note: ColumnNote) -> Text:
    """A remark on a column."""
    return COLUMN_NOTES[note]


def say_place(place: Place, language: Language) -> str:
    """The row, with its sheet where the file has names of sheets."""
    if not place.sheet:
        return Text(f"第{place.row}行", f"row {place.row}").of(language)
    return Text(f"表“{place.sheet}”第{place.row}行", f"sheet “{place.sheet}”, row {place.row}").of(language)


def say_gives(gives: Gives, standard: Standard, language: Language) -> str:
    """The words for what a sheet's name or title says of its rows; empty where it says nothing."""
    parts = []
    if gives.year:
        parts.append(Text(f"{gives.year}年", str(gives.year)).of(language))
    if gives.month:
        parts.append(say_month(gives.month, language))
    parts += [standard.activities[each].text.of(language) for each in gives.activities]
    if gives.group:
        parts.append(Text(f"第{gives.group}党小组", f"group {gives.group}").of(language))
    if not parts:
        return ""
    return Text(f"由名称或者标题得知：{'、'.join(parts)}", f"From its name or title: {', '.join(parts)}").of(language)


def say_note(note: Note, standard: Standard, language: Language) -> str:
    """A remark on a row."""
    facts = dict(note.facts)
    if "row" in facts:
        facts["place"] = say_place(Place(sheet=facts.get("sheet", ""), row=int(facts["row"])), language)
    if "rows" in facts:
        facts["rows"] = listed(facts["rows"].split(), language)
    if "column" in facts and facts["column"] in standard.ledger.columns:
        facts["column"] = standard.ledger.columns[facts["column"]].text.of(language)
    return NOTES[note.kind].of(language).format_map(facts)


# — questions

QUESTIONS = {
    WordKind.ACTIVITY: Text("“{text}”是哪种活动？", "Which activity is “{text}”?"),
    WordKind.SHEET: Text("工作表“{text}”记的是哪种活动？", "Which activity is sheet “{text}” about?"),
    WordKind.GROUP: Text("“{text}”是第几党小组？", "Which Party group is “{text}”?"),
    WordKind.AUDIENCE: Text(
        "“{text}”是上级党组织，还是支部党员大会？", "Is “{text}” the higher Party organisation or the general meeting?"
    ),
    WordKind.YEAR: Text(
        "日期没有写年份，文件中也没有写明，是哪一年的？",
        "Some dates have no year, and nothing in the file says it. Which year are they of?",
    ),
    WordKind.TICK: Text(
        "“{text}”只表示某月开展过，没有日期。记为“当月开展，日期不详”吗？",
        "“{text}” only says that something was held in a month. Enter it as held in that month, day unknown?",
    ),
    WordKind.NUMBER: Text(
        "各月下面的数字（如“{text}”）是日期，还是次数？", "Are the numbers under the months (such as “{text}”) days, or how often?"
    ),
    WordKind.ABOVE: Text(
        "有些行的活动一格是空的，与上一行相同吗？", "In some rows the activity is blank. Is it the same as in the row above?"
    ),
}
NO_NAME = Text("这张表", "this table")
WORDS = {
    WordKind.YEAR: Text("没有写年份的日期", "Dates without a year"),
    WordKind.ABOVE: Text("（空白）", "(blank)"),
    WordKind.NUMBER: Text("各月下面的数字", "Numbers under months"),
}
CHOICES = {
    WordKind.TICK: {"yes": Text("是，记在当月", "Yes, in that month")},
    WordKind.ABOVE: {"yes": Text("是，同上一行", "Yes, as above")},
    WordKind.NUMBER: {"day": Text("是日期（几日）", "Days of the month"), "times": Text("是次数", "How often")},
    WordKind.AUDIENCE: {
        Audience.HIGHER.value: Text("上级党组织", "The higher Party organisation"),
        Audience.MEMBERS.value: Text("支部党员大会", "The general membership meeting"),
    },
}


def say_word(word: WordFound, language: Language) -> str:
    """The value that is asked about."""
    fixed = WORDS.get(word.kind)
    if fixed is not None:
        return fixed.of(language)
    return word.text or NO_NAME.of(language)


def say_question(word: WordFound) -> Text:
    """The question."""
    if word.kind is WordKind.SHEET and not word.text:
        return Text("这张表记的是哪种活动？", "Which activity is this table about?")
    return Text(QUESTIONS[word.kind].zh.format(text=word.text), QUESTIONS[word.kind].en.format(text=word.text))


def say_choice(word: WordFound, choice: str, standard: Standard, language: Language) -> str:
    """One of the answers."""
    if word.kind in (WordKind.ACTIVITY, WordKind.SHEET):
        names = [standard.activities[each].text.of(language) for each in choice.split("+")]
        return capital(Text("、", " and ").of(language).join(names))
    if word.kind is WordKind.GROUP:
        return Text(f"第{choice}党小组", f"Group {choice}").of(language)
    if word.kind is WordKind.YEAR:
        return Text(f"{choice}年", choice).of(language)
    return CHOICES[word.kind][choice].of(language)


# — the whole


def say_summary(plan: ImportPlan) -> Iterator[Text]:
    """Sentences on the whole: what would be added, what is there already, what waits."""
    states = Counter(row.state for row in plan.rows if row.state is not RowState.OUT or row.notes[0].kind in VOIDED)
    added = sum(row.take is Take.ADD and row.state is not RowState.WRONG for row in plan.rows)
    if plan.kind is FileKind.PLAN:
        yield Text(
            "这是活动计划，不是台账。逐项填写实际开展的日期后，才记入台账。",
            "This is a plan, not a ledger. Each entry comes in once its day is given.",
        )
    if not any(sheet.can for sheet in plan.sheets):
        yield Text(
            "文件中没有找到台账，没有可以记入的内容；各工作表的原因见下。",
            "No ledger was found in the file, so there is nothing to enter; the reasons are given for each sheet.",
        )
        return
    if not any(sheet.on for sheet in plan.sheets):
        yield Text("没有选中任何工作表，没有可以记入的内容。", "No sheet is ticked, so there is nothing to enter.")
        return
    if added:
        yield Text(f"将记入{added}条。", "1 entry will be added." if added == 1 else f"{added} entries will be added.")
    else:
        yield Text("暂没有可以记入的内容。", "Nothing would be added yet.")
    yield from _say_states(states)
    if states[RowState.DOUBT] and _all_future(plan):
        yield Text(
            "所有日期都在今天之后。请检查电脑的日期是否正确。", "Every date lies after today. Check the date of this computer."
        )
    yield from _say_cut(plan)


VOIDED = (NoteKind.HIDDEN, NoteKind.STRUCK, NoteKind.VOID, NoteKind.LEFT_OUT)
STATES = {
    RowState.SAME: (Text("台账或者文件中已有的相同记录{n}条，不再重复。", "There already, and not added again: {n}."),),
    RowState.SIMILAR: (
        Text("可能与已有记录相同的{n}条，请对照选择。", "Perhaps there already in other words: {n}. Please compare."),
    ),
    RowState.WRONG: (Text("不能识别的{n}行，暂不记入。", "Not readable, and not added for now: {n}."),),
    RowState.DOUBT: (Text("需要核对的{n}行。", "To be checked: {n}."),),
    RowState.OUT: (
        Text(
            "隐藏、划掉、作废或者按您的选择不读入的{n}行，需要的可以选中。",
            "Hidden, struck through, void or left out as you chose: {n}. Tick what is wanted.",
        ),
    ),
}


def _say_states(states: Counter[RowState]) -> Iterator[Text]:
    for state, (text,) in STATES.items():
        if states[state]:
            yield Text(text.zh.format(n=states[state]), text.en.format(n=states[state]))


def _all_future(plan: ImportPlan) -> bool:
    entries = [row for row in plan.rows if row.day is not None and row.state is not RowState.OUT]
    return len(entries) > 1 and all(any(note.kind is NoteKind.FUTURE for note in row.notes) for row in entries)


def _say_cut(plan: ImportPlan) -> Iterator[Text]:
    for sheet in plan.sheets:
        if sheet.cut:
            yield Text(
                f"工作表“{sheet.name}”行数过多，最后{sheet.cut}行未读入。请拆分后另行导入。",
                f"Sheet “{sheet.name}” has too many rows; the last {sheet.cut} were not read. Split it and import the rest.",
            )


def named(texts: list[str], language: Language) -> str:
    """Names in quotation marks, one after the other."""
    return listed([f"“{text}”" for text in texts], language)
