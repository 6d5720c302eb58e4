"""Finished assessments: as a file keeps them, as a list with their figures, and two of them compared, in words."""

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction

from assess.model.findings import Interval
from assess.model.history import Cause, Direction, Periods, RequirementChange, Snapshot, SnapshotComparison, Standing
from assess.model.recorded import Figure
from assess.model.standard import Standard
from assess.model.text import Language, Text
from assess.outputs.addresses import requirement_path
from assess.outputs.branch_file.sheets import fact_data
from assess.outputs.score.scores import BAND_OPEN, NO_SCORE, OVERALL, say_holding
from assess.outputs.score.verification import result_data, say_figure_band
from assess.outputs.words import figures
from assess.outputs.words.months import MONTHS_EN
from assess.outputs.words.wording import say_state, say_value

NOW = Text("目前（未完成）", "Now (not finished)")
ABSENT = Text("（标准中没有这一条）", "(not in that standard)")
DIRECTIONS = {
    Direction.BETTER: Text("好转", "better"),
    Direction.WORSE: Text("退步", "worse"),
    Direction.OTHER: Text("有变化", "changed"),
}
NO_CAUSE = Text("作答、支部情况和台账都没有不同：时间推移所致。", "No answer, fact or ledger entry differs: only time has passed.")
STANDARD_ONLY = Text(
    "作答、支部情况和台账都没有不同：所用的标准不同。",
    "No answer, fact or ledger entry differs: it was worked out by another standard.",
)
NOT_IN_BOTH = Text("两次所用的标准中，只有一份有这一条。", "Only one of the two standards has this requirement.")


def snapshot_data(snapshot: Snapshot) -> dict[str, object]:
    """One finished assessment as a file keeps it; see `reading.files.history` for the form."""
    return {
        "finished": snapshot.day.isoformat() if snapshot.day else None,
        "year": snapshot.year,
        "branch": {name: fact_data(value) for name, value in snapshot.facts.items()},
        "requirements": {name: _standing_data(each) for name, each in snapshot.standings.items()},
        "result": result_data(snapshot.recorded),
    }


def _standing_data(standing: Standing) -> dict[str, object]:
    data: dict[str, object] = {"status": standing.status.value}
    if standing.answer is not None:
        data["answer"] = standing.answer.value
    if standing.periods is not None:
        data |= {"held": standing.periods.held, "missed": standing.periods.missed, "open": standing.periods.open}
    return data


# — the list


def history_data(
    shown: Sequence[Snapshot], waits_for: Sequence[Sequence[str]], now: Snapshot, standard: Standard, language: Language
) -> dict[str, object]:
    """`rows`, the oldest first, each with its figures; `now` is the row of what is not finished, if it is among them.

    `waits_for` has for each the requirements that hold its band open.
    """
    rows = [_row(each, waiting, standard, language, is_now=each is now) for each, waiting in zip(shown, waits_for, strict=True)]
    return {
        "head": [OVERALL.of(language), *(area.text.of(language) for area in standard.areas)],
        "rows": rows,
        "standard_note": _say_standards(shown, language),
    }


def _row(
    snapshot: Snapshot, waits_for: Sequence[str], standard: Standard, language: Language, *, is_now: bool
) -> dict[str, object]:
    areas = [snapshot.recorded.areas.get(area.id) for area in standard.areas]
    return {
        "name": NOW.of(language) if is_now else say_snapshot(snapshot, language) + _say_version(snapshot, standard, language),
        "now": is_now,
        "band": _say_band(snapshot, waits_for, standard, language),
        "cells": [_cell(each, language) for each in (snapshot.recorded.overall, *areas)],
    }


def _say_version(snapshot: Snapshot, standard: Standard, language: Language) -> str:
    """The standard of an assessment that another one than the present judged; its figures stay as they were."""
    if snapshot.recorded.standard_digest == standard.digest:
        return ""
    version = snapshot.recorded.standard_version
    return Text(f"，按标准{version}版", f", by standard {version}").of(language)


def _say_band(snapshot: Snapshot, waits_for: Sequence[str], standard: Standard, language: Language) -> str:
    """The band, or which requirements hold it open; nothing where there is no score."""
    figure = snapshot.recorded.overall
    if figure.low is None:
        return ""
    if figure.band is not None:
        return say_figure_band(figure, standard, language)
    return BAND_OPEN.of(language) + say_holding(waits_for, standard, language)


def _cell(figure: Figure | None, language: Language) -> dict[str, object]:
    low, high = (figure.low, figure.high) if figure else (None, None)
    return {
        "score": _span(figure, language),
        "bar": {"low": figures.tenths(low) if low is not None else 0, "high": figures.tenths(high) if high is not None else 0},
    }


def _span(figure: Figure | None, language: Language) -> str:
    if figure is None or figure.low is None or figure.high is None:
        return NO_SCORE.of(language)
    return figures.span(Interval(low=figure.low, high=figure.high, certain=True))


def _say_standards(shown: Sequence[Snapshot], language: Language) -> str:
    """Said where it matters: figures by different standards are not of one measure."""
    if len({each.recorded.standard_digest for each in shown}) <= 1:
        return ""
    return Text(
        "各次所用的标准不完全相同，得分按各次所用的标准保留，不能直接比较；比较两次时会说明哪些变化由标准引起。",
        "Not all were worked out by the same standard. Each keeps the figures of its own, which are not of one measure; comparing "
        "two says which changes come from the standard.",
    ).of(language)


def say_snapshot(snapshot: Snapshot, language: Language) -> str:
    """“2026年度（2026年12月1日完成）”."""
    day = say_day(snapshot.day, language)
    if snapshot.year is None:
        return Text(f"{day}完成", f"Finished {day}").of(language)
    return Text(f"{snapshot.year}年度（{day}完成）", f"{snapshot.year} (finished {day})").of(language)


def say_day(day: date | None, language: Language) -> str:
    """A day as people write it; nothing where there is none."""
    if day is None:
        return ""
    return Text(f"{day.year}年{day.month}月{day.day}日", f"{day.day} {MONTHS_EN[day.month - 1]} {day.year}").of(language)


# — two of them


def comparison_data(comparison: SnapshotComparison, standard: Standard, language: Language, *, now: Snapshot) -> dict[str, object]:
    """Figures side by side, the facts that differ, and each requirement that stands differently, with what differs in it."""
    before, after = comparison.before, comparison.after
    changes = [_change(each, comparison, standard, language) for each in comparison.changes]
    return {
        "before": NOW.of(language) if before is now else say_snapshot(before, language),
        "after": NOW.of(language) if after is now else say_snapshot(after, language),
        "summary": _summary(comparison, language),
        "figures": list(_figures(comparison, standard, language)),
        "facts": [
            {
                "id": name,
                "name": standard.facts[name].text.of(language),
                "before": say_value(standard.facts[name], before.facts.get(name), language),
                "after": say_value(standard.facts[name], after.facts.get(name), language),
            }
            for name in comparison.facts
        ],
        "changes": changes,
        "notes": list(_notes(comparison, language)),
    }


def _summary(comparison: SnapshotComparison, language: Language) -> str:
    if not comparison.changes:
        return Text("两次的每一条要求结果都相同。", "Every requirement stands the same in both.").of(language)
    better, worse, other = (sum(each.direction is kind for each in comparison.changes) for kind in Direction)
    return Text(
        f"有{len(comparison.changes)}条要求的结果不同：好转{better}条，退步{worse}条，其他变化{other}条。",
        f"Requirements that stand differently: {len(comparison.changes)} (better {better}, worse {worse}, otherwise {other}).",
    ).of(language)


def _figures(comparison: SnapshotComparison, standard: Standard, language: Language) -> Iterator[dict[str, object]]:
    sides = (comparison.before.recorded, comparison.after.recorded)
    yield _figure(OVERALL.of(language), sides[0].overall, sides[1].overall, language)
    for area in standard.areas:
        was, is_ = (side.areas.get(area.id) for side in sides)
        yield _figure(area.text.of(language), was, is_, language)


def _figure(name: str, was: Figure | None, is_: Figure | None, language: Language) -> dict[str, object]:
    return {"name": name, "before": _span(was, language), "after": _span(is_, language), "moved": _moved(was, is_, language)}


def _moved(was: Figure | None, is_: Figure | None, language: Language) -> str:
    """By how much; of intervals, by how much each end. Nothing where one of them has no figure."""
    if was is None or is_ is None or was.low is None or was.high is None or is_.low is None or is_.high is None:
        return ""
    if (was.low, was.high) == (is_.low, is_.high):
        return Text("没有变化", "unchanged").of(language)
    low, high = _signed(was.low, is_.low), _signed(was.high, is_.high)
    if was.low == was.high and is_.low == is_.high:
        return low
    return Text(f"下限{low}，上限{high}", f"low end {low}, high end {high}").of(language)


def _signed(was: Fraction, is_: Fraction) -> str:
    difference = figures.shown(is_) - figures.shown(was)
    if not difference:
        return "0"
    return f"{'+' if difference > 0 else '−'}{figures.percent(abs(difference))}"


def _change(change: RequirementChange, comparison: SnapshotComparison, standard: Standard, language: Language) -> dict[str, object]:
    requirement = standard.requirements[change.requirement]
    return {
        "id": requirement.id,
        "number": requirement.number,
        "text": requirement.text.of(language),
        "before": _say_standing(change.before, standard, language),
        "after": _say_standing(change.after, standard, language),
        "direction": change.direction.value,
        "direction_text": DIRECTIONS[change.direction].of(language),
        "why": list(_say_causes(change, comparison, standard, language)),
        "path": requirement_path(requirement),
    }


def _say_standing(standing: Standing | None, standard: Standard, language: Language) -> str:
    return ABSENT.of(language) if standing is None else say_state(standing.status, standard, language)


def _say_causes(change: RequirementChange, comparison: SnapshotComparison, standard: Standard, language: Language) -> Iterator[str]:
    was, is_ = change.before, change.after
    if was is None or is_ is None:
        yield NOT_IN_BOTH.of(language)
        return
    if Cause.ANSWER in change.causes:
        one, other = (_say_answer(each, change.requirement, standard, language) for each in (was, is_))
        yield Text(f"作答：由{one}改为{other}。", f"Answer: from {one} to {other}.").of(language)
    for name in change.facts:
        fact = standard.facts[name]
        one, other = (say_value(fact, side.facts.get(name), language) for side in (comparison.before, comparison.after))
        text = fact.text.of(language)
        yield Text(f"支部情况“{text}”：由{one}变为{other}。", f"Fact “{text}”: from {one} to {other}.").of(language)
    if Cause.LEDGER in change.causes:
        one, other = (_say_periods(each.periods, language) for each in (was, is_))
        yield Text(f"台账：由{one}变为{other}。", f"Ledger: from {one} to {other}.").of(language)
    if Cause.STANDARD in change.causes:
        yield STANDARD_ONLY.of(language)
    if not change.causes:
        yield NO_CAUSE.of(language)


def _say_answer(standing: Standing, requirement: str, standard: Standard, language: Language) -> str:
    if standing.answer is None:
        return Text("未勾选", "nothing ticked").of(language)
    label = standard.scoring.answers[standing.answer]
    text = label.red_line_text if standard.requirements[requirement].red_line else label.text
    return f"“{text.of(language)}”"


def _say_periods(periods: Periods | None, language: Language) -> str:
    if periods is None:
        return Text("没有按台账判定", "not judged from it").of(language)
    due = periods.held + periods.missed
    return Text(f"已到期{due}次中开展{periods.held}次", f"{periods.held} of {due} due").of(language)


def _notes(comparison: SnapshotComparison, language: Language) -> Iterator[str]:
    if not comparison.same_standard:
        versions = [side.recorded.standard_version for side in (comparison.before, comparison.after)]
        named = (
            ""
            if versions[0] == versions[1]
            else Text(f"（{versions[0]}、{versions[1]}）", f" ({versions[0]}, {versions[1]})").of(language)
        )
        yield Text(
            f"两次所用的标准不完全相同{named}：得分的变化可能有一部分由此而来。",
            f"The two were worked out by standards that are not quite the same{named}: part of the change in the figures may come "
            "from that.",
        ).of(language)
    if comparison.unknown:
        count = len(comparison.unknown)
        yield Text(
            f"有{count}条要求不在现行标准中，没有列出。",
            f"Requirements that the present standard does not have, and that are not listed: {count}.",
        ).of(language)
