"""Sentences for mistakes in the files of `standards/`, which only an editor makes."""

from assess.errors import Wrong
from assess.model.text import Text

OF_CONTENT: dict[Wrong, Text] = {
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
    Wrong.DUPLICATE_KEY: Text(
        "“{name}”写了两次（另一处在第 {first} 行）。请只保留一个。",
        "“{name}” is written twice (also on line {first}). Keep one of them.",
    ),
    Wrong.UNUSED: Text(
        "“{id}”没有被任何要求引用。请引用它，或者删去。",
        "Nothing cites “{id}”. Cite it, or delete it.",
    ),
    Wrong.CHANGE_NOT_NAMED: Text(
        "要求“{id}”的文字、规则或适用范围与 {version} 版记录的不同，已作的答会因此待确认。请在最新一版的 changes 中写明改了什么，"
        "在 about 中列出这条要求，再运行 wuhua version --record。",
        "What “{id}” says or asks differs from what is recorded of {version}, so that answers to it may have to be confirmed. Say "
        "what changed under changes of the newest version, name the requirement in about, then run wuhua version --record.",
    ),
    Wrong.VERSION_NOT_RECORDED: Text(
        "{version} 版各条要求的含义还没有记录。请运行 wuhua version --record。",
        "What the requirements of {version} mean is not recorded yet. Run wuhua version --record.",
    ),
    Wrong.QUOTE_NOT_IN_SENTENCE: Text(
        "原句中没有“{quote}”。请照原句逐字引用，省略处写“……”。",
        "“{quote}” is not in the sentence. Quote it word for word, and mark an omission with “……”.",
    ),
    Wrong.SENTENCE_NOT_COVERED: Text(
        "原句中的“{left}”没有被任何要求引用。请补上要求，或者把它并入相应的引文。",
        "“{left}” in the sentence is not quoted by any requirement. Add a requirement, or extend a quote.",
    ),
    Wrong.RED_LINE_WITHOUT_NEVER: Text(
        "红线的规则类型必须是 never。请改正 rule，或者删去 red_line。",
        "A red line needs a rule of type never. Correct the rule, or delete red_line.",
    ),
    Wrong.ASKED_TOO_EARLY: Text(
        "asked_when 依据的情况“{fact}”排在后面。请把它移到本项之前。",
        "asked_when looks at “{fact}”, which is asked later. Move that fact before this one.",
    ),
    Wrong.NOBODY_TO_ASK: Text(
        "这个海报没有规定的问题，既没有引用条文，也没有写明问谁。请写 national（读到的条文），或者写 ask（该问谁）。",
        "The poster does not answer this question, and the entry names neither an article nor anybody to ask. Write national, the "
        "article that was read, or ask, whom to ask.",
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
}
