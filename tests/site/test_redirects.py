"""Old links: to a requirement that moved from a page, and to a page that is no more."""

from dataclasses import replace
from pathlib import Path

import pytest
from mkdocs.config import load_config

import pages
from assess.model.standard import Standard
from assess.model.text import Language
from assess.outputs.site.redirects import now_at, redirects

OLD = {
    "life.talks.old-one": "life.theme-day.theme-day-monthly",
    "life.gone.first": "life.talks.four-topics",
    "life.gone.second": "life.talks.among-team-members",
    "rules.split.first": "life.talks.four-topics",
    "rules.split.second": "service.care.visits",
}


@pytest.fixture
def revised(standard: Standard) -> Standard:
    return replace(standard, moved=OLD)


@pytest.mark.parametrize("language", list(Language))
def test_every_old_id_leads_to_its_requirement(revised: Standard, language: Language) -> None:
    found = {
        f"{page.removeprefix('areas/').rstrip('/').replace('/', '.')}.{each.slug}": each.now.path
        for page, all_ in redirects(revised, language).items()
        for each in all_
    }
    paths = {id_: "areas/" + "/".join(id_.split(".")[:2]) + "/#" + id_.split(".")[2] for id_ in OLD.values()}
    assert found == {old: paths[new] for old, new in OLD.items()}


def test_a_page_leads_on_by_itself_only_where_everything_went_to_one_place(revised: Standard) -> None:
    found = redirects(revised, Language.ZH)
    assert now_at(found["areas/life/gone/"]) == "areas/life/talks/"
    assert now_at(found["areas/rules/split/"]) == ""


def test_the_site_writes_a_page_for_each_that_is_no_more(revised: Standard) -> None:
    config = load_config(str(Path(__file__).parents[2] / "mkdocs.yml"))
    pages.load_portal(config)
    portal = replace(config.extra["portal"], moved=redirects(revised, Language.ZH))
    written = dict(pages._moved_pages(portal))
    assert sorted(written) == ["areas/life/gone.md", "areas/rules/split.md"]
    assert "redirect: areas/life/talks/\n" in written["areas/life/gone.md"]


def test_nothing_that_the_list_names_has_been_given_to_something_else(standard: Standard) -> None:
    assert not set(standard.moved) & set(standard.requirements)
