"""Values that no one knows → questions, each once, with what is proposed; and what was answered."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from assess.model.import_plan import Place, WordFound, WordKind
from assess.model.ledger import Audience
from assess.model.standard import Standard
from assess.reading.files.activity_names import ActivityNames, plain
from assess.reading.files.unknown_words import proposals
from assess.reading.ledger_import.drafts import Draft
from assess.reading.ledger_import.gives import Titles

LEAVE_OUT = ""
YES = "yes"
ABOVE = "above:activity"
YEAR = "year:"
TIMES = "times"
DAY = "day"
GROUPS = tuple(map(str, range(1, 13)))
YEARS_AROUND = (0, -1, 1, -2, -3)
TEXT_LIMIT = 80
_BRACKETS = r"[(\[\u3010][^)\]\u3011]*[)\]\u3011]?"


@dataclass(frozen=True, slots=True)
class Meant:
    """The activities that a draft is about. `left` if its rows are to be left out, `waits` while its word has no answer."""

    activities: tuple[str, ...] = ()
    text: str = ""
    left: bool = False
    waits: bool = False
    above: bool = False


@dataclass(slots=True)
class _Asked:
    kind: WordKind
    text: str
    first: Place
    choices: tuple[str, ...]
    answer: str | None
    doubt: bool
    asked: bool
    count: int = 0


@dataclass(slots=True)
class Words:
    """The questions of one file, while its rows are read. `answers` are by the ids of words, now or earlier."""

    standard: Standard
    names: ActivityNames
    titles: Titles
    answers: Mapping[str, str]
    years: tuple[int, ...]
    headings: Mapping[str, tuple[str, ...]]
    asked: dict[str, _Asked] = field(default_factory=dict)
    meant: dict[str, tuple[str, ...]] = field(default_factory=dict)
    proposed: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def found(self) -> tuple[WordFound, ...]:
        """All questions: what is not answered comes first, then by how often it occurs."""
        made = [
            WordFound(
                id=id_,
                kind=each.kind,
                text=each.text[:TEXT_LIMIT],
                count=each.count,
                first=each.first,
                answer=each.answer,
                doubt=each.doubt,
                choices=each.choices,
                asked=each.asked,
            )
            for id_, each in self.asked.items()
        ]
        return tuple(sorted(made, key=lambda word: (word.answer is not None and not word.doubt, -word.count, word.id)))

    # — activities

    def activities(self, draft: Draft) -> Meant:
        """The activities of a draft, by its own word, the row above, or what stands around it; else it is asked."""
        if draft.activity:
            return self._word(draft, draft.activity)
        if draft.gives.activities:
            return Meant(draft.gives.activities)
        if draft.above:
            if self._answer(ABOVE, WordKind.ABOVE, "", draft, (YES,), YES) == LEAVE_OUT:
                return Meant(left=True)
            meant = self._word(draft, draft.above)
            return Meant(meant.activities, meant.text, meant.left, meant.waits, above=True)
        return self._of_sheet(draft) if draft.no_column else Meant()

    def _word(self, draft: Draft, text: str) -> Meant:
        id_ = f"activity:{plain(text)}"
        known = () if id_ in self.answers or "activity" in draft.mended else self.known(text)
        if known:
            return Meant(known, text)
        if "activity" in draft.mended:
            return Meant(self._chosen(text) or self.known(text), text)
        if id_ not in self.asked:
            self.proposed[text] = self.titles.within(text)
        return self._chosen_for(id_, WordKind.ACTIVITY, text, draft, self.proposed.get(text, ()))

    def _of_sheet(self, draft: Draft) -> Meant:
        name = draft.place.sheet
        proposed = self._fitting(draft)
        return self._chosen_for(f"sheet:{plain(name)}", WordKind.SHEET, name, draft, proposed)

    def _chosen_for(self, id_: str, kind: WordKind, text: str, draft: Draft, proposed: tuple[str, ...]) -> Meant:
        both = ("+".join(proposed),) if len(proposed) == 2 and kind is WordKind.ACTIVITY else ()
        alike = () if id_ in self.asked else (*both, *proposed, *proposals(text, self.standard), *self.standard.activities)
        answer = self._answer(id_, kind, text, draft, tuple(dict.fromkeys(alike)), proposed[0] if len(proposed) == 1 else None)
        if answer == LEAVE_OUT:
            return Meant(text=text, left=True)
        return Meant(self._chosen(answer), text) if answer is not None else Meant(text=text, waits=True)

    def _chosen(self, answer: str) -> tuple[str, ...]:
        return tuple(each for each in answer.split("+") if each in self.standard.activities)

    def known(self, text: str) -> tuple[str, ...]:
        """The activities that a text names by itself; what stands in brackets may hide them."""
        if text not in self.meant:
            bare = re.sub(_BRACKETS, "", unicodedata.normalize("NFKC", text))
            self.meant[text] = self.names.all_in(text) or self.names.all_in(bare) or ()
        return self.meant[text]

    def _fitting(self, draft: Draft) -> tuple[str, ...]:
        """Those which have the columns that few have, as talks have who with whom."""
        own = frozenset(draft.cells) & {"from", "with", "speaker", "hours", "to", "by"}
        fitting = tuple(each.id for each in self.standard.activities.values() if own and own <= set(each.fields))
        named = tuple(
            each for each in fitting if any(self._names_it(each, heading) for heading in self.headings.get(draft.sheet, ()))
        )
        return named if len(named) == 1 else fitting

    def _names_it(self, id_: str, heading: str) -> bool:
        activity = self.standard.activities[id_]
        return any(len(name) > 1 and plain(name) in plain(heading) for name in (activity.text.zh, *activity.also))

    # — the rest

    def year(self, draft: Draft) -> int | None:
        """The year of days that have none, where nothing in the file says it."""
        choices = tuple(map(str, self.years))
        answer = self._answer(YEAR, WordKind.YEAR, "", draft, choices, choices[0] if choices else None)
        return int(answer) if answer and answer.isdecimal() and len(answer) == 4 else None

    def leaves_out_year(self) -> bool:
        """True if rows with days that have no year are to be left out."""
        return self.answers.get(YEAR) == LEAVE_OUT

    def tick(self, draft: Draft, text: str) -> bool:
        """True if a tick, which says a month and no day, is an entry."""
        return self._answer(f"tick:{plain(text) or text}", WordKind.TICK, text, draft, (YES,), YES) != LEAVE_OUT

    def number(self, draft: Draft) -> str | None:
        """The meaning of numbers under months: days or how often; empty where they are left out."""
        return self._answer("number:", WordKind.NUMBER, draft.record.asks[0][1], draft, (DAY, TIMES), DAY)

    def number_means_times(self) -> bool:
        """True if numbers under months say how often."""
        known = self.asked.get("number:")
        return known is not None and known.answer == TIMES

    def group(self, draft: Draft, text: str) -> str:
        """The number of a group that only the branch knows by that name; the text itself while that is not said."""
        return self._answer(f"group:{plain(text)}", WordKind.GROUP, text, draft, GROUPS, None) or text

    def audience(self, draft: Draft, text: str) -> str:
        """The same of those to whom is reported."""
        return self._answer(f"audience:{plain(text)}", WordKind.AUDIENCE, text, draft, tuple(Audience), None) or text

    def _answer(
        self, id_: str, kind: WordKind, text: str, draft: Draft, choices: Iterable[str], proposed: str | None
    ) -> str | None:
        known = self.asked.get(id_)
        if known is None:
            given = self.answers.get(id_)
            valid = given if given is None or given == LEAVE_OUT or self._valid(given, kind, tuple(choices)) else None
            known = self.asked[id_] = _Asked(
                kind=kind,
                text=text,
                first=draft.place,
                choices=tuple(choices),
                answer=valid if valid is not None else proposed,
                doubt=valid is None and proposed is not None,
                asked=valid is not None,
            )
        known.count += 1
        return known.answer

    def _valid(self, given: str, kind: WordKind, choices: tuple[str, ...]) -> bool:
        if kind in (WordKind.ACTIVITY, WordKind.SHEET):
            return all(each in self.standard.activities for each in given.split("+"))
        return given in choices or (kind in (WordKind.GROUP, WordKind.YEAR) and given.isdecimal())
