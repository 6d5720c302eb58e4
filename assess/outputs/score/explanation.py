"""The arithmetic behind a figure, in words: which requirements, which points, which rule, which facts."""

from fractions import Fraction

from assess.model.answers import Choice
from assess.model.findings import Applies, AreaFinding, Arithmetic, RequirementFinding, Result, VerdictSource
from assess.model.standard import Area, Requirement, Standard
from assess.model.text import Language, Text
from assess.outputs.score.carried import say_one
from assess.outputs.score.ledger import say_ledger
from assess.outputs.score.scores import OVERALL, say_answered, say_band, say_waiting, say_without_exemptions, score_text
from assess.outputs.words import figures
from assess.outputs.words.wording import (
    say_applicability,
    say_decided,
    say_disagreement,
    say_rule,
    say_status,
    status_of,
)

UNSCORED = {
    "red-line": Text("红线，不计分", "Red line, no points"),
    "advice": Text("倡导性要求，不计分", "Advice, no points"),
}

OPEN = Text("待定", "open")


def explain_area(finding: AreaFinding, standard: Standard, language: Language) -> dict[str, object]:
    """One area opened to its requirements; `sums` are the steps of the arithmetic, in order."""
    area = _area(finding.area, standard)
    return {
        "id": finding.area,
        "title": area.text.of(language),
        "score": score_text(finding.score, language),
        "answered": say_answered(finding, language),
        "band": say_band(finding, standard, language) + say_waiting(finding, standard, language),
        "sums": _sums(finding, standard, language),
        "rows": [_row(each, standard, language) for each in finding.findings],
        "notice": standard.scoring.notice.of(language),
    }


def explain_overall(result: Result, standard: Standard, language: Language) -> dict[str, object]:
    """The whole opened to its areas."""
    return {
        "id": "overall",
        "title": OVERALL.of(language),
        "score": score_text(result.score, language),
        "answered": say_answered(result, language),
        "band": say_band(result, standard, language) + say_waiting(result, standard, language),
        "sums": _overall_sums(result, standard, language),
        "rows": [],
        "notice": standard.scoring.notice.of(language),
    }


def explain_requirement(finding: RequirementFinding, standard: Standard, language: Language) -> dict[str, object]:
    """One requirement's row, as in its area."""
    return _row(finding, standard, language)


def _area(area: str, standard: Standard) -> Area:
    return next(each for each in standard.areas if each.id == area)


def _row(finding: RequirementFinding, standard: Standard, language: Language) -> dict[str, object]:
    requirement = standard.requirements[finding.requirement]
    return {
        "id": requirement.id,
        "number": requirement.number,
        "text": requirement.text.of(language),
        "quote": requirement.quote,
        "status": status_of(finding),
        "status_text": say_status(finding, standard, language),
        "points": _points(finding, requirement, language),
        "earned": _earned(finding, language),
        "because": reasons(finding, standard, language),
    }


def _points(finding: RequirementFinding, requirement: Requirement, language: Language) -> str:
    if finding.points:
        return figures.points(finding.points)
    kind = "red-line" if requirement.red_line else "advice"
    return UNSCORED[kind].of(language)


def _earned(finding: RequirementFinding, language: Language) -> str:
    """Points earned; a dash where it does not count, the whole possible range where it is open."""
    if not finding.points or finding.applies is Applies.NO or finding.exempted:
        return "–"
    if finding.applies is Applies.OPEN:
        return OPEN.of(language)
    if finding.share is None:
        return f"0–{finding.points}"
    return figures.points(finding.share * finding.points)


def reasons(finding: RequirementFinding, standard: Standard, language: Language, *, name_rows: bool = True) -> list[str]:
    """The reasons for a requirement's state, a sentence for each thing that decided it; `name_rows`: of the ledger."""
    said = [_say_rule(finding, standard, language)]
    said.append(say_applicability(finding, standard, language) if finding.conditions else "")
    said.append(say_decided(finding, standard, language))
    said.append(say_ledger(finding.ledger, language, name_rows=name_rows) if finding.ledger else "")
    said.append(say_disagreement(finding, standard, language))
    said.append(_say_exemption(finding, language) if finding.carried.counts else "")
    said.append(say_one(finding, standard, language))
    return [each for each in said if each]


def _say_exemption(finding: RequirementFinding, language: Language) -> str:
    if finding.given is not Choice.NOT_APPLICABLE:
        return ""
    if not finding.exempted:
        return Text("选了“不适用”，但没有写理由，按未作答处理。", "“Not applicable” without a reason counts as not answered.").of(
            language
        )
    return Text(f"自填“不适用”，理由：{finding.reason}", f"Ticked “not applicable”. Reason: {finding.reason}").of(language)


def _say_rule(finding: RequirementFinding, standard: Standard, language: Language) -> str:
    """The rule that the answer is about; where the facts decided, their sentence has said it already."""
    rule = standard.requirements[finding.requirement].rule
    if rule is None or finding.source is VerdictSource.FACTS:
        return ""
    said = say_rule(rule, standard, language)
    return Text(f"规则：{said}", f"Rule: {said}").of(language)


# — sums


def _sums(finding: AreaFinding, standard: Standard, language: Language) -> list[str]:
    if finding.arithmetic is None or finding.score is None:
        return [Text("没有适用的计分要求，不计算得分。", "Nothing that carries points applies, so there is no score.").of(language)]
    steps = [_say_counts(finding, language)]
    steps.append(_say_scale(standard, language))
    steps += _say_ends(finding.arithmetic, finding, language)
    if finding.without_exemptions is not None:
        steps.append(say_without_exemptions(finding.without_exemptions, language) + _stop(language))
    steps.append(_say_bands(standard, language))
    return steps


def _say_counts(finding: AreaFinding, language: Language) -> str:
    out = sum(each.applies is Applies.NO for each in finding.findings)
    exempt = sum(each.exempted for each in finding.findings)
    unscored = sum(not each.points and each.applies is not Applies.NO and not each.exempted for each in finding.findings)
    return Text(
        f"共{len(finding.findings)}项要求：{finding.asked}项计分，{unscored}项不计分（红线和倡导性要求），"
        f"{out}项由支部情况判定不适用，{exempt}项自填“不适用”。",
        f"{len(finding.findings)} requirements: {finding.asked} scored, {unscored} without points (red lines and advice), "
        f"{out} not applicable on the branch’s facts, {exempt} ticked “not applicable”.",
    ).of(language)


def _say_scale(standard: Standard, language: Language) -> str:
    scale = [(label.text, label.percent) for label in standard.scoring.answers.values() if label.percent is not None]
    zh = "，".join(f"“{text.zh}”计{percent}%" for text, percent in scale)
    en = ", ".join(f"“{text.en}” {percent}%" for text, percent in scale)
    return Text(f"每项按作答计分：{zh}。", f"Each answer earns a share of the points: {en}.").of(language)


def _say_ends(sums: Arithmetic, finding: AreaFinding, language: Language) -> list[str]:
    assert finding.score is not None
    low = _quotient(sums.earned_low, sums.counted_low, finding.score.low, language)
    high = _quotient(sums.earned_high, sums.counted_high, finding.score.high, language)
    if finding.score.settled:
        return [Text(f"得分＝实得分÷应得分×100＝{low}。", f"Score = points earned ÷ points available × 100 = {low}.").of(language)]
    return [
        Text(
            f"下限（未答的按0分）＝实得分÷应得分×100＝{low}。",
            f"Low end (what is open counts as nothing) = points earned ÷ points available × 100 = {low}.",
        ).of(language),
        Text(
            f"上限（未答的按满分）＝{high}。",
            f"High end (what is open counts in full) = {high}.",
        ).of(language),
    ]


def _quotient(earned: Fraction, counted: int, result: Fraction, language: Language) -> str:
    part, whole = figures.points(earned), figures.percent(result)
    return Text(f"{part}÷{counted}×100＝{whole}", f"{part} ÷ {counted} × 100 = {whole}").of(language)


def _overall_sums(result: Result, standard: Standard, language: Language) -> list[str]:
    if result.score is None:
        return _sums_without_score(language)
    times = Text("×", " × ")
    scored = [area for area in result.areas if area.score is not None]
    weights = [standard.scoring.weights[area.area] for area in scored]
    same = len(set(weights)) == 1
    steps = [
        f"{_area(area.area, standard).text.of(language)}{'：' if language is Language.ZH else ': '}"
        f"{score_text(area.score, language)}{'' if same else times.of(language) + str(weight)}{_perhaps_none(area, language)}"
        for area, weight in zip(scored, weights, strict=True)
    ]
    steps.append(_say_mean(result, sum(weights), same=same, language=language))
    if result.without_exemptions is not None:
        steps.append(say_without_exemptions(result.without_exemptions, language) + _stop(language))
    steps.append(_say_bands(standard, language))
    return steps


def _perhaps_none(finding: AreaFinding, language: Language) -> str:
    """That an area may yet leave the overall figure: both ends of it are prepared for that."""
    if finding.score is None or finding.score.certain:
        return ""
    return Text(
        "（可能没有适用的计分要求，届时不计入总体）", " (perhaps no scored requirement applies; it then does not count)"
    ).of(language)


def _sums_without_score(language: Language) -> list[str]:
    return [Text("各领域都没有适用的计分要求。", "Nothing that carries points applies in any area.").of(language)]


def _say_mean(result: Result, total: int, *, same: bool, language: Language) -> str:
    text = score_text(result.score, language)
    if same:
        return Text(f"总体＝以上各领域得分的平均值＝{text}。", f"Overall = the mean of the areas above = {text}.").of(language)
    return Text(f"总体＝各领域得分×权重之和÷{total}＝{text}。", f"Overall = the sum of score × weight ÷ {total} = {text}.").of(
        language
    )


def _say_bands(standard: Standard, language: Language) -> str:
    names = {band.id: band for band in standard.scoring.bands}
    zh = "；".join(f"{band.lowest}分起为“{band.text.zh}”" for band in standard.scoring.bands)
    en = "; ".join(f"“{band.text.en}” from {band.lowest}" for band in standard.scoring.bands)
    cap = names[standard.scoring.red_line_cap].text
    return Text(
        f"等次：{zh}。触碰红线的，最高为“{cap.zh}”。区间跨不同等次时不显示等次。",
        f"Bands: {en}. With a red line breached, “{cap.en}” at best. No band is shown while the interval spans more than one.",
    ).of(language)


def _stop(language: Language) -> str:
    return "。" if language is Language.ZH else "."
