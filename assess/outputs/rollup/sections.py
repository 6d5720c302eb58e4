"""A roll-up in words: sections of sentences and tables. Page, workbook and terminal show the same ones.

There is no order of branches anywhere: requirements come by need, files and branches by name.
"""

from collections.abc import Iterable, Iterator

from assess.model.findings import Status
from assess.model.rollup import RedLineTally, RequirementTally, Rollup
from assess.model.standard import Area, Standard
from assess.model.text import Language, Text
from assess.outputs.rollup.files import FileWords
from assess.outputs.rollup.words import BRANCH, FILE, Cell, RollupSection, RollupTable, Words, shown
from assess.outputs.words import figures
from assess.outputs.words.listing import listed

TITLE = Text("党支部“五化”自查情况汇总", "Roll-up of branches’ five-area self-assessments")
NUMBER = Text("编号", "No.")
REQUIREMENT = Text("要求", "Requirement")
APPLYING = Text("适用的支部", "Branches where it applies")
UNDECIDED = Text("未作答或待定", "Not answered, or still open")
NOT_APPLICABLE = Text("不适用（按支部情况）", "Does not apply (by the facts)")
UNDECIDED_AND_NOT_APPLICABLE = ("open", "off", "off")
EXEMPT = Text("不适用（自填理由）", "Not applicable (own reason)")
REVIEWED = Text("已考核", "Reviewed")
DISPUTED = Text("与自查不一致", "Judged otherwise")
SAVED = Text("保存日期", "Saved")
AS_OF = Text("截至", "As of")


def sections(rollup: Rollup, standard: Standard, *, language: Language, today: str) -> list[RollupSection]:
    """All parts, in the order in which a committee needs them."""
    words, about_files = _BranchWords(standard, language), FileWords(standard, language)
    parts = [
        words.overview(rollup, today),
        words.red_lines(rollup, today),
        words.weakest(rollup),
        words.areas(rollup),
        words.reviews(rollup),
        *about_files.sections(rollup),
        words.ages(rollup),
        words.requirements(rollup),
    ]
    return [each for each in parts if each.sentences or each.tables]


class _BranchWords(Words):
    """Words about all branches together."""

    # — what this is

    def overview(self, rollup: Rollup, today: str) -> RollupSection:
        """An overview: the number of files and branches, and what this is not for."""
        return RollupSection(
            id="overview",
            title=self.say("汇总范围", "What is in it"),
            sentences=(
                self._counted(rollup),
                *self._expected(rollup),
                *self._attention(rollup),
                self._made(rollup, today),
                self.say(
                    "本汇总不给支部排名，也不列出任何支部的得分：自查是为了发现短板、改进工作，不是评比。"
                    "《整治形式主义为基层减负若干规定》（2024年）等要求，积分、排名不得用作评价党支部的依据。",
                    "There is no ranking of branches here, and no branch’s score: a self-assessment is there to find what to "
                    "improve, not to compare. Under the 2024 rules on reducing the burden on the primary level, among others, "
                    "branches may not be judged by points or rankings.",
                ),
            ),
        )

    def _counted(self, rollup: Rollup) -> str:
        files, branches = rollup.files, rollup.branches
        if not branches:
            return self.say(f"收到自查文件{files}个，没有可以计入的。", f"Files received: {files}. None of them can be counted.")
        year = self.say("（文件未注明年度）", " (the files name no year)")
        if rollup.year is not None:
            year = self.say(f"（{rollup.year}年度）", f" ({rollup.year})")
        return self.say(
            f"收到自查文件{files}个，计入{branches}个支部{year}。", f"Files received: {files}. Branches counted: {branches}{year}."
        )

    def _expected(self, rollup: Rollup) -> Iterator[str]:
        if rollup.expected is not None:
            yield self.say(
                f"名单上有{rollup.expected}个支部，其中{len(rollup.missing)}个没有可以计入的文件。",
                f"Branches on the list: {rollup.expected}. Without a file that counts: {len(rollup.missing)}.",
            )

    def _attention(self, rollup: Rollup) -> Iterator[str]:
        if rollup.altered:
            yield self.say(
                f"有{len(rollup.altered)}个文件的内容与其中的记录不一致，见“已计入、需要核对的文件”。",
                f"Files whose content does not agree with their record: {len(rollup.altered)}. See “Files counted, but to be "
                "checked”.",
            )
        if rollup.stale:
            yield self.say(
                f"有{len(rollup.stale)}个文件保存已满{rollup.stale_days}天，此后的情况没有反映，见“已计入、需要核对的文件”。",
                f"Files saved {rollup.stale_days} days ago or earlier, which know nothing of what was done since: "
                f"{len(rollup.stale)}. See “Files counted, but to be checked”.",
            )
        if rollup.unverified:
            yield self.say(
                f"有{rollup.unverified}个文件没有可以核对的完整记录（旧版导出的、不是由本站导出的），导出后有没有改动无法核对。",
                f"Files without a full record, exported by an older version or not by this portal: {rollup.unverified}. Whether "
                "they were changed after their export cannot be checked.",
            )
        left = len(rollup.refused) + len(rollup.repeated) + len(rollup.other_years)
        if left:
            yield self.say(
                f"另有{left}个文件没有计入，原因和改法见“未计入的文件”。",
                f"Files not counted: {left}. “Files not counted” says why, and how to mend it.",
            )
        if rollup.others:
            names = listed([shown(each) for each in rollup.others], self.language)
            yield self.say(f"不是自查文件（.json）、未打开的：{names}。", f"Not opened, being no .json files: {names}.")

    def _made(self, rollup: Rollup, today: str) -> str:
        version = f"{self.standard.version} ({self.standard.digest})"
        made = self.say(
            f"{today}汇总，按《{self.standard.text.zh}》{version}计算。",
            f"Rolled up on {today}, worked out by “{self.standard.text.en}” {version}. ",
        )
        return made + self._as_of(rollup, today)

    def _as_of(self, rollup: Rollup, today: str) -> str:
        """No one knows what was done after a file was saved: each is judged as of its own day."""
        if rollup.days is None:
            return self.say(f"台账算到{today}。", f"The ledgers are judged as of {today}.")
        first, last = rollup.days
        zh, en = (first, first) if first == last else (f"{first}至{last}", f"{first} to {last}")
        said = self.say(
            f"各支部的台账算到文件保存的当天（{zh}），此后的情况不作判断。",
            f"Each ledger is judged as of the day on which its file was saved ({en}); what came later is not judged.",
        )
        if not rollup.undated:
            return said
        return said + self.say(
            f"没有可信的保存日期的{len(rollup.undated)}个文件，算到{today}。",
            f" Files that name no day that can be believed, judged as of {today}: {len(rollup.undated)}.",
        )

    # — requirements

    def red_lines(self, rollup: Rollup, today: str) -> RollupSection:
        """Every red line with its states, and the files that somebody has to act on."""
        if not rollup.branches or not rollup.red_lines:
            return self.nothing("red-lines")
        breached = [line for line in rollup.red_lines if line.breached]
        tables = [self._red_line_table(rollup)]
        if breached:
            tables.append(self._breach_table(breached, today))
        return RollupSection(
            id="red-lines",
            title=self.say("红线", "Red lines"),
            sentences=(self._breaches(breached),),
            tables=tuple(tables),
        )

    def _breaches(self, breached: list[RedLineTally]) -> str:
        if not breached:
            return self.say("没有支部填报触碰红线。", "No branch reports that a red line was breached.")
        return self.say(
            "有支部填报触碰红线。列出文件只为便于上级党组织依规处理，按文件名排列，不分先后。",
            "Some branches report a breached red line. The files are named so that the committee can act as the rules require, in "
            "the order of their names.",
        )

    def _red_line_table(self, rollup: Rollup) -> RollupTable:
        answers = self.standard.scoring.answers
        return RollupTable(
            caption=self.say("各条红线的填报情况（支部数）", "What branches report of each red line (number of branches)"),
            head=self.head(
                NUMBER, REQUIREMENT, answers["not-met"].red_line_text, answers["partly"].red_line_text,
                answers["met"].red_line_text, UNDECIDED, NOT_APPLICABLE, EXEMPT,
            ),
            rows=tuple(
                (*self._named(line.tally), *self._counts(line.tally, Status.BREACH, Status.RISK, Status.CLEAR))
                for line in rollup.red_lines
            ),
            parts=("bad", "mid", "good", *UNDECIDED_AND_NOT_APPLICABLE),
        )  # fmt: skip

    def _breach_table(self, breached: Iterable[RedLineTally], today: str) -> RollupTable:
        return RollupTable(
            caption=self.say("填报触碰红线的文件", "Files that report a breached red line"),
            head=self.head(NUMBER, REQUIREMENT, FILE, BRANCH, AS_OF),
            rows=tuple(
                (*self._named(line.tally), shown(record.file), self.branch(record), record.day or today)
                for line in breached
                for record in line.breached
            ),
        )

    def weakest(self, rollup: Rollup) -> RollupSection:
        """The requirements of which most branches fall short."""
        if not rollup.branches:
            return self.nothing("weakest")
        most = self.standard.scoring.weakest_requirements
        title = self.say("最薄弱的要求", "Weakest requirements")
        if not rollup.weakest:
            return RollupSection(
                id="weakest",
                title=title,
                sentences=(self.say("没有支部填报未达标或部分达标的计分要求。", "No branch falls short of a scored requirement."),),
            )
        answers = self.standard.scoring.answers
        return RollupSection(
            id="weakest",
            title=title,
            sentences=(
                self.say(
                    f"按未达标和部分达标的支部占适用支部的比例排列，最多列{most}条；条数由本站自定。还没有作答的支部不算作未达标。",
                    "By the share of branches that do not meet it, or only in part, among those where it applies; at most "
                    f"{most}, a number of our own choosing. A branch that has not answered does not count as falling short.",
                ),
            ),
            tables=(
                RollupTable(
                    caption=self.say("各支部普遍薄弱的要求", "Requirements of which many branches fall short"),
                    head=self.head(
                        NUMBER, REQUIREMENT, Text("占比", "Share"), answers["not-met"].text, answers["partly"].text, APPLYING,
                        UNDECIDED,
                    ),
                    rows=tuple(self._weak(each) for each in rollup.weakest),
                ),
            ),
        )  # fmt: skip

    def _weak(self, tally: RequirementTally) -> tuple[Cell, ...]:
        share = figures.share(tally.short, tally.applying)
        counts = tally.counts
        return (*self._named(tally), share, counts[Status.NOT_MET], counts[Status.PARTLY], tally.applying, tally.undecided)

    def requirements(self, rollup: Rollup) -> RollupSection:
        """Every requirement that is no red line, one table for each area."""
        if not rollup.branches:
            return self.nothing("requirements")
        tallies = {each.requirement: each for each in rollup.requirements}
        return RollupSection(
            id="requirements",
            title=self.say("各条要求的情况", "Every requirement"),
            sentences=(
                self.say(
                    "表中的数是支部数。倡导性要求不计分，也列在内；红线见上。",
                    "The figures are numbers of branches. Advice, which carries no points, is included; red lines are above.",
                ),
            ),
            tables=tuple(self._area_table(area, tallies) for area in self.standard.areas),
        )

    def _area_table(self, area: Area, tallies: dict[str, RequirementTally]) -> RollupTable:
        answers = self.standard.scoring.answers
        return RollupTable(
            caption=f"{area.number} {area.text.of(self.language)}",
            head=self.head(
                NUMBER, REQUIREMENT, answers["met"].text, answers["partly"].text, answers["not-met"].text, UNDECIDED,
                NOT_APPLICABLE, EXEMPT,
            ),
            rows=tuple(
                (*self._named(tallies[each.id]), *self._counts(tallies[each.id], Status.MET, Status.PARTLY, Status.NOT_MET))
                for each in area.requirements
                if not each.red_line
            ),
            parts=("good", "mid", "bad", *UNDECIDED_AND_NOT_APPLICABLE),
        )  # fmt: skip

    def _named(self, tally: RequirementTally) -> tuple[str, str]:
        return self._known(tally.requirement)

    def _known(self, id_: str) -> tuple[str, str]:
        requirement = self.standard.requirements[id_]
        return requirement.number, requirement.text.of(self.language)

    def _counts(self, tally: RequirementTally, *states: Status) -> tuple[int, ...]:
        rest = (tally.undecided, tally.counts[Status.NOT_APPLICABLE], tally.counts[Status.EXEMPT])
        return (*(tally.counts[each] for each in states), *rest)

    # — reviews

    def reviews(self, rollup: Rollup) -> RollupSection:
        """Second judgements next to the branches' own, summed: often otherwise, and a rule is read in two ways."""
        if not rollup.reviews:
            return self.nothing("reviews")
        disputed = sum(each.disputed for each in rollup.opinions)
        return RollupSection(
            id="reviews",
            title=self.say("考核意见", "Reviews"),
            sentences=(
                self.say(
                    f"有考核意见的支部{rollup.reviews}个，与自查不一致的意见共{disputed}条；没有完成的考核不计入。其他各表按自查统计，考核意见不改变其中的数。",
                    f"Branches with a review: {rollup.reviews}. Opinions that differ from the self-assessment: {disputed}. What is "
                    "not finished is left out. All other tables count the self-assessments; no review changes their figures.",
                ),
            ),
            tables=(
                RollupTable(
                    caption=self.say(
                        "各条要求的考核意见（支部数）", "Reviewers’ opinions on each requirement (number of branches)"
                    ),
                    head=self.head(NUMBER, REQUIREMENT, REVIEWED, DISPUTED, Text("占比", "Share")),
                    rows=tuple(
                        (*self._known(each.requirement), each.reviewed, each.disputed, figures.share(each.disputed, each.reviewed))
                        for each in rollup.opinions
                    ),
                ),
            ),
        )

    # — ages

    def ages(self, rollup: Rollup) -> RollupSection:
        """The days on which files were saved: how fresh the figures are."""
        if not rollup.ages:
            return self.nothing("ages")
        return RollupSection(
            id="ages",
            title=self.say("文件的保存日期", "When the files were saved"),
            sentences=(
                self.say(
                    f"按保存日期的先后排列。保存已满{rollup.stale_days}天的，逐个列在“已计入、需要核对的文件”中。",
                    f"The oldest first. Those saved {rollup.stale_days} days ago or earlier are named under “Files counted, but to "
                    "be checked”, as far as days of their year have passed since.",
                ),
            ),
            tables=(
                RollupTable(
                    caption=self.say("计入的文件", "Files counted"),
                    head=self.head(SAVED, Text("距汇总的天数", "Days before the roll-up"), Text("文件数", "Files")),
                    rows=tuple((each.saved, each.days, each.files) for each in rollup.ages),
                    leading=1,
                ),
            ),
        )

    # — areas

    def areas(self, rollup: Rollup) -> RollupSection:
        """The number of branches in each band of each area."""
        if not rollup.branches:
            return self.nothing("areas")
        bands = self.standard.scoring.bands
        names = {area.id: f"{area.number} {area.text.of(self.language)}" for area in self.standard.areas}
        return RollupSection(
            id="areas",
            title=self.say("五个领域", "The areas"),
            sentences=(
                self.say(
                    "得分没有答完时是一个区间，区间落在同一等次内才计入该等次。中位数：一半支部不高于此数；支部数为双数时取较小的一个。",
                    "Until everything is answered a score is an interval, and counts in a band only once all of it lies in that "
                    "band. Median: half of the branches are no higher; of two middle figures, the lower.",
                ),
            ),
            tables=(
                RollupTable(
                    caption=self.say("各领域得分的分布（支部数）", "How scores are spread in each area (number of branches)"),
                    head=(
                        self.say("领域", "Area"),
                        *(band.text.of(self.language) for band in bands),
                        self.say("等次待定", "Band still open"),
                        self.say("无计分要求", "Nothing scored applies"),
                        self.say("区间下限的中位数", "Median of the low ends"),
                        self.say("区间上限的中位数", "Median of the high ends"),
                    ),
                    rows=tuple(
                        (
                            names[each.area],
                            *(each.bands[band.id] for band in bands),
                            each.open,
                            each.unscored,
                            "–" if each.low is None else each.low,
                            "–" if each.high is None else each.high,
                        )
                        for each in rollup.areas
                    ),
                    leading=1,
                    parts=(*(f"band-{place}" for place, _ in enumerate(bands, 1)), "open", "off"),
                ),
            ),
        )
