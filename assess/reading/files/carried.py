"""Answers carried over from another standard: each answer carries the meaning that it was given to.

    "answers": {<id>: {"answer": "met", "as": "1a2b3c4d-5e6f7a8b"}}
    "ledger": {"covers": […], "covered_as": {<activity>: "1a2b3c4d"}}

Files from before this have none: theirs is what the version that the file names meant (`standards/meanings/`). Where that is not
recorded, the version stands in its place, so that no writing makes an old answer one to the standard in force.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import lru_cache

from assess.errors import Wrong
from assess.model.answers import Answer, Choice
from assess.model.meaning import DIGEST, Carried, Meanings, compare
from assess.model.meanings import meanings_of
from assess.model.standard import Standard
from assess.reading.fields import Node, read_mapping, shown

GIVEN_AS = "as"
COVERS, COVERED_AS = "covers", "covered_as"
NOT_KNOWN = "?"
"""In the place of what cannot be read: it is like no meaning and no version."""

_ACTIVITY = re.compile(r"[0-9a-f]{8}\Z")
_NOTHING = Meanings()


@lru_cache(1024)
def _plain(tick: str, given_as: str) -> Answer:
    return Answer(choice=Choice(tick), given_as=given_as)


PLAIN = frozenset(choice.value for choice in Choice if choice is not Choice.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class Carrying:
    """Compares one file with the standard in force. `version`: the other version that it names; empty where it names none."""

    standard: Standard
    version: str = ""

    def plain(self, id_: str, raw: object) -> Answer | None:
        """A tick alone, given to what is in force: nearly every answer, so it has a short way. It runs at every click."""
        if type(raw) is not dict or id_ not in self.standard.requirements:
            return None
        tick, given = raw.get("answer"), raw.get(GIVEN_AS, "")
        if type(tick) is not str or tick not in PLAIN or len(raw) != (2 if given else 1):
            return None
        if given:
            return _plain(tick, given) if given == meanings_of(self.standard).requirements[id_] else None
        return None if self.version else _plain(tick, "")

    def answer(self, answer: Answer, given: Node | None, name: str, target: str) -> Answer:
        """The answer with what became of its requirement. It stands in the file under `name`, and is now `target`'s."""
        said = self._said(given)
        if answer.choice is None or not said:
            return answer
        meant = said if DIGEST.match(said) else self._recorded(said).requirements.get(name, "")
        found = Carried.KEPT if said == self.standard.version else compare(meant, meanings_of(self.standard).requirements[target])
        if name != target and found is not Carried.KEPT:
            found = Carried.SPLIT
        return replace(answer, given_as=meant or said, carried=found)

    def given_as(self, name: str) -> str:
        """The meaning, or else the version, of an answer in the file that does not say it; empty where both are in force."""
        return self._recorded(self.version).requirements.get(name, self.version)

    def unconfirmed(self, covers: Collection[str], given: Node | None) -> frozenset[str]:
        """The activities that were said to be complete while other rules counted them."""
        said = {} if given is None or given.value is None else read_mapping(given)
        return frozenset(each for each in covers if not self._is_same(each, self._said(said.get(each))))

    def marked(self, ledger: object) -> object:
        """A raw ledger whose activities carry what they were complete for, as far as it must be said."""
        if not self.version or not isinstance(ledger, dict) or not isinstance(ledger.get(COVERS), list):
            return ledger
        known, given = self._recorded(self.version).activities, ledger.get(COVERED_AS)
        mine = {each: known.get(each, self.version) for each in ledger[COVERS] if isinstance(each, str)}
        if not mine or not isinstance(given, dict | None):
            return ledger
        return {**ledger, COVERED_AS: {**mine, **(given or {})}}

    def added(self) -> frozenset[str]:
        """The requirements that the file's version did not have, where that is known."""
        before = self._recorded(self.version).requirements
        moved = {new for old, new in self.standard.moved.items() if old in before}
        return frozenset(self.standard.requirements.keys() - before.keys() - moved) if before else frozenset()

    def _is_same(self, activity: str, said: str) -> bool:
        if said in ("", self.standard.version):
            return True
        meant = said if _ACTIVITY.match(said) else self._recorded(said).activities.get(activity, "")
        return meant == meanings_of(self.standard).activities[activity]

    def _said(self, node: Node | None) -> str:
        if node is None or node.value in (None, ""):
            return self.version
        if isinstance(node.value, str):
            return node.value
        node.wrong(Wrong.NOT_TEXT, got=shown(node.value))
        return NOT_KNOWN

    def _recorded(self, version: str) -> Meanings:
        return self.standard.recorded.get(version, _NOTHING)
