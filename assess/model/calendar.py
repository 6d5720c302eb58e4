"""A branch's changes to its year's plan (`calendar` in its file): other months, days, places, topics, hosts; entries of its own."""

from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True, slots=True)
class Edit:
    """The changes to one entry; None and empty where nothing was said. `month` 1 to 12, `day` 1 to 31."""

    month: int | None = None
    day: int | None = None
    topic: str = ""
    place: str = ""
    host: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnEntry:
    """An entry that no rule asked for. `activity` is one of the ledger's, or None; `id` names it among the branch's own."""

    id: str
    activity: str | None
    edit: Edit


@dataclass(frozen=True, kw_only=True, slots=True)
class Calendar:
    """`edits`: requirement → place in its plan (`PlanEntry.place`) → what was changed there."""

    edits: dict[str, dict[str, Edit]] = field(default_factory=dict)
    own: tuple[OwnEntry, ...] = ()

    def edit(self, requirement: str, place: str) -> Edit | None:
        """The changes to one entry, if there are any."""
        return self.edits.get(requirement, {}).get(place)
