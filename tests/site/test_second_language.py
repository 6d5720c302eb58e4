"""Pages of one language that the other lacks."""

from pathlib import Path

from second_language import unpaired_pages


def pages(site: Path, *paths: str) -> Path:
    for path in paths:
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text("")
    return site


def test_paired_pages_are_no_problem_and_a_page_not_found_needs_no_pair(tmp_path: Path) -> None:
    site = pages(tmp_path, "index.html", "en/index.html", "areas/index.html", "en/areas/index.html", "404.html")
    assert unpaired_pages(site, "en/") == []


def test_a_lonely_page_is_named_in_either_language(tmp_path: Path) -> None:
    site = pages(tmp_path, "index.html", "en/index.html", "areas/index.html", "en/sources/index.html")
    assert unpaired_pages(site, "en/") == [
        "areas/index.html has no counterpart below en/",
        "en/sources/index.html has no counterpart in the first language",
    ]
