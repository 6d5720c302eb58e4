"""Addresses of the two languages, without building a site."""

import pytest

from languages import SiteLanguage, address, alternates, counterpart

CHINESE = SiteLanguage(locale="zh-Hans", name="中文", path="", config="mkdocs.yml")
ENGLISH = SiteLanguage(locale="en", name="English", path="en/", config="mkdocs.en.yml")


@pytest.mark.parametrize(
    ("page", "to_english", "to_chinese"),
    [
        ("./", "en/", "../"),
        ("glossary/", "../en/glossary/", "../../glossary/"),
        ("areas/life/talks/", "../../../en/areas/life/talks/", "../../../../areas/life/talks/"),
    ],
)
def test_the_language_switch_leads_to_the_same_page(page: str, to_english: str, to_chinese: str) -> None:
    assert counterpart(page, here=CHINESE, there=ENGLISH) == to_english
    assert counterpart(page, here=ENGLISH, there=CHINESE) == to_chinese


def test_readers_of_other_languages_are_sent_to_the_first() -> None:
    assert alternates("areas/", all_languages=[CHINESE, ENGLISH], site="https://example.org/portal/") == [
        {"locale": "zh-Hans", "url": "https://example.org/portal/areas/"},
        {"locale": "en", "url": "https://example.org/portal/en/areas/"},
        {"locale": "x-default", "url": "https://example.org/portal/areas/"},
    ]


def test_the_home_page_lies_at_the_root_of_its_language() -> None:
    assert address("./", CHINESE) == ""
    assert address("./", ENGLISH) == "en/"
