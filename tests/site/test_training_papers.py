"""The test papers that the site publishes."""

from assess.reading.folder import Content
from training import PAPERS, QUESTIONS, papers


def test_there_is_a_paper_and_a_key_of_each_in_both_languages(content: Content) -> None:
    made = dict(papers(content.standard, content.library))
    assert sorted(made) == sorted(
        f"{kind}-{letter}-{language}.doc" for kind in ("paper", "key") for letter in PAPERS for language in ("zh", "en")
    )
    for name, data in made.items():
        text = data.decode("utf-8-sig")
        assert text.count("<h3>" if name.startswith("paper") else "<tr>") >= QUESTIONS, name
        assert "http" not in text.replace("urn:schemas", "")


def test_two_builds_publish_the_same_bytes(content: Content) -> None:
    assert dict(papers(content.standard, content.library)) == dict(papers(content.standard, content.library))


def test_the_two_papers_differ(content: Content) -> None:
    made = dict(papers(content.standard, content.library))
    assert made["paper-a-zh.doc"] != made["paper-b-zh.doc"]
