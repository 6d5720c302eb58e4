"""自查分 and 考核分 side by side, the disagreements behind the difference, and what the branch is told next to a requirement."""

from collections.abc import Iterator

from assess.model.answers import Choice, Sheet
from assess.model.as_of import AsOf, Dated
from assess.model.findings import Applies, RequirementFinding, VerdictSource
from assess.model.review import Review, ReviewFinding, ReviewItem
from assess.model.standard import Standard
from assess.model.text import Language, Text
from assess.outputs.score.ledger import say_ledger
from assess.outputs.score.scores import figures_data
from assess.outputs.words.wording import say_applicability, say_decided, say_status, status_of

RULE = Text(
    "考核分与自查分用同一种方法计算，由本站拟定：考核人作答的，以考核意见为准，支部的勾选、支部情况和台账都不再采用；考核人没有作答的，"
    "沿用自查结果。考核人选“不适用”须在备注中写明理由，否则沿用自查结果；自查按台账比例计分、考核人选“部分达标”的，仍按台账的比例。",
    "The review score is worked out as the branch’s own is, by this portal’s convention. Where the reviewer answered, that answer "
    "counts in place of the branch’s tick, its facts and its ledger; elsewhere the self-assessment stands. “Not applicable” needs "
    "its reason in the note, or the self-assessment stands; where the ledger gave a share and the reviewer says “Partly met”, the "
    "share of the ledger stands.",
)
UNNAMED = Text("未填姓名", "not named")
UNDATED = Text("未填日期", "no date")
UNANSWERED = Text("未作答", "Not answered")
NOT_AGREED = Text("与自查结果不一致", "Not in agreement")
AGREED = Text("考核意见与自查结果没有不一致。", "The review and the self-assessment do not differ anywhere.")
BRANCHS_TURN = Text(
    "轮到党支部：请逐条核对不一致的要求，需要改的修改作答，不同意的在备注中写明理由，再交考核人。",
    "It is the branch’s turn: check each requirement not in agreement, change the answer or say why not in the note, and hand the "
    "file back to the reviewer.",
)
REVIEWERS_TURN = Text(
    "轮到考核人：没有需要核对的不一致，请把文件交考核人确认。",
    "It is the reviewer’s turn: nothing is left to settle; hand the file back for confirmation.",
)
NO_REASON = Text("（没有写明理由，考核分不采用）", " (without a reason, so the review score does not use it)")


def review_data(
    finding: ReviewFinding, review: Review, sheet: Sheet, judged: AsOf, *, standard: Standard, language: Language
) -> dict[str, object]:
    """Figures of both, each requirement as the branch left it, the disagreements in the poster's order, and the remarks on them."""
    own, reviewed = (figures_data(each, standard, language) for each in (finding.own, finding.reviewed))
    apart = [item for item in finding.items if item.overrules]
    return {
        "rule": RULE.of(language),
        "by": say_by(review, language),
        "progress": _say_progress(finding, language) + _say_as_of(sheet, judged, language),
        "figures": [
            {"id": one["id"], "name": one["name"], "own": one, "reviewed": other} for one, other in zip(own, reviewed, strict=True)
        ],
        "requirements": {
            each.requirement: _own(each, sheet, standard, language) for area in finding.own.areas for each in area.findings
        },
        "disagreements": [_disagreement(item, sheet, standard, language) for item in apart],
        "notes": [_note(item, standard, language) for item in finding.items if not item.overrules and item.answer.note.strip()],
        "turn": say_turn(finding, language),
        "opinions": opinions_data(finding, review, standard, language),
    }


def say_review(review: Review, language: Language) -> str:
    """That a file holds a review, for the preview of an import."""
    by = say_by(review, language)
    return Text(f"文件中有考核意见（{by}）。", f"The file contains a review ({by}).").of(language)


def say_by(review: Review, language: Language) -> str:
    """The reviewer, and the day."""
    name = review.reviewer.strip() or UNNAMED.of(language)
    day = review.day.isoformat() if review.day else UNDATED.of(language)
    return Text(f"{name}，{day}", f"{name}, {day}").of(language)


def _say_progress(finding: ReviewFinding, language: Language) -> str:
    answered = sum(item.counted for item in finding.items)
    apart = sum(item.overrules for item in finding.items)
    return Text(
        f"考核人已作答{answered}条，其中与自查结果不一致{apart}条。",
        f"Answered by the reviewer: {answered}; not in agreement with the self-assessment: {apart}.",
    ).of(language)


def say_turn(finding: ReviewFinding, language: Language) -> str:
    """A sentence on who goes on: the branch while something is not in agreement, else the reviewer; empty without a review."""
    if not any(_is_told(item) for item in finding.items):
        return ""
    return (BRANCHS_TURN if any(item.overrules for item in finding.items) else REVIEWERS_TURN).of(language)


def _say_as_of(sheet: Sheet, judged: AsOf, language: Language) -> str:
    """As of which day the ledger is judged; nothing where it decides about nothing."""
    if not sheet.ledger.covers or judged.day is None:
        return ""
    day = judged.day.isoformat()
    if judged.dated is Dated.SAVED:
        return Text(f"台账算到文件保存的当天（{day}）。", f" The ledger is judged as of the day the file was saved ({day}).").of(
            language
        )
    return Text(
        f"文件没有可信的保存日期，台账算到{day}。",
        f" The file names no day of saving that can be believed; its ledger is judged as of {day}.",
    ).of(language)


# — what the branch has


def _own(finding: RequirementFinding, sheet: Sheet, standard: Standard, language: Language) -> dict[str, object]:
    answer = sheet.answers.get(finding.requirement)
    return {
        "status": status_of(finding),
        "status_text": say_status(finding, standard, language),
        "said": _say_given(finding, standard, language),
        "note": answer.note if answer else "",
        "found": list(_say_found(finding, standard, language)),
    }


def _say_given(finding: RequirementFinding, standard: Standard, language: Language) -> str:
    if finding.given is None:
        return UNANSWERED.of(language)
    said = _say_choice(finding.given, finding, standard, language)
    if not finding.reason.strip():
        return said
    return said + Text(f"（理由：{finding.reason}）", f" (reason: {finding.reason})").of(language)


def _say_choice(choice: Choice, finding: RequirementFinding, standard: Standard, language: Language) -> str:
    label = standard.scoring.answers[choice]
    return (label.red_line_text if standard.requirements[finding.requirement].red_line else label.text).of(language)


def _say_found(finding: RequirementFinding, standard: Standard, language: Language) -> Iterator[str]:
    """The verdict of facts and ledger, whatever the branch ticked."""
    if finding.applies is not Applies.YES:
        yield say_applicability(finding, standard, language)
    if finding.source is VerdictSource.FACTS:
        yield say_decided(finding, standard, language)
    if finding.ledger is not None:
        yield say_ledger(finding.ledger, language, name_rows=False)


# — where they differ


def _disagreement(item: ReviewItem, sheet: Sheet, standard: Standard, language: Language) -> dict[str, object]:
    own = item.own
    return {
        **_place(item, standard, language),
        "said": _say_given(own, standard, language),
        "found": list(_say_found(own, standard, language)),
        "counted": say_status(own, standard, language),
        "reviewed": _say_reviewed(item, standard, language),
        "note": item.answer.note,
    }


def _note(item: ReviewItem, standard: Standard, language: Language) -> dict[str, object]:
    return {**_place(item, standard, language), "reviewed": _say_reviewed(item, standard, language), "note": item.answer.note}


def _place(item: ReviewItem, standard: Standard, language: Language) -> dict[str, object]:
    requirement = standard.requirements[item.own.requirement]
    return {"id": requirement.id, "number": requirement.number, "text": requirement.text.of(language)}


def _say_reviewed(item: ReviewItem, standard: Standard, language: Language) -> str:
    choice = item.answer.choice
    return UNANSWERED.of(language) if choice is None else _say_choice(choice, item.own, standard, language)


# — what the branch is told


def opinions_data(finding: ReviewFinding, review: Review, standard: Standard, language: Language) -> dict[str, object]:
    """Requirement → the reviewer's verdict next to the branch's own result, wherever the reviewer wrote something."""
    return {item.own.requirement: opinion(item, review, standard, language) for item in finding.items if _is_told(item)}


def opinion(item: ReviewItem, review: Review, standard: Standard, language: Language) -> dict[str, object]:
    """Both in words, and where they differ the mark that says so; the rest is empty where the file says nothing."""
    said, own = _say_reviewed(item, standard, language), say_status(item.own, standard, language)
    note, choice = item.answer.note.strip(), item.answer.choice
    unused = NO_REASON.of(language) if choice is not None and not item.counted else ""
    return {
        **_place(item, standard, language),
        "reviewed": Text(f"考核意见：{said}", f"Review: {said}").of(language) + unused,
        "own": Text(f"自查结果：{own}", f"Self-assessment: {own}").of(language),
        "mark": NOT_AGREED.of(language) if item.overrules else "",
        "note": Text(f"考核备注：{note}", f"Reviewer’s note: {note}").of(language) if note else "",
        "by": _say_who(review, language),
    }


def summary_data(finding: ReviewFinding, review: Review, standard: Standard, language: Language) -> dict[str, object] | None:
    """The disagreements, other remarks, and the figures of the whole and of each area; None where no one reviewed anything."""
    told = [item for item in finding.items if _is_told(item)]
    if not told:
        return None
    apart, agreed = (
        [opinion(item, review, standard, language) for item in told if item.overrules is which] for which in (True, False)
    )
    return {
        "by": _say_who(review, language),
        "progress": _say_progress(finding, language),
        "turn": say_turn(finding, language),
        "apart": apart,
        "noted": [each for each in agreed if each["note"]],
        "agreed": "" if apart else AGREED.of(language),
        "rule": RULE.of(language),
        "figures": {
            each["id"]: {"score": each["score"], "band_text": each["band_text"]}
            for each in figures_data(finding.reviewed, standard, language)
        },
    }


def _is_told(item: ReviewItem) -> bool:
    return item.answer.choice is not None or bool(item.answer.note.strip())


def _say_who(review: Review, language: Language) -> str:
    """The reviewer, and the day, as far as the file says so."""
    name, day = review.reviewer.strip(), review.day.isoformat() if review.day else ""
    said = [Text(f"考核人：{name}", f"by {name}")] if name else []
    said += [Text(f"考核日期：{day}", f"on {day}")] if day else []
    if language is Language.ZH:
        return "，".join(each.zh for each in said)
    return " ".join(["Reviewed", *(each.en for each in said)]) if said else ""
