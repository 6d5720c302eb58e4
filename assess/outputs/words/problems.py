"""A problem in words: what is wrong and how to mend it, in the reader's language."""

from assess.errors import Problem, Where, Wrong
from assess.model.text import Language, Text
from assess.outputs.words.ledger_problems import OF_LEDGER
from assess.outputs.words.name_problems import OF_NAMES
from assess.outputs.words.paper_problems import OF_PAPER
from assess.outputs.words.training_problems import OF_TRAINING

SENTENCES: dict[Wrong, Text] = {
    Wrong.FILE_MISSING: Text(
        "缺少这个文件。请补上，或者从清单中删去它的名字。",
        "This file is missing. Add it, or take its name off the list.",
    ),
    Wrong.FILE_NOT_LISTED: Text(
        "没有清单列出这个文件，它不会生效。请把文件名写进清单"
        "（任务：所属领域的 _area.yaml 的 tasks；培训单元：training.yaml），或者删除文件。",
        "No list names this file, so it has no effect. Add its name to the list "
        "(a task: tasks in its area’s _area.yaml; a module: training.yaml), or delete the file.",
    ),
    Wrong.NOT_UTF8: Text(
        "这一行不是 UTF-8 编码。请用 UTF-8 重新保存文件。",
        "This line is not UTF-8. Save the file again as UTF-8.",
    ),
    Wrong.NOT_YAML: Text(
        "这一行或上一行的 YAML 写法有误（{detail}）。请检查缩进、冒号后的空格和引号。",
        "This line, or the one above, is not valid YAML ({detail}). Check the indentation, the space after each colon, "
        "and the quotes.",
    ),
    Wrong.ALIAS: Text(
        "不能使用 YAML 的引用（*）。请把内容直接写在这里。",
        "YAML aliases (*) are not allowed. Write the content out here.",
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
    Wrong.DUPLICATE_KEY: Text(
        "“{name}”写了两次（另一处在第 {first} 行）。请只保留一个。",
        "“{name}” is written twice (also on line {first}). Keep one of them.",
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
    Wrong.UNUSED: Text(
        "“{id}”没有被任何要求引用。请引用它，或者删去。",
        "Nothing cites “{id}”. Cite it, or delete it.",
    ),
    Wrong.INCOMPLETE_LIST: Text(
        "清单不完整。缺少：{missing}；多余：{unknown}。请补齐或者删去。",
        "The list is not complete. Missing: {missing}. Not known: {unknown}. Add or delete these.",
    ),
    Wrong.QUOTE_NOT_IN_SENTENCE: Text(
        "原句中没有“{quote}”。请照原句逐字引用，省略处写“……”。",
        "“{quote}” is not in the sentence. Quote it word for word, and mark an omission with “……”.",
    ),
    Wrong.SENTENCE_NOT_COVERED: Text(
        "原句中的“{left}”没有被任何要求引用。请补上要求，或者把它并入相应的引文。",
        "“{left}” in the sentence is not quoted by any requirement. Add a requirement, or extend a quote.",
    ),
    Wrong.POINTS_ON_ADVICE: Text(
        "倡导性要求和红线不计分。请删去 points。",
        "Advice and red lines carry no points. Delete points.",
    ),
    Wrong.RED_LINE_WITHOUT_NEVER: Text(
        "红线的规则类型必须是 never。请改正 rule，或者删去 red_line。",
        "A red line needs a rule of type never. Correct the rule, or delete red_line.",
    ),
    Wrong.ARTICLE_NOT_VERIFIED: Text(
        "未核实的规定不能写条文号。请删去 article，或者核实后修改 relation 和 confidence。",
        "A rule that was not verified may not name an article. Delete article, or verify it and change relation and confidence.",
    ),
    Wrong.ASKED_TOO_EARLY: Text(
        "asked_when 依据的情况“{fact}”排在后面。请把它移到本项之前。",
        "asked_when looks at “{fact}”, which is asked later. Move that fact before this one.",
    ),
    Wrong.NOT_ONE_RIGHT: Text(
        "这道题有{count}个正确答案，应当只有一个。请只给一个选项写 right: true，其余的写 why。",
        "This question has {count} right answers, and should have one. Write right: true for one choice, and why for the others.",
    ),
    Wrong.NOT_SEVERAL_RIGHT: Text(
        "这道多选题有{of}个选项，其中{count}个正确；应当至少两个正确，并且至少一个不正确。请修改选项，或者去掉 kind。",
        "Of the {of} choices of this question {count} are right. Two or more should be, and at least one should not. "
        "Correct the choices, or take kind away.",
    ),
    Wrong.TOO_FEW_PARTS: Text(
        "只有{count}项，排序和连线至少要{fewest}项。请补足，或者换一种题型。",
        "There are {count} here; an order or a match needs at least {fewest}. Add some, or choose another kind.",
    ),
    Wrong.BANDS_OUT_OF_ORDER: Text(
        "等次应从高到低排列，最后一档从 0 起。请调整 from。",
        "Bands must run from the best to the weakest, and the last must start at 0. Correct from.",
    ),
    Wrong.TRADITIONAL: Text(
        "有繁体字“{found}”。请改为：{simplified}",
        "Traditional characters “{found}”. Write: {simplified}",
    ),
    Wrong.PINYIN: Text(
        "有残留的拼音“{found}”。请删去括号及其中的拼音。",
        "Leftover pinyin “{found}”. Delete the brackets and what is in them.",
    ),
    Wrong.HALF_WIDTH: Text(
        "中文里有半角标点“{found}”。请改为全角标点。",
        "Half-width punctuation inside Chinese: “{found}”. Use the full-width form.",
    ),
    Wrong.FULL_WIDTH: Text(
        "英文里有全角标点“{found}”。请改为半角标点。",
        "Full-width punctuation inside English: “{found}”. Use the ordinary form.",
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
    Wrong.UNREADABLE_EARLIER: Text(
        "以前的这一次自查无法辨认（{got}），不列入历次情况，也不参与比较；它仍原样保留在文件中。手工改过文件的，请恢复原样。",
        "This earlier assessment cannot be read ({got}), so it is neither listed nor compared; it is kept in the file as it is. If "
        "the file was edited by hand, restore what was there.",
    ),
    Wrong.LIST_TOO_LONG: Text(
        "这里有{size}项，最多读取{limit}项，其余的仍保留在文件中。请删去不用的。",
        "There are {size} items here, of which at most {limit} are read; the rest stay in the file. Delete what is not used.",
    ),
    Wrong.FILE_UNREADABLE: Text(
        "文件无法打开：可能没有读取权限，正被其他程序占用，或者已被移走。请检查后重新汇总。",
        "The file cannot be opened: there may be no permission to read it, another program may be using it, or it was moved. "
        "Check this and roll up again.",
    ),
    **OF_LEDGER,
    Wrong.FILE_TOO_LARGE: Text(
        "文件过大（{size} MB，上限 {limit} MB）。请只保留台账一张表，删去图片和附件，另存后重新导入。",
        "The file is too large ({size} MB; the limit is {limit} MB). Keep only the ledger, without pictures and attachments, "
        "save it as a new file and import that.",
    ),
    Wrong.NOT_A_TABLE: Text(
        "这是 {kind} 文件，不是表格。请选用 Excel 工作簿（.xlsx）或者 CSV 文件。",
        "This is a file of type {kind}, not a table. Choose an Excel workbook (.xlsx) or a CSV file.",
    ),
    Wrong.OLD_EXCEL: Text(
        "这是旧版 Excel 文件（.xls），无法读取。请在 Excel 或 WPS 表格中打开，另存为 .xlsx 或者 CSV 后重新导入。",
        "This is a workbook in the old Excel format (.xls), which cannot be read. Open it in Excel or WPS, save it as .xlsx or "
        "CSV, and import that.",
    ),
    Wrong.ENCRYPTED: Text(
        "文件设有打开密码，无法读取。请取消密码，另存后重新导入。",
        "The file is protected by a password and cannot be read. Save it without the password and import that.",
    ),
    Wrong.DAMAGED_FILE: Text(
        "文件已经损坏，或者不是通常的 Excel 工作簿，无法读取。请在 Excel 或 WPS 表格中打开，另存为 .xlsx 或者 CSV 后重新导入。",
        "The file is damaged, or is not an ordinary Excel workbook, and cannot be read. Open it in Excel or WPS, save it as .xlsx "
        "or CSV, and import that.",
    ),
    Wrong.UNPACKED_TOO_LARGE: Text(
        "文件解压后过大（上限 {limit} MB），未予读取。请只保留台账一张表，另存后重新导入。",
        "The file would unpack to more than it may (the limit is {limit} MB), so it was not read. Keep only the ledger, save it as "
        "a new file and import that.",
    ),
    Wrong.NO_EXCEL_READER: Text(
        "读取 Excel 文件的程序未能载入。请联网后再试，或者把表格另存为 CSV 后导入。",
        "The reader for Excel files could not be loaded. Try again when you are online, or save the table as CSV and import that.",
    ),
    Wrong.UNKNOWN_ENCODING: Text(
        "文件不是文本表格，或者文字编码无法辨认。请把表格另存为 .xlsx，或者“CSV UTF-8（逗号分隔）”，然后重新导入。",
        "The file is not a table in plain text, or its encoding is not known. Save the table as .xlsx, or as “CSV UTF-8 (comma "
        "delimited)”, and import that.",
    ),
    Wrong.BROKEN_QUOTES: Text(
        "从这一行起，引号不成对，无法分清各列，文件未予读取。请改正引号，或者另存为 .xlsx 后重新导入。",
        "From this row on the quotation marks do not pair, so its cells cannot be told apart, and the file was not read. Correct "
        "the marks, or save the table as .xlsx and import that.",
    ),
    Wrong.EMPTY_TABLE: Text(
        "文件中没有内容（隐藏的工作表不读取）。请检查是否选错了文件。",
        "There is nothing in the file (hidden sheets are not read). Check that this is the right one.",
    ),
    Wrong.TOO_MANY_ROWS: Text(
        "行数过多（上限 {limit} 行），文件未予读取。请按年度拆分后分别导入。",
        "There are too many rows (the limit is {limit}), so the file was not read. Split it by year and import each part.",
    ),
    Wrong.TOO_MANY_COLUMNS: Text(
        "列数过多（上限 {limit} 列），文件未予读取。请删去表格右侧多余的列，另存后重新导入。",
        "There are too many columns (the limit is {limit}), so the file was not read. Delete the unused columns on the right, save "
        "it and import that.",
    ),
    Wrong.NO_HEADINGS: Text(
        "前几行中没有找到台账的表头。缺少：{wanted}；见到的是：{seen}。请补上列名，或者改用本站提供的台账模板。",
        "No headings of a ledger were found in the first rows. Missing: {wanted}. Found instead: {seen}. Add these headings, or "
        "use the ledger template offered here.",
    ),
    Wrong.DUPLICATE_HEADING: Text(
        "“{heading}”与另一列“{first}”是同一栏，只采用后者；前者之下的{count}格未读入。请合并两列，或者给其中一列改名。",
        "“{heading}” names the same column of the ledger as another heading, “{first}”, which is used; cells left out: {count}. "
        "Merge the two, or rename one of them.",
    ),
    Wrong.CELL_CUT: Text(
        "内容过长（{size}字），只读入前{limit}字。请缩短，详细内容另存为材料。",
        "Too long ({size} characters): only the first {limit} were read. Shorten it, and keep the details in a file of their own.",
    ),
    Wrong.DATE_BLANK: Text(
        "这一行没有日期，暂不计入。日期栏合并过单元格的，只有第一行有日期：请取消合并，逐行填写。",
        "This row has no date, so it does not count yet. Where date cells are merged, only the first row has one: unmerge them "
        "and write the date in every row.",
    ),
    Wrong.ACTIVITY_BLANK: Text(
        "这一行没有填写活动，暂不计入。合计、小计等汇总行请删去；其余请补填活动名称。",
        "This row names no activity, so it does not count yet. If it is a total, delete it; otherwise enter the activity.",
    ),
    Wrong.FORMULA_WITHOUT_VALUE: Text(
        "这一格是公式，文件中没有保存计算结果，未读入。请在 Excel 或 WPS 表格中打开并保存一次，或者直接填写结果。",
        "This cell is a formula whose result was not saved in the file, so it was not read. Open the file in Excel or WPS and save "
        "it once, or write the result itself.",
    ),
    Wrong.PLAN_TOO_LARGE: Text(
        "年度计划中的改动过多（{size}项，上限{limit}项），超出的未予读取，仍保留在文件中。请删去不用的。",
        "The year’s plan holds too many changes ({size}; the limit is {limit}). Those beyond it were not read, and are kept "
        "in the file. Delete what is not used.",
    ),
    Wrong.PLAN_WITHOUT_MONTH: Text(
        "自行添加的这一项没有月份，未列入计划。请填写1到12的月份。",
        "This entry of your own has no month, so it is not in the plan. Give a month from 1 to 12.",
    ),
    Wrong.PLAN_ACTIVITY: Text(
        "台账没有 {got} 这种活动，这一项仍列入计划，但不计入任何要求。请从清单中选择活动，或者留空。",
        "The ledger has no activity {got}. The entry stays in the plan, but counts for no requirement. Choose an activity "
        "from the list, or leave it blank.",
    ),
    Wrong.BAD_REQUEST: Text(
        "页面向计算程序提出的请求有误（{detail}）。请刷新页面；已填内容不会丢失。",
        "The page sent the calculation a request it does not know ({detail}). Reload the page; nothing you entered is lost.",
    ),
    Wrong.PART_MISSING: Text(
        "计算程序的这一部分未能载入。请联网后再试；已填内容不会丢失。",
        "This part of the calculation could not be loaded. Try again when you are online; nothing you entered is lost.",
    ),
    **OF_NAMES,
    **OF_PAPER,
    **OF_TRAINING,
}


def say(problem: Problem, language: Language) -> str:
    """The sentence that says what is wrong and how to mend it, without the place."""
    return SENTENCES[problem.wrong].of(language).format_map(problem.facts)


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
