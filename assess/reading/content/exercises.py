"""The cases that the engine judges: `training/cases.yaml`, from easy to hard. Each holds a branch as a file of the form does."""

from collections.abc import Mapping
from datetime import date

from assess.errors import Wrong
from assess.model.answers import FORMAT, VERSION, Sheet
from assess.model.exercises import Decision, Exercise, Level
from assess.model.standard import Standard
from assess.reading.content.questions import wording_of
from assess.reading.fields import (
    Node,
    read_bilingual,
    read_fields,
    read_id,
    read_list,
    read_member,
    read_text,
    read_texts,
    read_whole,
    text_of,
)
from assess.reading.files.answers import read_sheet
from assess.reading.files.ledger import read_date

FILE = "training/cases.yaml"
BRANCH = ("branch", "ledger", "answers")


def read_exercises(node: Node, standard: Standard, *, sound: bool) -> tuple[Exercise, ...]:
    """All cases. `sound`: the standard has no problems. Otherwise no branch is held to it, no review is called for, and there are
    no cases: what does not fit may be the standard’s mistake.
    """
    reader = _Reader(standard, sound=sound)
    found = [reader.exercise(each) for each in read_list(node)]
    ids = [each.id if each else "" for each in found]
    for place, id_ in enumerate(ids):
        if id_ and id_ in ids[:place]:
            node.child(place, node.value).wrong(Wrong.DUPLICATE_ID, id=id_)
    return tuple(each for each in found if each)


class _Reader:
    def __init__(self, standard: Standard, *, sound: bool) -> None:
        self.standard = standard
        self.sound = sound

    def exercise(self, node: Node) -> Exercise | None:
        fields = read_fields(
            node,
            required=("id", "level", "zh", "en", "situation", "ask", "watch", "reviewed", "year", "today"),
            optional=(*BRANCH, "decisions"),
        )
        watched, reviewed = self._watched(fields.get("watch")), read_text(fields.get("reviewed"))
        if len(watched) == len(read_list(fields.get("watch"))):
            self._check_reviewed(fields.get("reviewed"), reviewed, watched)
        year = read_whole(fields.get("year"), low=1900, high=2200)
        day = read_date(fields.get("today"), year) or date(year, 12, 31)
        id_, level, text = read_id(fields.get("id")), read_member(fields.get("level"), Level), text_of(fields, node)
        situation, ask = read_bilingual(fields.get("situation")), read_bilingual(fields.get("ask"))
        raw = {name: fields[name].value for name in BRANCH if name in fields}
        known = len(node.collector.problems)
        sheet = self._sheet(node, raw, year)
        # What is wrong with the branch would be wrong after each decision too, and is said once.
        decisions = self._decisions(fields.get("decisions"), raw, year, held=len(node.collector.problems) == known)
        if sheet is None or not watched:
            return None
        return Exercise(
            id=id_,
            level=level,
            text=text,
            situation=situation,
            ask=ask,
            watched=watched,
            day=day,
            sheet=sheet,
            decisions=tuple(decisions),
            reviewed=reviewed,
        )

    def _decisions(self, node: Node | None, raw: Mapping[str, object], year: int, *, held: bool) -> list[Decision]:
        """Each with the branch after it, if the branch before it is `held` to be in order."""
        found = []
        for each in read_list(node):
            fields = read_fields(each, required=("zh", "en"), optional=("branch", "ledger"))
            text = text_of(fields, each)
            sheet = self._sheet(each, _changed(raw, fields), year) if held else None
            if sheet is not None:
                found.append(Decision(text=text, sheet=sheet))
        return found

    def _sheet(self, place: Node, raw: Mapping[str, object], year: int) -> Sheet | None:
        if not self.sound:
            return None
        value = {"format": FORMAT, "version": VERSION, "year": year, **raw}
        return read_sheet(Node(value, place.collector, place.file, place.path, place.lines), self.standard)

    def _watched(self, node: Node | None) -> tuple[str, ...]:
        ids = read_texts(node)
        for place, each in enumerate(ids):
            if node and each not in self.standard.requirements:
                node.child(place, each).wrong(Wrong.UNKNOWN_ID, id=each, of="areas/")
        return tuple(each for each in ids if each in self.standard.requirements)

    def _check_reviewed(self, node: Node | None, reviewed: str, watched: tuple[str, ...]) -> None:
        wording = wording_of(self.standard.requirements[each] for each in watched)
        if node and self.sound and reviewed != wording:
            node.wrong(Wrong.NOT_REVIEWED, id=", ".join(watched), wording=wording)


def _changed(raw: Mapping[str, object], changes: Mapping[str, Node]) -> dict[str, object]:
    """The branch with other facts, and with more rows in its ledger; whatever else a change names takes the place of what was."""
    changed = dict(raw)
    for name, node in changes.items():
        before = raw.get(name)
        if name in BRANCH and isinstance(before, dict) and isinstance(node.value, dict):
            more = {key: [*before[key], *value] if _rows(before.get(key), value) else value for key, value in node.value.items()}
            changed[name] = {**before, **more}
    return changed


def _rows(before: object, value: object) -> bool:
    return isinstance(before, list) and isinstance(value, list) and all(isinstance(each, dict) for each in (*before, *value))
