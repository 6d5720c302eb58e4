"""A branch's changes to its year's plan (field `calendar` of its file) → `Calendar`.

In the file of a branch (format 1):

    "calendar": {"edits": {<requirement id>: {<place in its plan>:
                           {"month": 4, "day": 12, "topic": "…", "place": "…", "host": "…"}}},
                 "own": [{"id": "…", "activity": "general-meeting", "month": 5, "day": 8, "topic": "…", "place": "…", "host": "…"}]}

A place in a plan is what `judging.year_plan` calls an entry: `2.1` is the first of the second period, `2.1/3` that of the third
group. Months are 1 to 12, days 1 to 31, digits typed as text are understood; a day needs no month next to it. An entry of the
branch's own has a month, and an activity of the ledger or none. What is absent or empty is as if not said; so is what cannot be
read, which is reported, and which the file keeps, because the field is written back as it was. Requirements that were renamed
are found under either name.

Limits: `EDITS_LIMIT` changes and `OWN_LIMIT` entries of one's own are read, in the order of the file; `CELL_LIMIT` characters of a
text. What is beyond them is reported.
"""

import unicodedata
from dataclasses import replace

from assess.errors import Wrong
from assess.model.calendar import Calendar, Edit, OwnEntry
from assess.model.ledger import CELL_LIMIT
from assess.model.standard import Standard
from assess.reading.fields import Node, read_mapping, shown
from assess.reading.json_text import DUPLICATES
from assess.reading.lenient import fields_of, read_words

CALENDAR_FIELDS = ("edits", "own")
EDIT_FIELDS = ("month", "day", "topic", "place", "host")
OWN_FIELDS = ("id", "activity", *EDIT_FIELDS)

EDITS_LIMIT = 5000
OWN_LIMIT = 500
ID_LIMIT = 40
MONTHS = 12
DAYS = 31


def read_calendar(node: Node, standard: Standard) -> Calendar:
    """The calendar in plain data; an absent one is empty. Problems go to the node's collector."""
    if node.value is None:
        return Calendar()
    fields = fields_of(node, CALENDAR_FIELDS)
    edits, own = fields["edits"], fields["own"]
    return Calendar(
        edits={} if edits is None or edits.value is None else _edits(edits, standard),
        own=() if own is None or own.value is None else _own_entries(own, standard),
    )


# — changes of what the rules ask for


def _edits(node: Node, standard: Standard) -> dict[str, dict[str, Edit]]:
    found: dict[str, dict[str, Edit]] = {}
    left = EDITS_LIMIT
    for name, places in read_mapping(node).items():
        target = standard.moved.get(name, name)
        if target not in standard.requirements:
            if name != DUPLICATES:
                places.wrong(Wrong.UNKNOWN_REQUIREMENT, id=name[:120])
            continue
        raw = read_mapping(places)
        if len(raw) > left:
            node.wrong(Wrong.PLAN_TOO_LARGE, size=EDITS_LIMIT - left + len(raw), limit=EDITS_LIMIT)
        read = {place: _edit(each) for place, each in list(raw.items())[:left] if place != DUPLICATES}
        left = max(0, left - len(raw))
        # What was said under the present name comes before what was said under an earlier one.
        found[target] = {**read, **found.get(target, {})} if target != name else {**found.get(target, {}), **read}
    return found


def _edit(node: Node) -> Edit:
    fields = fields_of(node, EDIT_FIELDS)
    return Edit(
        month=_number(fields["month"], MONTHS),
        day=_number(fields["day"], DAYS),
        topic=read_words(fields["topic"], CELL_LIMIT),
        place=read_words(fields["place"], CELL_LIMIT),
        host=read_words(fields["host"], CELL_LIMIT),
    )


# — entries of one's own


def _own_entries(node: Node, standard: Standard) -> tuple[OwnEntry, ...]:
    if not isinstance(node.value, list):
        node.wrong(Wrong.NOT_LIST, got=shown(node.value))
        return ()
    if len(node.value) > OWN_LIMIT:
        node.wrong(Wrong.PLAN_TOO_LARGE, size=len(node.value), limit=OWN_LIMIT)
    found: dict[str, OwnEntry] = {}
    for place, raw in enumerate(node.value[:OWN_LIMIT]):
        own = _own_entry(node.child(place, raw), standard, place + 1)
        if own is not None:
            id_ = own.id if own.id not in found else f"{own.id}-{place + 1}"
            found[id_] = replace(own, id=id_)
    return tuple(found.values())


def _own_entry(node: Node, standard: Standard, place: int) -> OwnEntry | None:
    if not isinstance(node.value, dict):
        node.wrong(Wrong.NOT_MAPPING, got=shown(node.value))
        return None
    fields = fields_of(node, OWN_FIELDS)
    month, id_ = fields["month"], fields["id"]
    edit = _edit(node)
    if edit.month is None:
        if month is None or month.value in (None, ""):
            node.child("month", "").wrong(Wrong.PLAN_WITHOUT_MONTH)
        return None
    named = str(place if id_ is None else id_.value or place)[:ID_LIMIT]
    return OwnEntry(id=named, activity=_activity(fields["activity"], standard), edit=edit)


def _activity(raw: Node | None, standard: Standard) -> str | None:
    if raw is None or raw.value in (None, ""):
        return None
    if isinstance(raw.value, str) and raw.value in standard.activities:
        return raw.value
    raw.wrong(Wrong.PLAN_ACTIVITY, got=shown(raw.value))
    return None


# — cells


def _number(node: Node | None, most: int) -> int | None:
    """A whole number from 1, also from digits typed as text (full-width digits too)."""
    if node is None or node.value in (None, ""):
        return None
    value = node.value
    if isinstance(value, str):
        text = unicodedata.normalize("NFKC", value[:ID_LIMIT]).strip()
        value = int(text) if text.isdecimal() else value
    if isinstance(value, bool) or not isinstance(value, int):
        node.wrong(Wrong.NOT_WHOLE, got=shown(node.value), low=1)
        return None
    if not 1 <= value <= most:
        node.wrong(Wrong.OUT_OF_RANGE, got=shown(node.value), low=1, high=most)
        return None
    return value
