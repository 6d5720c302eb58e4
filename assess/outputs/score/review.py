"""自查分 and 考核分 side by side, the disagreements behind the difference, and what the branch is told next to a requirement."""

from collections.abc import Iterator

from assess.model.answers import Choice, Sheet
from assess.model.as_of import AsOf, Dated
from assess.model.findings import Applies, RequirementFinding, VerdictSource
from assess.model.meaning import Carried
from assess.model.review import Review, ReviewFinding, ReviewItem
from assess.model.standard import Standard
from assess.model.text import Language, Text
from assess.outputs.score.carried import reviewed_since
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
UNFINISHED_TURN = Text(
    "轮到考核人：考核没有完成，还有{left}条没有作答，已有的意见可能改变。请等考核人完成并交还文件，再核对不一致的要求。",
    "It is the reviewer’s turn: the review is not finished ({left} requirements without an answer), and what it says may still "
    "change. Wait until the reviewer has finished and handed the file back before you settle anything.",
)
CONFIRMING_TURN = Text(
    "轮到考核人：有{stale}条考核意见，所考核的要求此后有改动，请考核人核对并确认。",
    "It is the reviewer’s turn: {stale} opinions are on requirements that have changed since; the reviewer has to check and "
    "confirm them.",
)
UNFINISHED = Text("考核没有完成，意见可能改变。", "The review is not finished, and may still change.")
BRANCHS_TURN = Text(
    "轮到党支部：请逐条核对不一致的要求，需要改的修改作答，不同意的在备注中写明理由，再交考核人。",
    "It is the branch’s turn: check each requirement not in agreement, change the answer or say why not in the note, and hand the "
    "file back to the reviewer.",
)
REVIEWERS_TURN = Text(
    "轮到考核人：没有需要核对的不一致，请把文件交考核人确认。",
    "It is the reviewer’s turn: nothing is left to settle; hand the file back for confirmation.",
)
CHANGED_SINCE = Text(
    "（这一条此后有改动，考核人确认以前考核分不采用）",
    " (this requirement has changed since, so the review score does not use it until the reviewer confirms it)",
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
        "carried": [_carried(item, standard, language) for item in finding.items if item.answer.carried is not Carried.KEPT],
        "figures": [
            {"id": one["id"], "name": one["name"], "own": one, "reviewed": other} for one, other in zip(own, reviewed, strict=True)
        ],
        "requirements": {
            each.requirement: _own(each, sheet, standard, language) for area in finding.own.areas for each in area.findings
        },
        "disagreements": [_disagreement(item, sheet, standard, language) for item in apart],
        "notes": [_note(item, standard, language) for item in finding.items if not item.overrules and item.answer.note.strip()],
        "turn": say_turn(finding, review, language),
        "opinions": opinions_data(finding, review, standard, language),
    }


def say_review(review: Review, language: Language) -> str:
    """That a file holds a review, for the preview of an import."""
    by = say_by(review, language)
    said = Text(f"文件中有考核意见（{by}）。", f"The file contains a review ({by}).").of(language)
    return Text("", " ").of(language).join([said, UNFINISHED.of(language)]) if review.unfinished else said


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


def say_turn(finding: ReviewFinding, review: Review, language: Language) -> str:
    """A sentence on who goes on; empty without a review.

    The reviewer, until the review is finished; then the branch, while something is not in agreement; then the reviewer again.
    """
    if not any(_is_told(item) for item in finding.items):
        return ""
    if review.unfinished:
        return UNFINISHED_TURN.of(language).format(left=finding.unanswered)
    if any(item.overrules for item in finding.items):
        return BRANCHS_TURN.of(language)
    return (CONFIRMING_TURN if finding.stale else REVIEWERS_TURN).of(language).format(stale=len(finding.stale))


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
    note = item.answer.note.strip()
    unused = _why_unused(item).of(language) if item.answer.choice is not None and not item.counted else ""
    return {
        **_place(item, standard, language),
        "reviewed": Text(f"考核意见：{said}", f"Review: {said}").of(language) + unused,
        "own": Text(f"自查结果：{own}", f"Self-assessment: {own}").of(language),
        "mark": NOT_AGREED.of(language) if item.overrules else "",
        "note": Text(f"考核备注：{note}", f"Reviewer’s note: {note}").of(language) if note else "",
        "by": _say_who(review, language),
    }


def _why_unused(item: ReviewItem) -> Text:
    return NO_REASON if item.answer.carried.counts else CHANGED_SINCE


def _carried(item: ReviewItem, standard: Standard, language: Language) -> dict[str, object]:
    """A requirement that is not as it was when the reviewer answered, for the reviewer."""
    said, requirement = _say_reviewed(item, standard, language), standard.requirements[item.own.requirement]
    return {**_place(item, standard, language), **reviewed_since(item.answer, said, requirement, standard, language)}


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
        "turn": say_turn(finding, review, language),
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
