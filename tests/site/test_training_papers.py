"""The test papers and sheets for a session that the site publishes."""

from assess.reading.content.folder import Content
from training import PAPERS, QUESTIONS, papers, sheets


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


def test_a_sheet_to_sign_in_fills_a_page_and_a_feedback_form_asks_for_no_name() -> None:
    made = {name: data.decode("utf-8-sig") for name, data in sheets()}
    assert sorted(made) == [f"{kind}-{language}.doc" for kind in ("feedback", "sign-in") for language in ("en", "zh")]
    for language, name in (("zh", "姓名</"), ("en", "Name</")):
        assert made[f"sign-in-{language}.doc"].count("<tr>") == 21
        assert name in made[f"sign-in-{language}.doc"] and name not in made[f"feedback-{language}.doc"]
        assert made[f"feedback-{language}.doc"].count("□") == 18
    assert dict(sheets()) == dict(sheets())
