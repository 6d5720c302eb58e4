"""Problems of a ledger, in words. They stand apart from `problems`, which is long enough."""

from assess.errors import Wrong
from assess.model.text import Text

OF_LEDGER: dict[Wrong, Text] = {
    Wrong.NOT_A_DATE: Text(
        "这里应填日期，如 2026-03-05 或 2026年3月5日；现为 {got}。暂不计入，请改正。",
        "Expected a date, for example 2026-03-05; got {got}. It does not count yet: please correct it.",
    ),
    Wrong.AMBIGUOUS_DAY: Text(
        "{got} 可以看作不同的日期（年、月、日的次序不明，或者年份不足四位），不作猜测，暂不计入。请按“年-月-日”填写，"
        "年份写四位，如 2026-03-05。",
        "{got} can be read as more than one day (the order is not clear, or the year has not four digits). Nothing is guessed, so "
        "it does not count yet. Write year, month, day, for example 2026-03-05.",
    ),
    Wrong.IMPOSSIBLE_DAY: Text(
        "{got} 不是日历上的日期：没有这个月或者这一天，或者前后颠倒。暂不计入，请核对后改正。",
        "{got} is not in the calendar: there is no such month or day, or the last day comes before the first. It does not count "
        "yet: check it and correct it.",
    ),
    Wrong.SEVERAL_DAYS: Text(
        "{got} 写了几个日期，看不出是哪一天。请每次活动各填一行；连续几天的一次活动，请写成“3月5日至6日”。",
        "{got} names several days. Enter each occasion in a row of its own; one that went on for days is written “5 to 6 March”.",
    ),
    Wrong.MONTH_ONLY: Text(
        "{got} 只写了月份。这里需要写到哪一天，请补上日期。",
        "{got} names a month only. A day is needed here: add it.",
    ),
    Wrong.DAY_WITHOUT_YEAR: Text(
        "{got} 没有写年份，也看不出是哪一年。请补上年份，或者先填写自查年度。",
        "{got} has no year, and nothing says which one it is. Add it, or fill in the year assessed first.",
    ),
    Wrong.UNKNOWN_ACTIVITY: Text(
        "没有 {got} 这种活动，这一行暂不计入。请改用台账清单中的活动名称。",
        "There is no activity {got}, so the row does not count yet. Use a name from the ledger’s list of activities.",
    ),
    Wrong.UNKNOWN_AUDIENCE: Text(
        "看不出 {got} 是上级党组织还是支部党员大会。请写明其中之一。",
        "It is not clear whether {got} is the higher Party organisation or the general membership meeting. Write one of the two.",
    ),
    Wrong.UNKNOWN_GROUP: Text(
        "看不出 {got} 是第几党小组。请写明序号，如“第2党小组”。",
        "It is not clear which Party group {got} is. Write its number, for example “group 2”.",
    ),
    Wrong.NOT_HOURS: Text(
        "这里应填学时数，如 2 或 1.5；现为 {got}。请改正。",
        "Expected class hours, for example 2 or 1.5; got {got}. Correct it.",
    ),
    Wrong.UNKNOWN_PERIOD: Text(
        "看不出 {got} 是哪一期，暂按日期计入。请写明，如“2025年度”“2025年下半年”“2026年第一季度”“2026年3月”。",
        "It is not clear which period {got} is, so the date decides for now. Write it as “2025”, “2025 H2”, “2026 Q1” or "
        "“2026-03”.",
    ),
    Wrong.SINCE_NOT_FOUNDED: Text(
        "按“支部情况”，党支部不是本年度成立的，所以不从这一天起算，全年的要求照常（换届不影响）；日期原样保留。"
        "如果支部确是这一天成立的，请在“支部情况”中把“党支部是本年度成立的”改为“是”。",
        "By the facts about the branch it was not established this year, so nothing starts on this day and the whole year is asked "
        "for (a re-election changes nothing); the date is kept. If the branch was established on this day, answer yes to “The "
        "branch was established this year”.",
    ),
    Wrong.SINCE_UNSURE: Text(
        "暂按党支部在这一天成立、从这一天起算。请在“支部情况”中填写党支部是否本年度成立；如果这是换届的日期，请填“否”，"
        "全年的要求照常。",
        "Taken for now as the day on which the branch was established, and judged from it. Say among the facts about the branch "
        "whether it was established this year; if this is the day of a re-election, answer no, and the whole year is asked for.",
    ),
    Wrong.PERSON_WITHOUT_NAME: Text(
        "人员名单的这一行没有姓名，不计入任何人。请补填姓名或者代号，或者删去这一行。",
        "This line of the roster has no name, so it counts for nobody. Add the name or a code, or delete the line.",
    ),
    Wrong.UNKNOWN_OFFICE: Text(
        "没有 {got} 这种职务或者情形，暂不计入。请从名单的选项中选一种。",
        "There is no office {got}, so it does not count yet. Choose one of those that the roster offers.",
    ),
    Wrong.EXEMPT_WITHOUT_REASON: Text(
        "免于计算学时要写明理由；没有理由，暂不免除。请补填。",
        "An exemption from class hours needs a reason; without one it does not count yet. Add the reason.",
    ),
    Wrong.ENDS_BEFORE_IT_BEGINS: Text(
        "结束的日期（{last}）早于开始的日期（{first}），暂按没有结束处理。请改正。",
        "The end ({last}) is before the beginning ({first}); taken for now as not ended. Please correct it.",
    ),
    Wrong.PERSON_KNOWN: Text(
        "名单中已有“{name}”，没有另加一人，这一行的职务和日期并入其中。如果是同名的两个人，请加括号区分，如 {name}（一组）。",
        "“{name}” is on the roster already: nobody was added, and what this line says was added to that person. If these are two "
        "people of one name, tell them apart in brackets, for example {name} (group 1).",
    ),
    Wrong.NOT_A_PERSON: Text(
        "{got} 不像姓名或者代号，没有加入名单。请每人写一行，或者用顿号分开。",
        "{got} does not look like a name or code and was left out. Write one person a line, or separate them by commas.",
    ),
    Wrong.COLUMN_NOT_TAKEN: Text(
        "{column} 这一列与名单无关，没有读入。",
        "The column {column} has no place on the roster and was left out.",
    ),
}
