"""Two files of one branch made into one: what could not be decided, and what came out."""

from dataclasses import dataclass
from enum import StrEnum

from assess.model.personal import Path


class Take(StrEnum):
    """How a person decides a conflict. `BOTH` is possible only for entries of a ledger."""

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
    """The merged data. While a conflict is not decided, ours stands in its place: such data is for showing, not for keeping."""

    data: dict[str, object]
    conflicts: tuple[Conflict, ...]

    @property
    def decided(self) -> bool:
        """Whether the data may be kept."""
        return all(each.taken for each in self.conflicts)


@dataclass(frozen=True, kw_only=True, slots=True)
class Full:
    """Data of a file in which what was only a shortened form of what another holds was made full; `places` lead to what was."""

    data: dict[str, object]
    places: tuple[Path, ...]

    @property
    def entries(self) -> int:
        """How many entries of the ledger were shortened."""
        return len({path[:3] for path in self.places if path[:2] == ("ledger", "rows")})

    @property
    def others(self) -> int:
        """How many other texts were."""
        return len({path for path in self.places if path[:2] != ("ledger", "rows")})
