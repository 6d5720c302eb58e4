"""Two files of one branch made into one: what could not be decided, and what came out."""

from dataclasses import dataclass
from enum import StrEnum

from assess.model.personal import Path


class Take(StrEnum):
    """A person's decision of a conflict. `BOTH` is possible only for entries of a ledger."""

    OURS = "ours"
    THEIRS = "theirs"
    BOTH = "both"


@dataclass(frozen=True, kw_only=True, slots=True)
class Conflict:
    """A place that both sides changed, and differently. A side without anything there has None.

    `path` leads there in the file; in a ledger's rows, its last step names the entry.
    """

    path: tuple[str, ...]
    ours: object
    theirs: object
    base: object
    taken: Take | None

    @property
    def id(self) -> str:
        """The path as one text (RFC 6901)."""
        return "".join("/" + step.replace("~", "~0").replace("/", "~1") for step in self.path)


@dataclass(frozen=True, kw_only=True, slots=True)
class Merged:
    """The merged data. While a conflict is not decided, ours is in its place: such data is for showing, not for keeping."""

    data: dict[str, object]
    conflicts: tuple[Conflict, ...]

    @property
    def decided(self) -> bool:
        """True if the data may be kept."""
        return all(each.taken for each in self.conflicts)


@dataclass(frozen=True, kw_only=True, slots=True)
class Full:
    """Data of a file in which what was only a shortened form of what another holds was made full; `places` lead to what was."""

    data: dict[str, object]
    places: tuple[Path, ...]

    @property
    def entries(self) -> int:
        """The number of shortened entries of the ledger."""
        return len({path[:3] for path in self.places if path[:2] == ("ledger", "rows")})

    @property
    def others(self) -> int:
        """The number of other shortened texts."""
        return len({path for path in self.places if path[:2] != ("ledger", "rows")})
