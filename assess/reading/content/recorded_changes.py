"""A requirement that means something else than what is recorded has to be named in the list of changes. Desktop only."""

from collections.abc import Iterator

from assess.errors import Wrong
from assess.model.library import Library
from assess.model.meaning import Meanings
from assess.model.meanings import meanings_of
from assess.model.standard import Standard
from assess.reading.fields import Node


def check_recorded(standard: Standard, library: Library, versions: Node) -> None:
    """Report what differs from the newest version and from the one before it without being named as a change of the newest.

    Nothing is asked for where no version is recorded at all.
    """
    if not standard.recorded or not library.versions:
        return
    newest = library.versions[0]
    place = versions.child(0, None)
    if newest.version not in standard.recorded:
        place.child("version", newest.version).wrong(Wrong.VERSION_NOT_RECORDED, version=newest.version)
    named = {id_ for change in newest.changes for id_ in change.about}
    named |= {new for old, new in standard.moved.items() if old in named}
    for version in library.versions[:2]:
        for id_ in unlike(standard, standard.recorded.get(version.version)):
            if standard.moved.get(id_, id_) not in named:
                place.child("changes", None).wrong(Wrong.CHANGE_NOT_NAMED, id=id_, version=version.version)


def unlike(standard: Standard, recorded: Meanings | None) -> Iterator[str]:
    """The requirements that are not as they were recorded; those that came and went too."""
    if recorded is not None:
        now, then = meanings_of(standard).requirements, recorded.requirements
        yield from (id_ for id_ in dict.fromkeys((*now, *then)) if now.get(id_) != then.get(id_))
