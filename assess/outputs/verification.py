"""The figures in a file: as they are written at an export, and what comparing them with the figures of now says, in words."""

from assess.model.recorded import Figure, Pair, Recorded, Verdict, Verification
from assess.model.standard import Standard
from assess.model.text import Language, Text
from assess.outputs import figures
from assess.outputs.scores import NO_SCORE, OVERALL, exact

SENTENCES = {
    Verdict.NOT_RECORDED: Text(
        "文件中没有可以核对的得分记录：它不是由支部自查页导出的，导出时计算程序没有就绪，或者记录已经损坏。得分按作答重新计算。",
        "The file records no figures that could be checked: it did not come from the self-assessment page, the "
        "calculation was not ready then, or the record is damaged. The score is worked out anew from the answers.",
    ),
    Verdict.CONFIRMED: Text(
        "核对一致：文件中记录的得分与按作答、支部情况和台账重新计算的结果完全相同（计算日期{today}，标准{version}）。",
        "Confirmed: the figures recorded in the file are exactly those that come out of its answers, facts and ledger "
        "(reckoned for {today}, standard {version}).",
    ),
    Verdict.DIFFERS: Text(
        "核对不一致：文件中记录的得分有{count}处与重新计算的结果不同（计算日期{today}，标准{version}）。文件在导出后可能被改动过；"
        "以重新计算的结果为准。",
        "Not confirmed: figures recorded in the file that differ from what comes out anew: {count} (reckoned for {today}, standard "
        "{version}). The file may have been changed after its export; what counts is the new calculation.",
    ),
    Verdict.OTHER_STANDARD: Text(
        "无法逐项核对：文件中的得分是按另一份标准（{version}，{digest}）计算的，本站现为{own_version}（{own_digest}）。两种结果并列如下，供参考。",
        "Cannot be checked figure by figure: the recorded figures were worked out by another standard ({version}, {digest}); this "
        "portal has {own_version} ({own_digest}). Both are shown below.",
    ),
}
NO_DAY = Text("未注明", "no day given")
ABSENT = Text("没有这一项", "no such figure")
BAND_OPEN = Text("等次待定", "band still open")


def result_data(recorded: Recorded) -> dict[str, object]:
    """The figures as a file carries them; see `reading.recorded` for the form."""
    return {
        "standard": {"version": recorded.standard_version, "digest": recorded.standard_digest},
        "today": recorded.day.isoformat() if recorded.day else None,
        "overall": _figure_data(recorded.overall),
        "areas": {name: _figure_data(figure) for name, figure in recorded.areas.items()},
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
    """The verdict, a sentence for it, and a line for each figure that differs; by another standard, for every figure."""
    recorded = verification.recorded
    values = {
        "count": len(verification.pairs),
        "today": (recorded and recorded.day) or NO_DAY.of(language),
        "version": recorded.standard_version if recorded else "",
        "digest": recorded.standard_digest if recorded else "",
        "own_version": standard.version,
        "own_digest": standard.digest,
    }
    return {
        "verdict": verification.verdict.value,
        "sentence": SENTENCES[verification.verdict].of(language).format_map(values),
        "lines": [_say(each, standard, language) for each in verification.pairs],
    }


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
    parts = [_say_span(figure, language), _say_band(figure, standard, language)]
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


def _say_band(figure: Figure, standard: Standard, language: Language) -> str:
    if figure.band is None:
        return BAND_OPEN.of(language)
    return next((each.text.of(language) for each in standard.scoring.bands if each.id == figure.band), figure.band)


def _say_exactly(figure: Figure | None) -> str:
    """Two figures that look the same when they are cut to one decimal."""
    ends = (figure.low, figure.high) if figure else ()
    return "–".join(exact(end) for end in ends if end is not None)
