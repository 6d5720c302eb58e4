"""Versions of the standard as their page shows them: what changed in each, and what the requirements of earlier ones said."""

from collections.abc import Iterable, Iterator

from assess.model.library import Library, Version
from assess.model.standard import Requirement, Standard
from assess.model.text import Language
from assess.outputs.addresses import requirement_path
from assess.outputs.site.views import ChangeView, Link, SaidView, VersionView


def version_views(standard: Standard, library: Library, language: Language) -> tuple[VersionView, ...]:
    """All of them, newest first."""
    return tuple(_version(each, standard, library, language) for each in library.versions)


def _version(version: Version, standard: Standard, library: Library, language: Language) -> VersionView:
    changes = ((change.text.of(language), _links(change.about, standard, language)) for change in version.changes)
    return VersionView(
        version=version.version,
        since=version.since,
        changes=tuple(ChangeView(text=text, about=tuple(about)) for text, about in changes),
        texts=tuple(_texts(version.version, standard, library, language)),
    )


def _texts(version: str, standard: Standard, library: Library, language: Language) -> Iterator[SaidView]:
    """Every requirement as an earlier version had it, with what it is now; those of the version in force stand everywhere else."""
    said = {} if version == standard.version else library.recorded.get(version, {})
    for id_, text in said.items():
        then, now = text.of(language), next(_links([id_], standard, language), None)
        yield SaidView(text=then, now=now, reads=now.title if now and now.title != then else "")


def _links(ids: Iterable[str], standard: Standard, language: Language) -> Iterator[Link]:
    """The requirements that these ids name today."""
    for each in filter(None, (standard.requirements.get(standard.moved.get(id_, id_)) for id_ in ids)):
        yield _link(each, language)


def _link(requirement: Requirement, language: Language) -> Link:
    return Link(path=requirement_path(requirement), number=requirement.number, title=requirement.text.of(language))
