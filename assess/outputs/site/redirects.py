"""Redirects from ids of requirements that have changed (`standards/moved.yaml`): old links go on leading to them."""

from collections import defaultdict
from dataclasses import dataclass

from assess.model.standard import Requirement, Standard
from assess.model.text import Language
from assess.outputs.addresses import requirement_path, task_path
from assess.outputs.site.views import Link


@dataclass(frozen=True, kw_only=True, slots=True)
class Redirect:
    """The place on its page that an old id named, and where the requirement is now."""

    slug: str
    now: Link


def redirects(standard: Standard, language: Language) -> dict[str, tuple[Redirect, ...]]:
    """For each page that old ids name, `areas/life/talks/`, what has moved from it. The page may be gone by now."""
    found: dict[str, list[Redirect]] = defaultdict(list)
    for old, new in standard.moved.items():
        page, _, slug = old.rpartition(".")
        found[task_path(page)].append(Redirect(slug=slug, now=_link(standard.requirements[new], language)))
    return {page: tuple(all_) for page, all_ in found.items()}


def now_at(all_: tuple[Redirect, ...]) -> str:
    """The page that everything from an old one moved to; empty where it went to several."""
    pages = {each.now.path.partition("#")[0] for each in all_}
    return pages.pop() if len(pages) == 1 else ""


def _link(requirement: Requirement, language: Language) -> Link:
    return Link(path=requirement_path(requirement), number=requirement.number, title=requirement.text.of(language))
