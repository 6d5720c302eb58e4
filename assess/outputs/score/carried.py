"""Requirements that have changed since they were answered, in words: shown at each, with the old answer."""

from collections.abc import Iterator

from assess.model.answers import Answer, Choice
from assess.model.findings import Applies, RequirementFinding, Result
from assess.model.meaning import Carried
from assess.model.meanings import worded_then
from assess.model.standard import Requirement, Standard
from assess.model.text import Language, Text

SINCE = {
    Carried.REWORDED: Text(
        "作答以后，这一条的文字有改动，判定办法没有变；“{was}”照常计入。",
        "The wording has changed since this was answered, what is asked has not: “{was}” still counts.",
    ),
    Carried.CHANGED: Text(
        "作答以后，这一条的规则或适用范围有改动。原作答“{was}”已保留，确认以前按未作答处理。",
        "What this asks has changed since it was answered. “{was}” is kept, and counts as open until it is confirmed.",
    ),
    Carried.SPLIT: Text(
        "这一条由原来的另一条拆分或合并而来。原作答“{was}”已保留，确认以前按未作答处理。",
        "This was made from another requirement that was split or joined. “{was}” is kept, and counts as open until "
        "it is confirmed.",
    ),
    Carried.NEW: Text(
        "这一条是上次保存以后新增的，请作答。", "This requirement is new since the file was saved. Please answer it."
    ),
}
REVIEWED_REWORDED = Text(
    "考核以后，这一条的文字有改动，判定办法没有变；考核意见“{was}”照常采用。",
    "The wording has changed since the review, what is asked has not: “{was}” still counts.",
)
REVIEWED_CHANGED = Text(
    "考核以后，这一条的规则或适用范围有改动。考核意见“{was}”已保留，确认以前不采用。",
    "What this asks has changed since the review. “{was}” is kept, and is not used until it is confirmed.",
)
EARLIER = Text("{version}版的原文：“{text}”", "In version {version} it read: “{text}”")
WAITS = Text(
    "确认“{activity}”登记齐全以后，计算它的规则有改动；确认以前不按台账判定。",
    "The rules that count {activity} have changed since it was confirmed to be complete. Until confirmed again, the ledger does "
    "not decide.",
)
NAMED = {
    Carried.CHANGED: Text(
        "规则或适用范围有改动、原作答待确认的要求（{count}条）：{which}。",
        "Requirements that have changed, with an answer to confirm ({count}): {which}.",
    ),
    Carried.SPLIT: Text(
        "拆分或合并而来、原作答待确认的要求（{count}条）：{which}。",
        "Requirements that were split or joined, with an answer to confirm ({count}): {which}.",
    ),
    Carried.NEW: Text("新增的要求（{count}条）：{which}。", "New requirements ({count}): {which}."),
    Carried.REWORDED: Text(
        "只改了文字、照常计入的要求（{count}条）：{which}。", "Requirements reworded only, which still count ({count}): {which}."
    ),
}
NAMED_WAITING = Text(
    "登记齐全待确认的活动（{count}项）：{which}。", "Activities to confirm as complete in the ledger ({count}): {which}."
)


def carried_data(result: Result, standard: Standard, language: Language) -> list[dict[str, object]]:
    """Every requirement that is not as it was. What is kept is not named."""
    return [_one(each, standard, language) for each in result.findings if _is_said(each)]


def activity_data(result: Result, standard: Standard, language: Language) -> list[dict[str, str]]:
    """The activities that were said to be complete for other rules."""
    return [{"id": name, "text": _say_waits(name, standard, language)} for name in sorted(result.unconfirmed)]


def say_carried(result: Result, standard: Standard, language: Language) -> list[str]:
    """One sentence for each thing that can have happened, with the numbers of the requirements that it happened to."""
    return list(_sentences(result, standard, language))


def _is_said(finding: RequirementFinding) -> bool:
    return finding.carried is not Carried.KEPT and finding.applies is not Applies.NO


def say_one(finding: RequirementFinding, standard: Standard, language: Language) -> str:
    """A sentence on how a requirement has changed since it was answered; empty where it has not, or does not apply."""
    if not _is_said(finding):
        return ""
    requirement = standard.requirements[finding.requirement]
    was = _say_choice(finding.given, requirement, standard, language)
    said = SINCE[finding.carried].of(language).format(was=was)
    return _joined(language, said, say_earlier(finding.given_as, requirement, standard, language))


def say_earlier(given_as: str, requirement: Requirement, standard: Standard, language: Language) -> str:
    """The sentence that was answered, with its version; empty where it reads the same now, or is not recorded."""
    then = worded_then(standard, given_as)
    if then is None or then[1].of(language) == requirement.text.of(language):
        return ""
    return EARLIER.of(language).format(version=then[0], text=then[1].of(language))


def _joined(language: Language, *said: str) -> str:
    return Text("", " ").of(language).join(filter(None, said))


def _one(finding: RequirementFinding, standard: Standard, language: Language) -> dict[str, object]:
    requirement = standard.requirements[finding.requirement]
    return {
        "id": requirement.id,
        "number": requirement.number,
        "state": finding.carried.value,
        "was": finding.given.value if finding.given else "",
        "text": say_one(finding, standard, language),
        "confirm": not finding.carried.counts and finding.given is not None,
    }


def reviewed_since(answer: Answer, was: str, requirement: Requirement, standard: Standard, language: Language) -> dict[str, object]:
    """The same for a reviewer's answer."""
    said = (REVIEWED_REWORDED if answer.carried.counts else REVIEWED_CHANGED).of(language).format(was=was)
    text = _joined(language, said, say_earlier(answer.given_as, requirement, standard, language))
    return {"text": text, "confirm": not answer.carried.counts}


def _say_choice(choice: Choice | None, requirement: Requirement, standard: Standard, language: Language) -> str:
    if choice is None:
        return ""
    label = standard.scoring.answers[choice]
    return (label.red_line_text if requirement.red_line else label.text).of(language)


def _say_waits(activity: str, standard: Standard, language: Language) -> str:
    return WAITS.of(language).format(activity=standard.activities[activity].text.of(language))


def _sentences(result: Result, standard: Standard, language: Language) -> Iterator[str]:
    comma = Text("、", ", ").of(language)
    for state, sentence in NAMED.items():
        numbers = [
            standard.requirements[each.requirement].number for each in result.findings if _is_said(each) and each.carried is state
        ]
        if numbers:
            yield sentence.of(language).format(count=len(numbers), which=comma.join(numbers))
    if result.unconfirmed:
        names = [standard.activities[each].text.of(language) for each in sorted(result.unconfirmed)]
        yield NAMED_WAITING.of(language).format(count=len(names), which=comma.join(names))
