"""Problems of ids, and of the names of activities and columns, in words: apart from `problems`, which is long."""

from assess.errors import Wrong
from assess.model.text import Text

OF_NAMES: dict[Wrong, Text] = {
    Wrong.NOT_AN_ID: Text(
        "{got} 不能作编号。请用小写英文单词，以连字符相连，如 theme-day。",
        "{got} cannot be an id. Use lower-case English words joined by hyphens, for example theme-day.",
    ),
    Wrong.DUPLICATE_ID: Text(
        "编号“{id}”已被使用。请换一个；用过的编号不能再指别的内容。",
        "The id “{id}” is already taken. Choose another; an id once used never stands for anything else.",
    ),
    Wrong.NAME_TAKEN: Text(
        "“{name}”已经是“{other}”的名称（{place}），导入台账时会算到它头上。大小写、全角半角、空格、引号和括号不同，仍是同一个名称。"
        "请换一个名称，或者从两处中删去一处。",
        "“{name}” is a name of “{other}” already ({place}): an import would count the one for the other. Capitals, widths, blanks, "
        "quotes and brackets make no other name. Choose another, or delete it in one of the two places.",
    ),
    Wrong.SEVERAL_NAMES: Text(
        "“{name}”里有分隔号，会被当作一个名称。请拆成几个，用英文逗号加空格隔开，如 [主持, 召集人]。",
        "“{name}” has a separator in it and would be read as one name. Split it, with a comma and a blank between names, as in "
        "[chair, convener].",
    ),
    Wrong.NAME_OF_SIGNS: Text(
        "“{name}”里没有文字，认不出是什么。请写上名称，或者删去。",
        "“{name}” has no words in it and names nothing. Write a name, or delete it.",
    ),
}
