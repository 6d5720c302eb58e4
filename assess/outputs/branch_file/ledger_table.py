"""The findings in a table, in words: shown before its rows are imported, so that no row is added or left out unnoticed."""

from collections.abc import Iterator

from assess.model.ledger_table import LedgerTable, YearSource
from assess.model.standard import Standard
from assess.model.text import Language, Text
from assess.outputs.words.listing import MOST_NAMED, listed

NAME_LIMIT = 80


def table_data(
    table: LedgerTable, known: list[int], name: str, *, year: int | None, standard: Standard, language: Language
) -> dict[str, object]:
    """The rows as they are to be entered, the places of those that are there already, and sentences about all of it."""
    texts = [
        _rows(table, name),
        *_filled(table),
        *_other_year(table, year),
        *_headings(table, standard),
        *_ignored(table, language),
        *_others(table, language),
        *_activities(table, standard, language),
        *_known(table, known),
    ]
    return {"rows": list(table.rows), "known": known, "sentences": [text.of(language) for text in texts]}


def _rows(table: LedgerTable, name: str) -> Text:
    name = name if len(name) <= NAME_LIMIT else name[: NAME_LIMIT - 1] + "…"
    zh = f"文件“{name}”" if name else "文件"
    en = f"“{name}”" if name else "the file"
    at = "on" if table.sheet else "in"
    if table.sheet:
        zh, en = f"{zh}的工作表“{table.sheet}”", f"sheet “{table.sheet}” of {en}"
    if not table.rows:
        return Text(f"{zh}中有表头，没有记录。", f"There are headings {at} {en}, and no rows below them.")
    number, readable = len(table.rows), table.readable
    rows = f"1 row {at} {en}" if number == 1 else f"{number} rows {at} {en}"
    if not readable:
        return Text(
            f"{zh}中有{number}行记录，都不能识别。", f"{rows}, and {'it cannot' if number == 1 else 'none of them can'} be read."
        )
    if readable == number:
        return Text(f"{zh}中有{number}行记录，全部可以识别。", f"{rows}, and {'it' if number == 1 else 'all of them'} can be read.")
    return Text(f"{zh}中有{number}行记录，其中{readable}行可以识别。", f"{rows}, {readable} of which can be read.")


SAID_BY = {
    YearSource.TITLE: Text("按标题", "as the title says"),
    YearSource.SHEET: Text("按工作表名", "as the sheet’s name says"),
    YearSource.FILE: Text("按文件名", "as the file’s name says"),
    YearSource.BESIDE: Text("按前后各行的日期", "like the dates beside them"),
    YearSource.ASSESSED: Text("文件中没有写明年份，暂按自查年度", "the year assessed, for the file says none"),
}


def _filled(table: LedgerTable) -> Iterator[Text]:
    """Rows that were given a year, which, and why: what only follows the form is to be checked."""
    for each in table.filled:
        named = [str(row) for row in each.rows]
        zh = "、".join(named[:MOST_NAMED]) + ("等" if len(named) > MOST_NAMED else "")
        number, why = len(each.rows), SAID_BY[each.source]
        check = Text("请核对。", " Please check.") if each.source is YearSource.ASSESSED else Text("", "")
        days = "1 date has no year (row" if number == 1 else f"{number} dates have no year (rows"
        yield Text(
            f"有{number}行的日期没有写年份（第{zh}行），{why.zh}记作{each.year}年。{check.zh}",
            f"{days} {listed(named, Language.EN)}); entered as {each.year}, {why.en}.{check.en}",
        )


def _other_year(table: LedgerTable, year: int | None) -> Iterator[Text]:
    if table.about is None or year is None or table.about[0] == year:
        return
    said, source = table.about
    where = {YearSource.TITLE: Text("标题", "title"), YearSource.SHEET: Text("工作表名", "sheet’s name")}
    place = where.get(source, Text("文件名", "file’s name"))
    yield Text(
        f"{place.zh}写的是{said}年，与自查年度（{year}年）不同。{said}年的记录不计入{year}年；如果自查年度填错了，请先改正。",
        f"The {place.en} says {said}, but the year assessed is {year}. Entries of {said} do not count for {year}; if the "
        "year assessed is wrong, correct it first.",
    )


def _headings(table: LedgerTable, standard: Standard) -> Iterator[Text]:
    if table.header_row > 1:
        yield Text(
            f"表头在第{table.header_row}行，其上的内容作为标题，未读入。",
            f"The headings are in row {table.header_row}; what stands above them was taken for a title and left out.",
        )
    columns = [(heading, standard.ledger.columns[id_].text) for heading, id_ in table.columns]
    others = [(heading, text) for heading, text in columns if heading not in (text.zh, text.en)]
    if others:
        zh = "，".join(f"“{heading}”作为“{text.zh}”" for heading, text in others)
        en = ", ".join(f"“{heading}” as “{text.en}”" for heading, text in others)
        yield Text(f"列名对应：{zh}。", f"Headings understood: {en}.")


def _ignored(table: LedgerTable, language: Language) -> Iterator[Text]:
    if table.ignored:
        named = listed([_say_ignored(heading, count).of(language) for heading, count in table.ignored], language)
        yield Text(f"台账没有这些栏目，未读入：{named}。", f"The ledger has no such columns, so they were left out: {named}.")


def _say_ignored(heading: str, count: int) -> Text:
    cells = "1 cell" if count == 1 else f"{count} cells"
    if not heading:
        return Text(f"没有列名的一列（{count}格）", f"a column without a heading ({cells})")
    return Text(f"“{heading}”（{count}格）", f"“{heading}” ({cells})")


def _others(table: LedgerTable, language: Language) -> Iterator[Text]:
    if table.others:
        named = listed([f"“{each}”" for each in table.others], language)
        yield Text(f"其他工作表未读入：{named}。", f"Other sheets were not read: {named}.")


def _activities(table: LedgerTable, standard: Standard, language: Language) -> Iterator[Text]:
    if table.activities:
        named = "，".join(f"{standard.activities[id_].text.zh}{count}行" for id_, count in table.activities.items())
        counted = "; ".join(f"{standard.activities[id_].text.en}, {count}" for id_, count in table.activities.items())
        yield Text(f"按活动计：{named}。", f"By activity: {counted}.")


def _known(table: LedgerTable, known: list[int]) -> Iterator[Text]:
    if not known:
        return
    if len(known) == len(table.rows):
        yield Text(
            "台账中已有完全相同的记录。",
            "It is in the ledger already." if len(known) == 1 else "All of them are in the ledger already.",
        )
        return
    are = "1 row is" if len(known) == 1 else f"{len(known)} rows are"
    yield Text(f"其中{len(known)}行与台账中已有的记录完全相同。", f"{are} in the ledger already, word for word.")
