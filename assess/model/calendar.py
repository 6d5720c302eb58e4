"""What a branch changed in its year's plan: other months, days, places, topics and hosts, and entries of its own."""

from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True, slots=True)
class Edit:
    """What stands about one entry; None and empty where nothing was said. `month` 1 to 12, `day` 1 to 31."""

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
        """What was changed about one entry, if anything was."""
        return self.edits.get(requirement, {}).get(place)
