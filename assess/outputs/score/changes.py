"""The changes that replacing one sheet by another would make: shown before an import, so that nothing is lost unseen."""

from collections.abc import Iterator

from assess.model.answers import Answer, Sheet
from assess.model.findings import Result
from assess.model.incoming import Differences, SheetPart
from assess.model.standard import Standard
from assess.model.text import Language, Text
from assess.outputs.score.carried import say_carried
from assess.outputs.score.incoming import MORE, NAMED, say_part
from assess.outputs.score.scores import score_text

NOTHING_SAID = Answer(choice=None)
NO_ANSWER = Text("未作答", "not answered")
ADDED, CHANGED, LOST = Text("新增", "Added"), Text("更改", "Changed"), Text("清除", "Cleared")


def change_data(
    old: Sheet, new: Sheet, results: tuple[Result, Result], found: Differences, *, standard: Standard, language: Language
) -> dict[str, object]:
    """Counts of what is added, changed and lost, and the overall figure before and after; `found` is how the sheets differ.

    `named`: what that is, one by one, the first of each.
    """
    before, after = results
    added, changed, lost = _compare(old, new)
    facts = sum(old.branch.value(name) != new.branch.value(name) for name in standard.facts)
    return {
        "name": new.name,
        "year": new.year,
        "saved": new.saved,
        "answers": sum(answer.choice is not None for answer in new.answers.values()),
        "facts": len(new.branch.facts),
        "added": added,
        "changed": changed,
        "lost": lost,
        "score_before": score_text(before.score, language),
        "score_after": score_text(after.score, language),
        "sentences": [
            *_sentences(added, changed, lost, facts, language),
            *_say_ledger(found, language),
            *_say_others(old, new, found, language),
            _say_score(before, after, language),
            *say_carried(after, standard, language),
        ],
        "named": list(_named(old, new, found, standard, language)),
    }


def _named(old: Sheet, new: Sheet, found: Differences, standard: Standard, language: Language) -> Iterator[str]:
    colon = Text("：", ": ").of(language)
    for words, parts in ((ADDED, found.added), (CHANGED, found.changed), (LOST, found.lost)):
        for part in parts[:NAMED]:
            yield words.of(language) + colon + say_part(part, standard, language) + _moved(old, new, part, standard, language)
        if len(parts) > NAMED:
            yield words.of(language) + colon + MORE.of(language).format(rest=len(parts) - NAMED)


def _moved(old: Sheet, new: Sheet, part: SheetPart, standard: Standard, language: Language) -> str:
    """Of an answer: from what to what."""
    if part.path[0] != "answers":
        return ""
    sides = (each.answers.get(str(part.path[1]), NOTHING_SAID).choice for each in (old, new))
    was, is_ = (standard.scoring.answers[each].text.of(language) if each else NO_ANSWER.of(language) for each in sides)
    return "" if was == is_ else Text(f"（{was}→{is_}）", f" ({was} → {is_})").of(language)


def _compare(old: Sheet, new: Sheet) -> tuple[int, int, int]:
    added = changed = lost = 0
    for name in {**old.answers, **new.answers}:
        was, is_ = old.answers.get(name, NOTHING_SAID), new.answers.get(name, NOTHING_SAID)
        if was == is_:
            continue
        if was == NOTHING_SAID:
            added += 1
        elif is_ == NOTHING_SAID:
            lost += 1
        else:
            changed += 1
    return added, changed, lost


def _sentences(added: int, changed: int, lost: int, facts: int, language: Language) -> list[str]:
    texts = [
        Text(
            f"作答：新增{added}项，更改{changed}项，清除{lost}项。",
            f"Answers: {added} added, {changed} changed, {lost} cleared.",
        ),
        Text(f"支部情况：{facts}项有变化。", f"About the branch: {facts} changed."),
    ]
    return [text.of(language) for text in texts]


def _say_ledger(found: Differences, language: Language) -> Iterator[str]:
    """Nothing where there is no ledger on either side, or where it stays the same."""
    rows = found.within("ledger", "rows").counts
    if any(rows):
        yield _say_counts(Text("台账记录", "Ledger entries"), rows, language)
    others = sum(found.within("ledger").counts) - sum(rows)
    if others:
        yield Text(
            f"台账的人员名单、登记齐全的活动、日期：{others}处有变化。",
            f"The ledger’s people, complete activities and dates: {others} changed.",
        ).of(language)


def _say_counts(name: Text, counts: tuple[int, int, int], language: Language) -> str:
    added, changed, lost = counts
    return Text(
        f"{name.zh}：新增{added}条，更改{changed}条，清除{lost}条。",
        f"{name.en}: {added} added, {changed} changed, {lost} cleared.",
    ).of(language)


def _say_others(old: Sheet, new: Sheet, found: Differences, language: Language) -> Iterator[str]:
    """Parts that no score depends on."""
    for part, name in (("plan", Text("整改计划", "Improvement plan")), ("earlier", Text("历次自查", "Earlier assessments"))):
        counts = found.within(part).counts
        if any(counts):
            yield _say_counts(name, counts, language)
    if old.calendar_raw != new.calendar_raw:
        yield Text("年度计划：内容有变化。", "The year’s plan: changed.").of(language)
    if old.review_raw != new.review_raw:
        yield Text("考核意见：内容有变化。", "The review: changed.").of(language)


def _say_score(before: Result, after: Result, language: Language) -> str:
    was, is_ = score_text(before.score, language), score_text(after.score, language)
    return Text(f"总体得分：由{was}变为{is_}。", f"Overall score: from {was} to {is_}.").of(language)
