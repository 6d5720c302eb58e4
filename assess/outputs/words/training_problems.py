"""Problems of the training, of a room's ratings, or of a learner's file, in words."""

from assess.errors import Wrong
from assess.model.text import Text

OF_TRAINING: dict[Wrong, Text] = {
    Wrong.TASK_NOT_TAUGHT: Text(
        "任务“{id}”还没有归入培训单元。请把它写进讲它的那个单元（training/ 中的一个文件）的 tasks。",
        "No training module teaches the task “{id}”. Write it into tasks of the module that will (one of the files in training/).",
    ),
    Wrong.NOT_TAUGHT: Text(
        "要求“{id}”在这个单元里还没有讲到。请写进讲解它的段落的 cites。",
        "This module does not name the requirement “{id}” yet. Write it into cites of the passage about it.",
    ),
    Wrong.NOT_REVIEWED: Text(
        "这一条还没有对照要求“{id}”现在的内容审阅。请检查题目和解释，确认无误后把 reviewed 改为“{wording}”。",
        "This has not been reviewed against the requirement “{id}” as it is now. Check the question and what explains it, then set "
        "reviewed to “{wording}”.",
    ),
    Wrong.RATING_KEY: Text(
        "每个数字只能是0到{high}，这一行里有“{got}”。请对照这个人的评分表改正；这一行暂时没有计入。",
        "Each digit can only be 0 to {high}, and this line has “{got}”. Correct it from that person’s sheet; the line is left out "
        "until then.",
    ),
    Wrong.RATING_LENGTH: Text(
        "这一行应有{known}个数字，现为{size}个。请对照这个人的评分表检查漏输或者多输；没有作答的写0。这一行暂时没有计入。",
        "This line should have {known} digits and has {size}. Check it against that person’s sheet for one that is missing or was "
        "typed twice; 0 stands for no answer. The line is left out until then.",
    ),
    Wrong.RATING_NOTHING: Text(
        "这个文件里没有这几条要求的作答，没有计入。请打开校准用的文件作答，保存后再交。",
        "This file has no answer to any of these requirements and is left out. Open the file for calibration, answer in it, save "
        "it, and hand it in again.",
    ),
    Wrong.NOT_A_LEARNER: Text(
        "这不是本站的学习记录。请选用在“我的学习”页面导出的 .json 文件。",
        "This is no learning record of this portal. Choose a .json file exported on the page “My learning”.",
    ),
    Wrong.LEARNER_ENTRY: Text(
        "这一条读不出来，没有计入，已原样另存；其余的照常。不用处理；手工改过文件的，请改正这一条再导入。",
        "This entry cannot be read. It is left out and kept aside as it is; all others count. There is nothing to do, unless you "
        "edited the file by hand: then correct the entry and import it again.",
    ),
    Wrong.LEARNER_UNKNOWN: Text(
        "有{count}条记录对应的题目现在已经没有了，已原样保留，不再计入。",
        "Entries of questions that are no longer there: {count}. They are kept as they are, and no longer count.",
    ),
}
