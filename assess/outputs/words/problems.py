"""A problem in words: what is wrong and how to mend it, in the reader's language."""

from functools import cache

from assess.errors import Problem, Where, Wrong
from assess.model.text import Language, Text

SENTENCES: dict[Wrong, Text] = {
    Wrong.FILE_MISSING: Text(
        "缺少这个文件。请补上，或者从清单中删去它的名字。",
        "This file is missing. Add it, or take its name off the list.",
    ),
    Wrong.NOT_JSON: Text(
        "文件内容无法读取：第 {line} 行第 {column} 列起不是有效的 JSON。请选用本站导出的文件；手工改过的，请检查引号和逗号。",
        "The file cannot be read: from line {line}, column {column} it is not valid JSON. Choose a file exported here; "
        "if it was edited by hand, check the quotes and commas.",
    ),
    Wrong.TOO_LARGE: Text(
        "内容过大（长度为 {size}，上限为 {limit}）。请检查是否选错了文件。",
        "Too large (its length is {size}; the limit is {limit}). Check that this is the right file.",
    ),
    Wrong.TOO_DEEP: Text(
        "嵌套层数过多（上限 {limit} 层）。请检查内容是否写错了位置。",
        "Nested too deeply (the limit is {limit} levels). Check that everything is in its place.",
    ),
    Wrong.UNKNOWN_FIELD: Text(
        "没有“{name}”这个字段。可用的字段：{known}。请改正拼写或者删去。",
        "There is no field “{name}”. Known fields: {known}. Correct the spelling or delete it.",
    ),
    Wrong.MISSING_FIELD: Text(
        "缺少字段“{name}”。请补上。",
        "The field “{name}” is missing. Add it.",
    ),
    Wrong.MISSING_LANGUAGE: Text(
        "缺少一种语言（{name}）。请在相邻一行补上 {name}。",
        "One language ({name}) is missing. Add {name} on the next line.",
    ),
    Wrong.EMPTY: Text(
        "这里是空的。请填写；不是必填的，也可以删去。", "This is empty. Fill it in, or delete it if it may be left out."
    ),
    Wrong.NOT_TEXT: Text("这里应填文字，现为 {got}。请改为文字。", "Expected text, got {got}. Write text."),
    Wrong.NOT_WHOLE: Text(
        "这里应填不小于 {low} 的整数，现为 {got}。请改为数字。",
        "Expected a whole number of {low} or more, got {got}. Write digits.",
    ),
    Wrong.NOT_YES_NO: Text(
        "这里应填 true（是）或 false（否），现为 {got}。请改正。",
        "Expected true or false, got {got}. Write one of the two.",
    ),
    Wrong.NOT_LIST: Text("这里应是清单，现为 {got}。请改为清单。", "Expected a list, got {got}. Write a list."),
    Wrong.NOT_MAPPING: Text(
        "这里应是“名称: 内容”的形式，现为 {got}。请改正。",
        "Expected “name: value” pairs, got {got}. Write it in that form.",
    ),
    Wrong.NOT_ONE_OF: Text(
        "{got} 不在可选范围内。请从中选一个：{known}。",
        "{got} is not one of the choices. Choose one of: {known}.",
    ),
    Wrong.OUT_OF_RANGE: Text(
        "{got} 超出范围。请填 {low} 到 {high} 之间的数。",
        "{got} is out of range. Give a number from {low} to {high}.",
    ),
    Wrong.WRONG_LENGTH: Text(
        "这里应有 {wanted} 项，现有 {got} 项。请补上或者删去。",
        "Expected {wanted} items, got {got}. Add or delete some.",
    ),
    Wrong.TOO_LONG: Text(
        "文字过长（{size} 字，上限 {limit} 字）。请缩短；原文已照样保留。",
        "Too long ({size} characters; the limit is {limit}). Shorten it; the original has been kept.",
    ),
    Wrong.UNKNOWN_ID: Text(
        "找不到“{id}”（应在 {of} 中）。请改正拼写，或者先把它加进去。",
        "“{id}” is not known (looked in {of}). Correct the spelling, or add it there first.",
    ),
    Wrong.INCOMPLETE_LIST: Text(
        "清单不完整。缺少：{missing}；多余：{unknown}。请补齐或者删去。",
        "The list is not complete. Missing: {missing}. Not known: {unknown}. Add or delete these.",
    ),
    Wrong.POINTS_ON_ADVICE: Text(
        "倡导性要求和红线不计分。请删去 points。",
        "Advice and red lines carry no points. Delete points.",
    ),
    Wrong.ARTICLE_NOT_VERIFIED: Text(
        "未核实的规定不能写条文号。请删去 article，或者核实后修改 relation 和 confidence。",
        "A rule that was not verified may not name an article. Delete article, or verify it and change relation and confidence.",
    ),
    Wrong.BANDS_OUT_OF_ORDER: Text(
        "等次应从高到低排列，最后一档从 0 起。请调整 from。",
        "Bands must run from the best to the weakest, and the last must start at 0. Correct from.",
    ),
    Wrong.SAME_IN_BOTH: Text(
        "中文和英文完全相同。请译成英文。",
        "The Chinese and the English are identical. Translate it.",
    ),
    Wrong.NOT_A_SHEET: Text(
        "这不是本站的自查文件。请选用在“自查”页面导出的 .json 文件。",
        "This is not a self-assessment file of this portal. Choose a .json file exported on the self-assessment page.",
    ),
    Wrong.DAMAGED_TEXT: Text(
        "第 {line} 行有无法辨认的字符（�）：文件没有按 UTF-8 保存，或者已经损坏。请改用原来的文件，或者用 UTF-8 重新保存。",
        "Line {line} has characters that cannot be read (�): the file was not saved as UTF-8, or is damaged. Use the original "
        "file, or save this one again as UTF-8.",
    ),
    Wrong.NOT_DECODED: Text(
        "文件的文字编码无法辨认：不是 UTF-8、UTF-16 或者 GB18030，或者已经损坏，因此没有读取。请改用原来导出的文件，或者重新导出。",
        "The encoding of the file is not known: it is not UTF-8, UTF-16 or GB18030, or the file is damaged, so it was not read. "
        "Use the file as it was exported, or export it again.",
    ),
    Wrong.NEWER_FORMAT: Text(
        "文件格式为第 {got} 版，本站最高支持第 {known} 版。请更新本站后再打开；文件内容未作改动。",
        "The file is in format {got}; this portal knows formats up to {known}. Update the portal and open it again; "
        "nothing in the file was changed.",
    ),
    Wrong.OTHER_STANDARD: Text(
        "文件依据的标准版本是 {got}，本站现为 {known}。已按现行标准计算，请核对有变动的要求。",
        "The file was made with version {got} of the standard; this portal has {known}. It is now scored by this version: "
        "please check the requirements that changed.",
    ),
    Wrong.UNKNOWN_REQUIREMENT: Text(
        "没有编号为“{id}”的要求。对它的作答已原样保留，但不计分。",
        "There is no requirement “{id}”. Its answer has been kept as it is, and is not scored.",
    ),
    Wrong.MOVED_REQUIREMENT: Text(
        "要求“{id}”已改为“{to}”，作答已随之转入。",
        "Requirement “{id}” is now “{to}”; its answer has moved with it.",
    ),
    Wrong.UNKNOWN_FACT: Text(
        "没有“{id}”这项支部情况。它已原样保留，但不参与计算。",
        "There is no fact “{id}” about a branch. It has been kept as it is, and is not used.",
    ),
    Wrong.REASON_MISSING: Text(
        "选了“不适用”，但没有写理由，暂按未作答处理。请写明理由。",
        "“Not applicable” was chosen without a reason, so it counts as not answered. Give the reason.",
    ),
    Wrong.SIZES_WITHOUT_NUMBERS: Text(
        "这里应填一组整数，如 5，4，6；现为 {got}。请改正。",
        "Expected a list of whole numbers, for example 5, 4, 6; got {got}. Correct it.",
    ),
    Wrong.DUPLICATE_ANSWER: Text(
        "“{id}”在文件中出现了不止一次，采用最后一次；其余的已原样保留。",
        "“{id}” appears in the file more than once. The last one is used; the others have been kept.",
    ),
    Wrong.UNREADABLE_FIGURES: Text(
        "文件中记录的得分在这里无法辨认（{got}），不能核对。得分总是按作答重新计算，不受影响。请重新导出一次，以更新记录。",
        "The figures recorded in the file cannot be read here ({got}), so they cannot be checked. Scores are always worked out "
        "anew and are not affected; export the file again to renew the record.",
    ),
    Wrong.CELL_CUT: Text(
        "内容过长（{size}字），只读入前{limit}字。请缩短，详细内容另存为材料。",
        "Too long ({size} characters): only the first {limit} were read. Shorten it, and keep the details in a file of their own.",
    ),
    Wrong.BAD_REQUEST: Text(
        "页面向计算程序提出的请求有误（{detail}）。请刷新页面；已填内容不会丢失。",
        "The page sent the calculation a request it does not know ({detail}). Reload the page; nothing you entered is lost.",
    ),
    Wrong.PART_MISSING: Text(
        "计算程序的这一部分未能载入。请联网后再试；已填内容不会丢失。",
        "This part of the calculation could not be loaded. Try again when you are online; nothing you entered is lost.",
    ),
}


def say(problem: Problem, language: Language) -> str:
    """The sentence that says what is wrong and how to mend it, without the place."""
    sentence = SENTENCES.get(problem.wrong) or all_sentences()[problem.wrong]
    return sentence.of(language).format_map(problem.facts)


@cache
def all_sentences() -> dict[Wrong, Text]:
    """Those of every kind of mistake. Few meet the others, so that the browser need not have them for its first score."""
    from assess.outputs.words.content_problems import OF_CONTENT
    from assess.outputs.words.ledger_problems import OF_LEDGER
    from assess.outputs.words.name_problems import OF_NAMES
    from assess.outputs.words.paper_problems import OF_PAPER
    from assess.outputs.words.table_problems import OF_TABLES
    from assess.outputs.words.training_problems import OF_TRAINING

    return {**SENTENCES, **OF_CONTENT, **OF_LEDGER, **OF_NAMES, **OF_PAPER, **OF_TABLES, **OF_TRAINING}


def say_place(where: Where, language: Language) -> str:
    """The place inside the file: row and column of a table, page and line of a form on paper, else the path."""
    if where.page:
        return _say_line(where, language)
    if not where.row:
        return where.path
    column = Text(f"“{where.column}”列", f", column {where.column}").of(language) if where.column else ""
    return Text(f"第{where.row}行", f"row {where.row}").of(language) + column


def _say_line(where: Where, language: Language) -> str:
    """A page has a letter; one that could not be recognised only has the number of its box."""
    place = where.page
    page = Text(f"第{place}框", f"box {place}") if place.isdecimal() else Text(f"{place}页", f"page {place}")
    line = Text(f"第{where.row}行", f", line {where.row}").of(language) if where.row else ""
    return page.of(language) + line


def say_with_place(problem: Problem, language: Language) -> str:
    """Place, what and how to mend it, on one line."""
    return f"{problem.where} — {say(problem, language)}" if str(problem.where) else say(problem, language)


def say_in_both(problem: Problem) -> str:
    """Place, then Chinese, then English on the next line: for those who edit the standard."""
    return f"{say_with_place(problem, Language.ZH)}\n    {say(problem, Language.EN)}"
