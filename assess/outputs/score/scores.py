"""The live figures of a self-assessment: what the form shows after every change. Small on purpose."""

from collections.abc import Iterable
from datetime import date
from math import ceil

from assess.model.answers import Choice
from assess.model.findings import Applies, AreaFinding, Interval, LedgerFinding, RedLine, RequirementFinding, Result, VerdictSource
from assess.model.rules import AtLeast, Rule
from assess.model.standard import Standard
from assess.model.text import Language, Text
from assess.outputs.addresses import requirement_path
from assess.outputs.score.actions import action_data
from assess.outputs.score.carried import activity_data, carried_data
from assess.outputs.words import figures
from assess.outputs.words.listing import listed
from assess.outputs.words.wording import (
    DECIDING,
    say_applicability,
    say_disagreement,
    say_grounds,
    say_state,
    say_status,
    status_of,
)

OVERALL = Text("总体", "Overall")
BAND_OPEN = Text("等次待定", "Band still open")
LEDGER_PLACE = "covers."
"""Before the id of an activity: the place where the form asks whether the ledger has all of it."""
NO_SCORE = Text("无适用的计分要求", "No scored requirement applies")


def score_data(result: Result, standard: Standard, language: Language) -> dict[str, object]:
    """Figures of each area and of the whole, remarks, the next steps, the red lines, which facts to ask."""
    overall, *areas = figures_data(result, standard, language)
    return {
        "standard": {"version": standard.version, "digest": standard.digest},
        "overall": overall,
        "areas": areas,
        "remaining": say_remaining(result, standard, language),
        "remarks": _remarks(result, standard, language),
        "rows": _rows(result, standard, language),
        "next": action_data(result.actions, standard, language),
        "red_lines": [line for area in result.areas for line in _red_lines(area, standard, language)],
        "asked_facts": [fact for fact in standard.facts if fact in result.asked_facts],
        "open": open_data(result, standard, language),
        "notices": notice_data(result, language),
        "carried": carried_data(result, standard, language),
        "unconfirmed": activity_data(result, standard, language),
    }


def notice_data(result: Result, language: Language) -> list[dict[str, str]]:
    """Remarks on the facts, each at its fact."""
    return [{"fact": fact, "text": notice.text.of(language)} for fact, notice in result.notices]


def open_data(result: Result, standard: Standard, language: Language) -> dict[str, object]:
    """The open parts: `walk`, the ids in the order in which to ask, and the red lines among them.

    Questions about the branch come first, since they decide what applies, then activities that the ledger has and nobody has
    confirmed, since they decide requirements, then the red lines, since they hold the band open.
    """
    left = result.open
    return {
        "walk": [
            *(fact for fact in standard.facts if fact in left.facts),
            *(f"{LEDGER_PLACE}{each}" for each in left.ledgers),
            *left.requirements,
        ],
        "red_lines": (lines := open_red_lines(result, standard, language)),
        "red_lines_text": _say_open_red_lines(len(lines), language) if lines else "",
    }


def open_red_lines(result: Result, standard: Standard, language: Language) -> list[dict[str, object]]:
    """The red lines that no one has answered yet, as one names them."""
    lines = (standard.requirements[each] for each in result.open.red_lines)
    return [{"id": each.id, "number": each.number, "text": each.text.of(language)} for each in lines]


def _say_open_red_lines(count: int, language: Language) -> str:
    return Text(f"红线{count}条未答", f"{count} red line{'s' if count > 1 else ''} open").of(language)


def figures_data(result: Result, standard: Standard, language: Language) -> list[dict[str, object]]:
    """The figures of the whole, then of each area in the poster's order."""
    return [_overall(result, standard, language), *(_area(area, standard, language) for area in result.areas)]


def _overall(result: Result, standard: Standard, language: Language) -> dict[str, object]:
    return {
        "id": "overall",
        "name": OVERALL.of(language),
        **_figures(result, standard, language),
    }


def _area(area: AreaFinding, standard: Standard, language: Language) -> dict[str, object]:
    name = next(each.text for each in standard.areas if each.id == area.area)
    return {
        "id": area.area,
        "name": name.of(language),
        **_figures(area, standard, language),
    }


def _figures(finding: AreaFinding | Result, standard: Standard, language: Language) -> dict[str, object]:
    score = finding.score
    answered, asked = count_answered(finding)
    return {
        "score": score_text(score, language),
        "low": exact(score.low) if score else None,
        "high": exact(score.high) if score else None,
        "bar": {"low": figures.tenths(score.low) if score else 0, "high": figures.tenths(score.high) if score else 0},
        "settled": score.settled if score else True,
        "asked": asked,
        "answered": answered,
        "answered_text": say_answered(finding, language),
        "band": finding.band,
        "band_text": say_band(finding, standard, language),
        "band_why": say_waiting(finding, standard, language),
        "capped": finding.capped,
        "without_exemptions": say_without_exemptions(finding.without_exemptions, language),
    }


def exact(value: object) -> str:
    """An exact fraction as text: `550/9`. A verifier compares these, not the shortened figures."""
    return str(value)


def score_text(score: Interval | None, language: Language) -> str:
    """The interval, or that there is nothing to score."""
    return figures.span(score) if score else NO_SCORE.of(language)


def count_answered(finding: AreaFinding | Result) -> tuple[int, int]:
    """The numbers of decided requirements, and of all, among those that apply or may; with points or without."""
    asked = sum(each.asked for each in finding.findings)
    return asked - sum(each.open for each in finding.findings), asked


def say_answered(finding: AreaFinding | Result, language: Language) -> str:
    """A sentence on how many of the requirements that apply are decided. All of them are exactly when none is left to ask for.

    Of the whole it also says what else is open, once no requirement is: a hundred per cent is never all while a question is left.
    """
    answered, asked = count_answered(finding)
    part = figures.share(answered, asked)
    said = Text(f"已答{answered}/{asked}项（{part}）", f"{answered} of {asked} answered ({part})").of(language)
    if isinstance(finding, AreaFinding) or answered < asked or not (left := len(finding.open.facts)):
        return said
    return said + Text(f"，支部情况还有{left}项未填", f", {left} questions about the branch left").of(language)


def say_band(finding: AreaFinding | Result, standard: Standard, language: Language) -> str:
    """The band in words, or why there is none yet; a breached red line is always said."""
    names = {band.id: band.text.of(language) for band in standard.scoring.bands}
    capped = Text("（触碰红线）", " (red line breached)").of(language) if finding.capped else ""
    if finding.score is None:
        return capped
    if finding.band is None:
        return BAND_OPEN.of(language) + capped
    return names[finding.band] + capped


def say_waiting(finding: AreaFinding | Result, standard: Standard, language: Language) -> str:
    """The requirements that hold the band open, in brackets; empty where there is a band."""
    return say_holding(finding.band_waits_for, standard, language)


def say_holding(names: Iterable[str], standard: Standard, language: Language) -> str:
    """（红线3.2.3、3.2.4未作答）; with others among them: （1.1.1、2.1.1没有结论）. Red lines come first."""
    known = [standard.requirements[name] for name in names if name in standard.requirements]
    lines = [each.number for each in known if each.red_line]
    others = [each.number for each in known if not each.red_line]
    if others:
        return _say_undecided(lines, others, language)
    if not lines:
        return ""
    return Text(
        f"（红线{'、'.join(lines)}未作答）",
        f" (red line{'s' if len(lines) > 1 else ''} {', '.join(lines)} not answered)",
    ).of(language)


def _say_undecided(lines: list[str], others: list[str], language: Language) -> str:
    named = listed([*(f"{Text('红线', 'red line ').of(language)}{each}" for each in lines), *others], language)
    return Text(f"（{named}没有结论）", f" (not decided: {named})").of(language)


def say_remaining(result: Result, standard: Standard, language: Language) -> str:
    """A sentence on what is still to be filled in, and about how long it takes; empty once nothing is."""
    left, scoring = result.open, standard.scoring
    facts, answers = len(left.facts), len(left.requirements)
    if not left:
        return ""
    minutes = ceil((facts * scoring.fact_seconds + answers * scoring.answer_seconds) / 60)
    text = Text(
        f"还有支部情况{facts}项、要求{answers}条没有填写，大约需要{minutes}分钟（本站估计）。",
        f"Still to answer: {facts} questions about the branch and {answers} requirements, about {minutes} min (our estimate).",
    ).of(language)
    return text + _say_open_ledgers(left.ledgers, standard, language)


def _say_open_ledgers(activities: Iterable[str], standard: Standard, language: Language) -> str:
    named = [standard.activities[each].text.of(language) for each in activities]
    if not named:
        return ""
    return Text(
        f"台账中的{listed(named, language)}还没有确认登记齐全，确认后由台账判定。",
        f" In the ledger but not confirmed as complete: {listed(named, language)}. Once confirmed, the ledger decides.",
    ).of(language)


def say_without_exemptions(score: Interval | None, language: Language) -> str:
    """The figure as if nothing had been ticked "not applicable"; empty where nothing was."""
    if score is None:
        return ""
    if language is Language.ZH:
        return f"不采用自填的“不适用”时为{figures.span(score)}"
    return f"{figures.span(score)} if the ticked “not applicable” answers are set aside"


def _remarks(result: Result, standard: Standard, language: Language) -> dict[str, object]:
    """Only what a tick does not show by itself: a requirement without remarks is absent."""
    remarks: dict[str, object] = {}
    for area in result.areas:
        for finding in area.findings:
            unconfirmed = finding.open and finding.requirement in result.foreseen
            if unconfirmed or finding.last or _is_remarkable(finding):
                remarks[finding.requirement] = {
                    **_remark(finding, standard, language),
                    **(_confirming(finding, result, standard, language) if unconfirmed else {}),
                    **_last(finding, standard, language),
                }
    return remarks


def _rows(result: Result, standard: Standard, language: Language) -> list[dict[str, object]]:
    """Remarks on rows of the ledger. Their module comes later to the browser: a form begins without a ledger."""
    if not result.rows:
        return []
    from assess.outputs.score.ledger import row_data

    return row_data(result, standard, language)


def _confirming(finding: RequirementFinding, result: Result, standard: Standard, language: Language) -> dict[str, object]:
    """The amount that the ledger has for it so far, and the place where it is confirmed that this is all."""
    rule = standard.requirements[finding.requirement].rule
    if not isinstance(rule, AtLeast):
        return {}
    from assess.outputs.score.ledger import say_foreseen

    text = say_foreseen(result.foreseen[finding.requirement], rule, standard, language)
    return {"confirm": {"place": f"{LEDGER_PLACE}{rule.activity}", "text": text}}


def _last(finding: RequirementFinding, standard: Standard, language: Language) -> dict[str, object]:
    """The answer of an earlier year that was carried over, where nothing has decided since."""
    if finding.last is None or not finding.open:
        return {}
    said = standard.scoring.answers[finding.last].text.of(language)
    year = finding.last_from
    text = Text(
        f"{year}年度的作答：{said}。请核对，今年仍然如此的请确认。"
        if year
        else f"上次的作答：{said}。请核对，今年仍然如此的请确认。",
        f"Answer of {year or 'last time'}: {said.lower()}. Please check, and confirm if it is still so this year.",
    )
    return {"last": {"answer": finding.last.value, "text": text.of(language)}}


def say_year_over(year: int | None, today: date | None, language: Language) -> str:
    """That the year assessed is over, with the next; empty while it is not, or where no day is known."""
    if year is None or today is None or today.year <= year:
        return ""
    return Text(
        f"{year}年度已经结束。补办的活动在台账中填写所属期，仍计入{year}年度；此后的工作请开始{year + 1}年度的自查。",
        f"{year} is over. What was made up for later still counts for {year} if the ledger says so; for anything after that, begin "
        f"the self-assessment of {year + 1}.",
    ).of(language)


def _is_remarkable(finding: RequirementFinding) -> bool:
    decided = finding.source in (VerdictSource.FACTS, VerdictSource.LEDGER) or finding.ledger is not None
    return decided or finding.applies is not Applies.YES or finding.given is Choice.NOT_APPLICABLE


def _remark(finding: RequirementFinding, standard: Standard, language: Language) -> dict[str, object]:
    notes = [
        say_applicability(finding, standard, language) if finding.applies is not Applies.YES else "",
        say_grounds(finding, standard, language),
        _say_periods(finding, language),
        say_disagreement(finding, standard, language),
    ]
    return {
        "status": status_of(finding),
        "text": say_status(finding, standard, language),
        "decided": say_verdict(finding, standard, language),
        "notes": [note for note in notes if note],
        **_from_ledger(finding, standard, language),
    }


def _from_ledger(finding: RequirementFinding, standard: Standard, language: Language) -> dict[str, object]:
    """The rows that count, and where it is taken back that these are all."""
    rule = standard.requirements[finding.requirement].rule
    if finding.ledger is None or not isinstance(rule, AtLeast):
        return {}
    from assess.outputs.score.ledger import row_links

    return {**row_links(finding.ledger, language), "confirmed": f"{LEDGER_PLACE}{rule.activity}"}


def say_verdict(finding: RequirementFinding, standard: Standard, language: Language) -> str:
    """The verdict of facts or ledger, which stands in the place of an answer; empty where neither decides."""
    if finding.source not in DECIDING or finding.applies is Applies.NO:
        return ""
    by, state = DECIDING[finding.source].of(language), say_state(finding.earned, standard, language)
    rule = standard.requirements[finding.requirement].rule
    by_ledger = finding.ledger if finding.source is VerdictSource.LEDGER else None
    held = _say_held(by_ledger, rule, standard, language) if by_ledger else ""
    if language is Language.ZH:
        return f"由{by}判定：{state}" + (f"（{held}）" if held else "")
    return f"Decided by {by}: {state.lower()}" + (f" ({held})" if held else "")


def _say_held(finding: LedgerFinding, rule: Rule | None, standard: Standard, language: Language) -> str:
    from assess.outputs.score.ledger import say_held

    return say_held(finding, rule, standard, language)


def _say_periods(finding: RequirementFinding, language: Language) -> str:
    """The periods that are missing and open by the ledger; how much was held, only where the verdict does not say it."""
    if finding.ledger is None:
        return ""
    from assess.outputs.score.ledger import say_ledger

    return say_ledger(finding.ledger, language, name_rows=False, name_share=finding.source is not VerdictSource.LEDGER)


def _red_lines(area: AreaFinding, standard: Standard, language: Language) -> Iterable[dict[str, object]]:
    for finding in area.findings:
        if finding.red_line in (RedLine.BREACH, RedLine.RISK):
            requirement = standard.requirements[finding.requirement]
            yield {
                "id": requirement.id,
                "number": requirement.number,
                "state": finding.red_line.value,
                "text": requirement.text.of(language),
                "status": say_status(finding, standard, language),
                "path": requirement_path(requirement),
            }
