"""A learner's file, and where the learner stands, in words. It is for the learner alone: nothing is added up to a score."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from assess.model.learner import FORMAT, VERSION, AskedQuestion, Learner, Progress, Queue
from assess.model.text import Language, Text

NOTHING = Text(
    "还没有答过题。打开任何一个单元的“练习”就可以开始。",
    "No question has been answered yet. Begin with the questions of any module.",
)
SUMMARY = Text(
    "{all}道题里，答对的{known}道，要再看的{again}道，还没有做的{open}道。",
    "Of {all} questions: answered right {known}, to look at again {again}, not yet tried {open}.",
)
WRONG = Text("上次没有答对", "Not right last time")
CHANGED = Text("答过以后题目改了", "Changed since it was answered")
DUE = Text("今天要复习{due}张，新卡{fresh}张。", "Today: {due} to review, {fresh} new.")
DONE = Text("今天的卡片都看过了。下一张在{after}以后。", "Today’s cards are done. The next comes back in {after}.")
ALL_DONE = Text("今天的卡片都看过了。", "Today’s cards are done.")
TAKEN = Text(
    "文件里的学习记录已经并入：{count}条是新的或者更新的，其余的本机已有。",
    "The record in the file has been merged. New or newer entries: {count}; the rest was here already.",
)
RATINGS = {
    1: Text("忘了", "Forgotten"),
    2: Text("吃力", "Hard"),
    3: Text("记得", "Good"),
    4: Text("很熟", "Easy"),
}
MINUTES = Text("{count}分钟", "{count} min")
HOURS = Text("{count}小时", "{count} h")
DAYS = Text("{count}天", "{count} d")
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def learner_data(learner: Learner) -> dict[str, object]:
    """The file, in one order whatever order it was read in."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "answers": {
            name: {"right": each.right, "on": each.on.isoformat(), "wording": each.wording}
            for name, each in sorted(learner.answers.items())
        },
        "cards": {
            name: {
                "state": each.state,
                "step": each.step,
                "stability": each.stability,
                "difficulty": each.difficulty,
                "due": _moment(each.due),
                "last": _moment(each.last),
                "first": each.first.isoformat(),
            }
            for name, each in sorted(learner.cards.items())
        },
        **learner.kept,
    }


def progress_data(
    learner: Learner, found: Progress, cards: Queue, asked: Sequence[AskedQuestion], moment: datetime, language: Language
) -> dict[str, object]:
    """`summary`; `modules` with how many are known, to look at again and open; `again` with why; `queue` of cards, and in words."""
    again = {**dict.fromkeys(found.wrong, WRONG), **dict.fromkeys(found.changed, CHANGED)}
    counts = {"all": len(asked), "known": len(found.known), "again": len(again), "open": len(found.open)}
    return {
        "summary": (SUMMARY if learner.answers else NOTHING).of(language).format(**counts),
        "modules": [_module(name, found, asked) for name in dict.fromkeys(each.module for each in asked)],
        "again": [{"id": each.id, "why": again[each.id].of(language)} for each in asked if each.id in again],
        "queue": [*cards.due, *cards.fresh],
        "cards": say_queue(cards, moment, language),
    }


def say_queue(cards: Queue, moment: datetime, language: Language) -> str:
    """A sentence on how many cards are there now, or when the next one comes."""
    if cards.due or cards.fresh:
        return DUE.of(language).format(due=len(cards.due), fresh=len(cards.fresh))
    if cards.later is None:
        return ALL_DONE.of(language)
    return DONE.of(language).format(after=say_interval(cards.later - moment, language))


def say_taken(count: int, language: Language) -> str:
    """A sentence on what a file brought."""
    return TAKEN.of(language).format(count=count)


def say_interval(interval: timedelta, language: Language) -> str:
    """In the largest unit that it fills at least once, rounded up, so that a card never comes later than was said."""
    unit, text = (DAY, DAYS) if interval >= DAY else (HOUR, HOURS) if interval >= HOUR else (timedelta(minutes=1), MINUTES)
    return text.of(language).format(count=max(1, -(-interval // unit)))


def ratings_data(intervals: dict[int, timedelta], language: Language) -> list[dict[str, object]]:
    """The four answers to “how well did you know it?”, with when the card would come back."""
    return [
        {"rating": rating, "text": RATINGS[rating].of(language), "after": say_interval(interval, language)}
        for rating, interval in intervals.items()
    ]


def _module(name: str, found: Progress, asked: Sequence[AskedQuestion]) -> list[object]:
    here = {each.id for each in asked if each.module == name}
    groups = (found.known, (*found.wrong, *found.changed), found.open)
    return [name, *(len(here.intersection(group)) for group in groups)]


def _moment(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
