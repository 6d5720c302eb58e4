"""Tasks about the files of a roll-up: which branches, which files, why, and how to mend it."""

from collections.abc import Iterator

from assess.errors import Problem, Where, Wrong
from assess.model.as_of import Dated
from assess.model.rollup import Instead, Record, Refused, Rollup, Stale, StandardMatch, WhyNot
from assess.model.text import Text
from assess.model.verification import Verdict
from assess.outputs.rollup.words import BRANCH, FILE, Cell, RollupSection, RollupTable, Words, shown
from assess.outputs.words.listing import listed
from assess.outputs.words.problems import say

SAME_DAY = Text("两个文件同一天保存", "Both were saved on one day")
NO_DAYS = Text("两个文件都没有可信的保存日期", "Neither names a day of saving that can be believed")


class _Numbers(dict[str, str]):
    """Numbers for a sentence; one that is not known leaves a dash."""

    def __missing__(self, name: str) -> str:
        return "–"


class FileWords(Words):
    """Missing branches, files that do not count, files to be checked."""

    def sections(self, rollup: Rollup) -> Iterator[RollupSection]:
        """Sections on what somebody has to do about files and branches."""
        yield self._listing(
            "missing",
            self.say("尚未交来文件的支部", "Branches still to hand in a file"),
            self.say("按名单的先后排列。", "In the order of the list."),
            self.head(BRANCH, Text("情况", "State")),
            [(shown(each.name), self._years(each.years, rollup.year)) for each in rollup.missing],
        )
        yield self._listing(
            "not-counted",
            self.say("未计入的文件", "Files not counted"),
            self.say("改正后重新汇总即可计入。", "Once mended, they count in the next roll-up."),
            self.head(FILE, BRANCH, Text("原因和改法", "Why, and how to mend it")),
            [
                *((shown(each.file), "–", self._refusal(each)) for each in rollup.refused),
                *((shown(each.repeated.file), self.branch(each.counted), self._instead(each)) for each in rollup.repeated),
                *((shown(each.file), self.branch(each), self._other_year(each, rollup.year)) for each in rollup.other_years),
            ],
        )
        yield self._listing(
            "to-check",
            self.say("已计入、需要核对的文件", "Files counted, but to be checked"),
            self.say("这些文件已经计入。", "These files do count."),
            self.head(FILE, BRANCH, Text("需要核对的内容", "What to check")),
            [
                *((shown(each.file), self.branch(each), self._altered(each)) for each in rollup.altered),
                *((shown(each.file), self.branch(each), self._outdated(each)) for each in rollup.outdated),
                *((shown(each.record.file), self.branch(each.record), self._stale(each)) for each in rollup.stale),
                *((shown(each.file), self.branch(each), self._undated(each)) for each in rollup.undated),
                *((shown(each.file), self.branch(each), self._ahead(each)) for each in rollup.ahead),
                *((shown(each.file), self.branch(each), self._standing(each)) for each in rollup.other_standards),
                *((shown(each.file), self.branch(each), self._places(each)) for each in rollup.partly_read),
                *((shown(each.file), self.branch(each), self._nameless()) for each in rollup.nameless),
                *((shown(each.file), self.branch(each), self._unlisted()) for each in rollup.unlisted),
            ],
        )

    def _listing(self, id_: str, title: str, sentence: str, head: tuple[str, ...], rows: list[tuple[Cell, ...]]) -> RollupSection:
        if not rows:
            return self.nothing(id_)
        leading = len(head) - 1
        table = RollupTable(caption=title, head=head, rows=tuple(rows), leading=leading)
        return RollupSection(
            id=id_, title=f"{title}{self.say(f'（{len(rows)}）', f' ({len(rows)})')}", sentences=(sentence,), tables=(table,)
        )

    def _years(self, years: tuple[int | None, ...], wanted: int | None) -> str:
        if not years:
            return self.say("没有收到文件。", "No file received.")
        known = "、".join(str(each) for each in years if each is not None)
        if not known:
            return self.say("交来的文件没有填年度。", "The file that was handed in names no year.")
        return self.say(f"只有{known}年度的文件。", f"Only a file of {known.replace('、', ', ')}.")

    def _refusal(self, refused: Refused) -> str:
        return say(Problem(where=Where(), wrong=Wrong(refused.wrong), facts=_Numbers(refused.facts)), self.language)

    def _instead(self, each: Instead) -> str:
        file = shown(each.counted.file)
        return self.say(
            f"同一支部、同一年度已计入“{file}”。", f"“{file}” of the same branch and year counts instead. "
        ) + self._why(each)

    def _why(self, each: Instead) -> str:
        left, counted = each.repeated, each.counted
        cure = self.say(
            "如果其实是两个同名的支部，请各自在名称前写明单位，重新导出。",
            " If these are in fact two branches of one name, let each put its unit before it and export again.",
        )
        match each.why:
            case WhyNot.IDENTICAL:
                return self.say("两个文件内容完全相同，删去一个即可。", "The two files are identical: delete one.")
            case WhyNot.SAME_RESULT:
                zh = "两个文件中每条要求的状态都相同，计入考核意见较多的一个；备注等可能不同。"
                en = "Every requirement stands the same in both; that with more of a review counts. Notes may differ."
            case WhyNot.SAVED_EARLIER:
                earlier = left.saved or self.say("不可信的日期", "on no day that can be believed")
                zh = f"以后保存的为准：本文件保存于{earlier}，计入的保存于{counted.day}。"
                en = f"The one saved later counts: this one was saved {earlier}, that one {counted.day}."
            case WhyNot.FEWER_ANSWERS:
                same = SAME_DAY.of(self.language) if left.saved else NO_DAYS.of(self.language)
                zh = f"{same}，以有结论的要求多的为准：本文件{left.answered}条，计入的{counted.answered}条。"
                en = f"{same}, so that with more requirements decided counts ({counted.answered} against {left.answered})."
            case WhyNot.NO_REASON:
                same = SAME_DAY.of(self.language) if left.saved else NO_DAYS.of(self.language)
                zh = f"{same}，有结论的要求一样多，内容却不同，看不出哪个在后。请向支部核实，只保留一个。"
                en = f"{same}, with as many decided, but not the same: which is later cannot be told. Ask the branch; keep one."
        return self.say(zh, en) + cure

    def _other_year(self, record: Record, wanted: int | None) -> str:
        if record.year is None:
            return self.say(
                "文件没有填年度。请支部在自查表中补填，重新导出。",
                "The file names no year. Let the branch enter it in the self-assessment and export again.",
            )
        if wanted is not None and record.year < wanted:
            return self.say(
                f"这是{record.year}年度的文件，早于汇总的{wanted}年度。请支部填写{wanted}年度的自查表；年度填错的，改正后重新导出。",
                f"This file is of {record.year}, before the year rolled up, {wanted}. Let the branch fill in {wanted}; if the year "
                "is wrong, correct it and export again.",
            )
        return self.say(
            f"这是{record.year}年度的文件，晚于汇总的年度。年度填错的，请改正后重新导出；要汇总该年度，请指定年度。",
            f"This file is of {record.year}, after the year rolled up. If the year is wrong, correct it and export again; to roll "
            "up that year, ask for it.",
        )

    def _altered(self, record: Record) -> str:
        what = {
            Verdict.DIFFERS: self.say(
                "内容与文件中的记录不一致，导出后可能被改动过",
                "Its content does not agree with its record: it may have been changed after its export",
            ),
            Verdict.CHANGED: self.say(
                "导出后内容被改动过，各条要求的状态没有变化", "Its content was changed after its export; no state differs"
            ),
        }.get(record.agreement, self.say("记录不完整，可能被删改过", "Its record is incomplete and may have been tampered with"))
        return self.say(
            f"{what}{self._moved(record)}。已按现有内容计入。请向支部核实；在考核页打开文件，可以看到不一致的内容。",
            f"{what}{self._moved(record)}. It counts as it is now. Ask the branch; the reviewer’s page says in detail what "
            "does not agree.",
        )

    def _moved(self, record: Record) -> str:
        """The requirements that stand otherwise than recorded, red lines first."""
        if not record.moved:
            return ""
        named = self._named(record.moved)
        return self.say(f"（状态不同的要求：{named}）", f" (requirements with another state: {named})")

    def _named(self, places: tuple[int, ...]) -> str:
        every = list(self.standard.requirements.values())
        chosen = [every[place] for place in places]
        names = [f"{each.number}{self.say('（红线）', ' (red line)') if each.red_line else ''}" for each in chosen]
        return listed(names, self.language)

    def _outdated(self, record: Record) -> str:
        named, count = self._named(record.changed), len(record.changed)
        return self.say(
            f"作答或登记以后，{count}条要求有改动（{named}），按未作答计入。请支部在支部自查页打开文件，逐条确认后重新导出。",
            f"Requirements that have changed since they were answered: {count} ({named}). They count as open. Let the branch open "
            "the file on the self-assessment page, confirm each and export again.",
        )

    def _stale(self, stale: Stale) -> str:
        return self.say(
            f"保存于{stale.record.day}，此后{stale.days}天的情况没有反映，判定截至保存当天。请支部补记后重新导出。",
            f"Saved {stale.record.day}: it knows nothing of the {stale.days} days since, and is judged as of that day. Let "
            "the branch bring it up to date and export again.",
        )

    def _undated(self, record: Record) -> str:
        if record.dated is Dated.NO_DAY:
            return self.say(
                "没有注明保存日期，台账算到汇总当天。请支部在支部自查页打开文件，重新导出。",
                "It does not say when it was saved; its ledger is judged as of the day of the roll-up. Let the branch open it on "
                "the self-assessment page and export it again.",
            )
        zh, en = (
            ("还没有到", "is still to come") if record.dated is Dated.FUTURE else ("早于自查年度", "lies before the year assessed")
        )
        return self.say(
            f"保存日期{record.saved}{zh}，不可信，台账算到汇总当天。请支部核对电脑的日期后重新导出。",
            f"The day on which it was saved, {record.saved}, {en} and cannot be right; its ledger is judged as of the day of the "
            "roll-up. Let the branch check the date of its computer and export again.",
        )

    def _ahead(self, record: Record) -> str:
        zh, en = (record.day, record.day) if record.day else ("汇总当天", "the roll-up")
        return self.say(
            f"台账中有{record.ahead}条记录的日期晚于{zh}，没有计入。请支部核对记录的日期和电脑的日期。",
            f"Entries of its ledger dated after {en}, which do not count: {record.ahead}. Let the branch check their dates, and "
            "that of its computer.",
        )

    def _standing(self, record: Record) -> str:
        what = {
            StandardMatch.OTHER_VERSION: self.say("填写时用的是另一版标准", "It was filled in by another version of the standard"),
            StandardMatch.OTHER_CONTENT: self.say(
                "填写时用的标准版本号相同，内容却不同", "It was filled in by a standard of this version, but with other content"
            ),
            StandardMatch.NOT_NAMED: self.say("文件没有注明依据的标准", "It does not name the standard it was filled in by"),
        }[record.standing]
        return self.say(
            f"{what}，已按现行标准计算。请支部用现行标准打开，核对后重新导出。",
            f"{what}, and is scored by the one in force. Let the branch open it here, check it and export again.",
        )

    def _places(self, record: Record) -> str:
        number = record.unread
        return self.say(
            f"有{number}处内容不能识别或者缺少理由，没有用上。请支部在“支部自查”页打开文件，按提示改正后重新导出。",
            f"Places that could not be read, or lack a reason, and were not used: {number}. Let the branch open the file on the "
            "self-assessment page, follow what it says there and export again.",
        )

    def _nameless(self) -> str:
        return self.say(
            "没有填支部名称，重复交来也看不出来。请支部补填后重新导出。",
            "The branch is not named, so a second file of it could not be told. Let the branch enter its name and export again.",
        )

    def _unlisted(self) -> str:
        return self.say(
            "名单上没有这个支部。请核对名称的写法，或者补进名单。",
            "The branch is not on the list. Check how its name is written, or add it to the list.",
        )
