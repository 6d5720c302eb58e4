"""A file that is brought to what is here, in words: what it is, what is best done with it, and what replacing would lose."""

from collections.abc import Iterator, Mapping

from assess.model.incoming import Differences, Incoming, Offer, SheetPart
from assess.model.merging import Full
from assess.model.review import Review
from assess.model.standard import Standard
from assess.model.text import Language, Text
from assess.outputs.score.merging import say_path, say_shortened
from assess.outputs.score.review import say_by, say_review

NAMED = 8
"""So many losses are named; the others are counted."""
CELLS_SHOWN = 60
OTHER = Text(
    "文件与这里不是同一份自查：文件是“{there}”，这里是“{here}”。替换会清掉这里的内容；要同时保留两份，请先在“本机保存的支部”里新建一个，再导入。",
    "This is a file of another assessment: the file is “{there}”, here is “{here}”. Replacing would clear what is here. To keep "
    "both, first start another branch under “Branches on this device”, then import there.",
)
NOTHING_NEW = Text("文件中没有这里没有的内容，不需要导入。", "The file has nothing that is not here already: no need to import it.")
ONLY_THE_REVIEW = Text(
    "只取回考核意见：作答、支部情况、台账和整改计划都保持不变。",
    "Take only the review: answers, facts, ledger and plan stay as they are.",
)
BESIDES = Text(
    "除考核意见外，文件与这里还有不同：有{added}处只在文件中，{changed}处两边不一样，只取回考核意见时都不采用；需要采用的，请合并。",
    "Besides the review the file differs from what is here: {added} only in the file, {changed} not the same. Taking only the "
    "review leaves these aside; to use them, merge.",
)
GONE_ON = Text("这里有{lost}处内容文件中没有，保持不变。", "{lost} entries or answers here are not in the file; they stay.")
ANOTHER_REVIEW = Text(
    "这里已有的考核意见（{here}）将由文件中的代替，可以撤销。",
    "The review that is here ({here}) will be replaced by the one in the file; this can be undone.",
)
LOSES = Text("替换会失去这里的以下内容：", "Replacing loses this of what is here:")
LOSES_NOTHING = Text("替换不会失去这里的内容。", "Replacing loses nothing of what is here.")
REPLACED_REVIEW = Text("考核意见（{here}）", "the review ({here})")
MORE = Text("另有{rest}处", "{rest} more")


def incoming_data(
    found: Incoming, full: Full, names: tuple[str, str], reviews: tuple[Review, Review], standard: Standard, language: Language
) -> dict[str, object]:
    """`names` and `reviews` are those here and those in the file."""
    return {
        "offer": found.offer.value,
        "lead": list(_lead(found, full, names, reviews, language)),
        "losing": (LOSES if _loses(found) else LOSES_NOTHING).of(language),
        "lost": list(_lost(found, reviews[0], standard, language)),
    }


def _lead(found: Incoming, full: Full, names: tuple[str, str], reviews: tuple[Review, Review], language: Language) -> Iterator[str]:
    if not (found.same_branch and found.same_year):
        yield OTHER.of(language).format(here=names[0], there=names[1])
    if found.review:
        yield say_review(reviews[1], language)
    if full.places:
        yield say_shortened(full, language)
    if found.offer is Offer.NOTHING and found.same_branch and found.same_year:
        yield NOTHING_NEW.of(language)
    if found.offer is Offer.REVIEW:
        yield from _about_review(found, reviews[0], language)


def _about_review(found: Incoming, here: Review, language: Language) -> Iterator[str]:
    yield ONLY_THE_REVIEW.of(language)
    if found.replaced:
        yield ANOTHER_REVIEW.of(language).format(here=say_by(here, language))
    added, changed, lost = found.differences.counts
    if added or changed:
        yield BESIDES.of(language).format(added=added, changed=changed)
    if lost:
        yield GONE_ON.of(language).format(lost=lost)


# — what replacing loses


def _loses(found: Incoming) -> bool:
    return bool(found.differences.lost or found.differences.changed or found.replaced)


def _lost(found: Incoming, here: Review, standard: Standard, language: Language) -> Iterator[str]:
    """The first of them by name: what is gone, then what says something else afterwards."""
    if found.replaced:
        yield REPLACED_REVIEW.of(language).format(here=say_by(here, language))
    parts = _parts(found.differences)
    yield from (_say_part(each, standard, language) for each in parts[:NAMED])
    if len(parts) > NAMED:
        yield MORE.of(language).format(rest=len(parts) - NAMED)


def _parts(found: Differences) -> tuple[SheetPart, ...]:
    return (*found.lost, *found.changed)


def _say_part(part: SheetPart, standard: Standard, language: Language) -> str:
    place = say_path([str(step) for step in part.path], standard, language)
    if not isinstance(part.value, Mapping) or part.path[0] == "answers":
        return place
    cells = [standard.activities[each].text.of(language) if each in standard.activities else each for each in _cells(part.value)]
    return f"{place} · {' '.join(cells)[:CELLS_SHOWN]}"


def _cells(value: Mapping[object, object]) -> list[str]:
    """When and what: what an entry, a measure, or a person, is known by."""
    return [str(value[name]) for name in ("date", "activity", "topic", "what", "name") if value.get(name)]
