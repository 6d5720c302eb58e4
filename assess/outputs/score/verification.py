"""The record in a file: as it is written at an export, and what comparing it with what comes out of the file now says, in words."""

from collections.abc import Iterator

from assess.model.recorded import Figure, Recorded
from assess.model.standard import Standard
from assess.model.text import Language, Text
from assess.model.verification import ChangedState, Kept, Pair, Verdict, Verification
from assess.outputs.score.scores import NO_SCORE, OVERALL, exact
from assess.outputs.words import figures
from assess.outputs.words.wording import say_state

RECKONED = Text("（计算日期{today}，标准{version}）", " (reckoned for {today}, standard {version})")
SENTENCES = {
    Verdict.NOT_RECORDED: Text(
        "文件中没有可以核对的得分记录：它不是由支部自查页导出的，导出时计算程序没有就绪，或者记录已经损坏、被删去。得分按作答重新计算。",
        "The file records no figures that could be checked: it did not come from the self-assessment page, the "
        "calculation was not ready then, or the record is damaged or was taken out. The score is worked out anew from the answers.",
    ),
    Verdict.CONFIRMED: Text(
        "核对一致：文件中记录的得分和每条要求的状态，与按作答、支部情况和台账重新计算的结果完全相同，记录之后内容没有改动{reckoned}。"
        "这不是签名：改动后重新导出的文件也会核对一致，不能证明文件出自何人。",
        "Confirmed: the figures and the state of every requirement recorded in the file are exactly those that come out of its "
        "answers, facts and ledger, and nothing in it was changed since{reckoned}. This is no signature: a file that was changed "
        "and exported again is confirmed too, and it does not show who made it.",
    ),
    Verdict.DIFFERS: Text(
        "核对不一致：文件中的记录与重新计算的结果不同，{what}{reckoned}。文件在导出后可能被改动过；以重新计算的结果为准。",
        "Not confirmed: what the file records is not what comes out anew; {what}{reckoned}. The file may have been changed after "
        "its export; what counts is the new calculation.",
    ),
    Verdict.CHANGED: Text(
        "得分和每条要求的状态都与记录相同，但是得分记录之后，文件的内容改动过{reckoned}。",
        "Figures and states agree with the record, but contents were changed after the figures were recorded; no state "
        "differs{reckoned}.",
    ),
    Verdict.FIGURES_ONLY: Text(
        "得分与记录相同；只核对了得分，不能据此认定内容没有改动{reckoned}。",
        "The figures agree with the record. Only the figures were checked: this does not show that nothing was changed{reckoned}.",
    ),
    Verdict.INCOMPLETE: Text(
        "记录不完整，可能被删改过；留下的部分与重新计算的结果相同，不能据此认定内容没有改动{reckoned}。",
        "The record is incomplete and may have been tampered with. What is left of it agrees with what comes out anew, which does "
        "not show that nothing was changed{reckoned}.",
    ),
    Verdict.OTHER_STANDARD: Text(
        "无法逐项核对：文件中的得分是按另一份标准（{version}，{digest}）计算的，本站现为{own_version}（{own_digest}）。两种结果并列如下，供参考。",
        "Cannot be checked figure by figure: the recorded figures were worked out by another standard ({version}, {digest}); this "
        "portal has {own_version} ({own_digest}). Both are shown below.",
    ),
}
KEPT = {
    Kept.NONE: Text(
        "旧文件没有记录各条要求的状态和内容摘要（也可能是被删去的），得分不变的改动（如两处作答对调、删去一条红线问题）查不出来。需要确认的，"
        "请支部重新导出。",
        "Older files do not record the state of each requirement, nor digests of their contents (or these were taken out). A "
        "change that leaves the figures as they are cannot be found: two answers exchanged, a breach of a red line taken out. To "
        "be sure, let the branch export again.",
    ),
    Kept.SOME: Text(
        "各条要求的状态或者内容摘要缺少一部分，缺少的部分没有核对。",
        "Part of the states of requirements, or of the digests of contents, is gone and was not checked.",
    ),
}
PARTS = {
    "standard": Text("所用标准", "standard named"),
    "saved": Text("导出日期", "day of the export"),
    "name": Text("支部名称", "name of the branch"),
    "year": Text("自查年度", "year"),
    "branch": Text("支部情况", "facts about the branch"),
    "answers": Text("作答", "answers"),
    "ledger": Text("台账", "ledger"),
    "people": Text("台账中的人员", "people of the ledger"),
    "calendar": Text("年度计划", "year’s plan"),
    "earlier": Text("以前的自查", "earlier assessments"),
    "plan": Text("整改计划", "plan of improvements"),
    "review": Text("考核意见", "review"),
    "rest": Text("其他字段", "other fields"),
    "record": Text("得分记录本身", "the record of figures itself"),
}
UNCHANGED = Text("内容：得分记录之后没有改动。", "Contents: unchanged since the figures were recorded.")
RED_LINE = Text("【红线】", "[Red line] ")
NO_DAY = Text("未注明", "no day given")
ABSENT = Text("没有这一项", "no such figure")
BAND_OPEN = Text("等次待定", "band still open")


def result_data(recorded: Recorded) -> dict[str, object]:
    """The record as a file carries it; see `reading.files.recorded` for the form. A finished assessment has figures only."""
    more = {"states": recorded.states, "contents": recorded.contents}
    return {
        "standard": {"version": recorded.standard_version, "digest": recorded.standard_digest},
        "today": recorded.day.isoformat() if recorded.day else None,
        "overall": _figure_data(recorded.overall),
        "areas": {name: _figure_data(figure) for name, figure in recorded.areas.items()},
        **{name: value for name, value in more.items() if value},
    }


def _figure_data(figure: Figure) -> dict[str, object]:
    return {
        "low": None if figure.low is None else exact(figure.low),
        "high": None if figure.high is None else exact(figure.high),
        "band": figure.band,
        "answered": figure.answered,
        "asked": figure.asked,
    }


def verification_data(verification: Verification, standard: Standard, language: Language) -> dict[str, object]:
    """The verdict, a sentence for it, and a line for all that differs; by another standard, for every figure."""
    recorded = verification.recorded
    values: dict[str, object] = {
        "what": _count(verification, standard, language),
        "today": (recorded and recorded.day) or NO_DAY.of(language),
        "version": recorded.standard_version if recorded else "",
        "digest": recorded.standard_digest if recorded else "",
        "own_version": standard.version,
        "own_digest": standard.digest,
    }
    values["reckoned"] = RECKONED.of(language).format_map(values)
    return {
        "verdict": verification.verdict.value,
        "sentence": SENTENCES[verification.verdict].of(language).format_map(values),
        "lines": list(_lines(verification, standard, language)),
    }


def _count(verification: Verification, standard: Standard, language: Language) -> str:
    """The counts of states and figures that differ: none of a kind is not said, for it may not have been recorded."""
    moved, pairs = len(verification.moved), len(verification.pairs)
    red = sum(standard.requirements[each.requirement].red_line for each in verification.moved)
    counts = {
        Text(f"要求的状态{moved}条", f"states of requirements: {moved}"): moved,
        Text(f"其中红线{red}条", f"of these red lines: {red}"): red,
        Text(f"得分{pairs}处", f"figures: {pairs}"): pairs,
    }
    return Text("，", ", ").of(language).join(text.of(language) for text, number in counts.items() if number)


def _lines(verification: Verification, standard: Standard, language: Language) -> Iterator[str]:
    """Lines, the weightiest first: states, of these the red lines, then what was changed, then figures, then what is not known."""
    yield from (say_moved(each, standard, language) for each in verification.moved)
    if verification.parts:
        yield say_parts(verification.parts, language)
    elif verification.verdict is Verdict.OTHER_STANDARD and verification.kept is Kept.ALL:
        yield UNCHANGED.of(language)
    yield from (_say(each, standard, language) for each in verification.pairs)
    if verification.recorded is not None and verification.kept in KEPT:
        yield KEPT[verification.kept].of(language)


def say_moved(moved: ChangedState, standard: Standard, language: Language) -> str:
    """A requirement, its recorded state and its state now."""
    requirement = standard.requirements[moved.requirement]
    mark = RED_LINE.of(language) if requirement.red_line else ""
    was, is_ = (say_state(each, standard, language) for each in (moved.recorded, moved.computed))
    name, text = f"{mark}{requirement.number}", requirement.text.of(language)
    return Text(f"{name}“{text}”：文件中记录为“{was}”，现在为“{is_}”。", f"{name} “{text}”: recorded as “{was}”, now “{is_}”.").of(
        language
    )


def say_parts(parts: tuple[str, ...], language: Language) -> str:
    """The parts of a file that are not what was judged."""
    names = Text("、", ", ").of(language).join(PARTS[each].of(language) for each in parts)
    return Text(f"得分记录之后改动过的内容：{names}。", f"Contents that were changed after the figures were recorded: {names}.").of(
        language
    )


def verification_text(verification: Verification, standard: Standard, language: Language) -> str:
    """The same for a terminal."""
    data = verification_data(verification, standard, language)
    lines = data["lines"]
    assert isinstance(lines, list)
    return "\n".join([str(data["sentence"]), *(f"  {line}" for line in lines)]) + "\n"


def _say(each: Pair, standard: Standard, language: Language) -> str:
    name = _name(each.area, standard, language)
    was, is_ = (_say_figure(side, standard, language) for side in (each.recorded, each.computed))
    if was == is_ and each.recorded != each.computed:
        was, is_ = (_say_exactly(side) for side in (each.recorded, each.computed))
    return Text(f"{name}：文件中为{was}；重新计算为{is_}。", f"{name}: in the file {was}; worked out anew {is_}.").of(language)


def _name(area: str, standard: Standard, language: Language) -> str:
    if not area:
        return OVERALL.of(language)
    return next((each.text.of(language) for each in standard.areas if each.id == area), area[:80])


def _say_figure(figure: Figure | None, standard: Standard, language: Language) -> str:
    if figure is None:
        return ABSENT.of(language)
    parts = [_say_span(figure, language), say_figure_band(figure, standard, language)]
    parts.append(_say_decided(figure, language))
    return Text("，", ", ").of(language).join(parts)


def _say_decided(figure: Figure, language: Language) -> str:
    part = figures.share(figure.answered, figure.asked)
    return Text(
        f"计分要求已有结论{figure.answered}/{figure.asked}项（{part}）",
        f"{figure.answered} of {figure.asked} scored requirements decided ({part})",
    ).of(language)


def _say_span(figure: Figure, language: Language) -> str:
    if figure.low is None or figure.high is None:
        return NO_SCORE.of(language)
    low, high = figures.percent(figure.low), figures.percent(figure.high)
    return low if low == high else f"{low}–{high}"


def say_figure_band(figure: Figure, standard: Standard, language: Language) -> str:
    """The band that a figure was recorded with, or that it was open."""
    if figure.band is None:
        return BAND_OPEN.of(language)
    return next((each.text.of(language) for each in standard.scoring.bands if each.id == figure.band), figure.band)


def _say_exactly(figure: Figure | None) -> str:
    """Two figures that look the same when they are cut to one decimal."""
    ends = (figure.low, figure.high) if figure else ()
    return "–".join(exact(end) for end in ends if end is not None)
