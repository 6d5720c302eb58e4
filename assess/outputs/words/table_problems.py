"""Sentences for mistakes in tables, lists and plans: they come with the requests that read these."""

from assess.errors import Wrong
from assess.model.text import Text

OF_TABLES: dict[Wrong, Text] = {
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
    Wrong.FILE_TOO_LARGE: Text(
        "文件过大（{size} MB，上限 {limit} MB）。请只保留台账一张表，删去图片和附件，另存后重新导入。",
        "The file is too large ({size} MB; the limit is {limit} MB). Keep only the ledger, without pictures and attachments, "
        "save it as a new file and import that.",
    ),
    Wrong.NOT_A_TABLE: Text(
        "这是 {kind} 文件，不是表格。请选用电子表格（.xlsx、.xls、.ods）或者 CSV 文件。",
        "This is a file of type {kind}, not a table. Choose a spreadsheet (.xlsx, .xls, .ods) or a CSV file.",
    ),
    Wrong.PDF_FILE: Text(
        "这是 {kind} 文件，只供阅读和打印，其中的表格无法读取。请选用制作它的电子表格；没有的，请把表格内容复制到 Excel "
        "或 WPS 表格中，核对后另存为 .xlsx。",
        "This is a {kind} file, made for reading and printing; tables in it cannot be read. Choose the spreadsheet that it was "
        "made from. If there is none, copy the table into Excel or WPS, check it, and save it as .xlsx.",
    ),
    Wrong.PICTURE_FILE: Text(
        "这是图片（{kind}），图片中的文字无法读取。请选用原来的电子表格；只有纸质材料的，请逐条录入。",
        "This is a picture ({kind}); what is written in a picture cannot be read. Choose the original spreadsheet; what is only on "
        "paper has to be typed in.",
    ),
    Wrong.PACKED_FILE: Text(
        "这是压缩包（{kind}）。请先解压，再选用其中的表格文件。",
        "This is a compressed archive ({kind}). Unpack it first, then choose the table in it.",
    ),
    Wrong.DOCUMENT_FILE: Text(
        "这是文字文档（{kind}），不是电子表格。请把其中的表格复制到 Excel 或 WPS 表格中，另存为 .xlsx 后重新导入。",
        "This is a text document ({kind}), not a spreadsheet. Copy the table in it into Excel or WPS, save it as .xlsx, and import "
        "that.",
    ),
    Wrong.SLIDES_FILE: Text(
        "这是演示文稿（{kind}），不是电子表格。请把其中的表格复制到 Excel 或 WPS 表格中，另存为 .xlsx 后重新导入。",
        "This is a presentation ({kind}), not a spreadsheet. Copy the table in it into Excel or WPS, save it as .xlsx, and import "
        "that.",
    ),
    Wrong.MEDIA_FILE: Text(
        "这是录音或者视频（{kind}），不是表格。请选用电子表格（.xlsx、.xls、.ods）或者 CSV 文件。",
        "This is a recording ({kind}), not a table. Choose a spreadsheet (.xlsx, .xls, .ods) or a CSV file.",
    ),
    Wrong.DATABASE_FILE: Text(
        "这是数据库文件（{kind}），无法直接读取。请在使用它的系统中把所需的表导出为 .xlsx 或者 CSV，再导入。",
        "This is a database ({kind}), which cannot be read as it is. In the program that uses it, export the table as .xlsx or "
        "CSV, and import that.",
    ),
    Wrong.PROGRAM_FILE: Text(
        "这是程序文件（{kind}），不是表格，可能选错了。来历不明的程序请勿运行；请选用电子表格或者 CSV 文件。",
        "This is a program ({kind}), not a table; perhaps the wrong file was chosen. Do not run a program from an unknown source; "
        "choose a spreadsheet or a CSV file.",
    ),
    Wrong.OTHER_WORKBOOK: Text(
        "文件的实际格式是 {kind}，与扩展名可能不符，无法直接读取。请在 Excel 或 WPS 表格中打开，另存为 .xlsx 后重新导入。",
        "What is in this file is {kind}, whatever its name says, and cannot be read as it is. Open it in Excel or WPS, save it as "
        ".xlsx, and import that.",
    ),
    Wrong.NUMBERS_FILE: Text(
        "这是苹果 {kind} 表格，无法直接读取。请在 {kind} 中选择“文件—导出为—Excel”，再导入导出的 .xlsx。",
        "This is a spreadsheet of Apple {kind}, which cannot be read as it is. In {kind}, choose File › Export To › Excel, and "
        "import that .xlsx file.",
    ),
    Wrong.CALENDAR_FILE: Text(
        "这是日历文件（{kind}），不是表格。日历只用于提醒；请选用记录活动的电子表格或者 CSV 文件。",
        "This is a calendar ({kind}), not a table. Calendars only remind; choose the spreadsheet or CSV file in which activities "
        "are recorded.",
    ),
    Wrong.BRANCH_FILE: Text(
        "这是本站导出的文件（{kind}），不是表格。请用打开或者汇总文件的按钮选用它，不要在这里导入。",
        "This is a file exported from this site ({kind}), not a table. Do not import it here: use the button that opens files, or "
        "the one that rolls them up.",
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
        "读取旧版 Excel 文件（.xls）的程序未能载入。请联网后再试，或者把表格另存为 .xlsx 后导入。",
        "The reader for old Excel files (.xls) could not be loaded. Try again when you are online, or save the table as .xlsx and "
        "import that.",
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
    Wrong.TOO_MANY_SHEETS: Text(
        "工作表过多（上限 {limit} 张），文件未予读取。请只保留需要导入的工作表，另存后重新导入。",
        "There are too many sheets (the limit is {limit}), so the file was not read. Keep only those to be imported, save the file "
        "and import that.",
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
}
