"""Words of an earlier version can still be read, and an assessment that was finished under it stays as it was finished."""

import json
from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from assess.model.library import Library, Version
from assess.model.meanings import meanings_of
from assess.model.standard import Standard
from assess.model.text import Language, Text
from assess.outputs.site.version_views import version_views
from assess.reading.content.bundle import bundle_of
from assess.reading.content.folder import Content
from tests.bridge_client import BridgeClient
from tests.laws.test_changed_standard import PLACES, answered, ask_more, before, raw, requirements, reword

LECTURE = next(iter(before().requirements))


def record(of: Standard) -> dict[str, Any]:
    """As `wuhua version --record` writes it."""
    meant = meanings_of(of).requirements
    rows = {each.id: {"as": meant[each.id], "zh": each.text.zh, "en": each.text.en} for each in of.requirements.values()}
    return {"requirements": rows, "activities": dict(meanings_of(of).activities)}


def later(*places: int, asks_more: bool = True) -> BridgeClient:
    """The bridge with the next version, in which these requirements read otherwise and, perhaps, ask for more."""
    files = deepcopy(raw())
    for place in places:
        requirements(files)[place]["zh"] = "改写后的句子。"
        reword(place)(files)
        if asks_more:
            ask_more(place)(files)
    files["standard.yaml"]["version"] = "small-2"
    files["meanings/small-1.yaml"] = record(before())
    return BridgeClient(bundle_of(files))


@pytest.mark.parametrize("asks_more", [True, False])
@pytest.mark.parametrize("marked", [True, False])
def test_the_earlier_sentence_stands_beside_the_new_one_on_form_and_result(asks_more: bool, marked: bool) -> None:
    """At the requirements that read otherwise, and nowhere else; where the page of the result explains one, and for a reviewer."""
    door = later(0, asks_more=asks_more)
    data = answered(before(), marked=marked)
    data["review"] = {"reviewer": "丙", "answers": deepcopy(data["answers"])}
    for lang, text in (("zh", before().requirements[LECTURE].text.zh), ("en", before().requirements[LECTURE].text.en)):
        form = door.ask("score", lang=lang, sheet=data)["carried"]
        assert [(each["id"], text in each["text"], "small-1" in each["text"]) for each in form] == [(LECTURE, True, True)]
        explained = door.ask("explain", lang=lang, sheet=data, about=LECTURE.split(".")[0])
        assert text in json.dumps(explained, ensure_ascii=False)
        review = door.ask("review", lang=lang, sheet=data)["carried"]
        assert [(each["id"], text in each["text"]) for each in review] == [(LECTURE, True)]


def test_the_browser_gets_only_the_words_that_read_otherwise() -> None:
    files = deepcopy(raw())
    files["standard.yaml"]["version"] = "small-2"
    files["meanings/small-2.yaml"] = record(before())
    old = record(before())
    old["requirements"][LECTURE] |= {"as": "00000000-00000000", "zh": "原来的句子。", "en": "As it was."}
    files["meanings/small-1.yaml"] = old
    kept = json.loads(bundle_of(files))["files"]
    assert "meanings/small-2.yaml" not in kept
    rows = kept["meanings/small-1.yaml"]["requirements"]
    assert {id_ for id_, each in rows.items() if "zh" in each} == {LECTURE}


@given(PLACES)
def test_a_finished_assessment_stays_as_its_own_version_judged_it(place: int) -> None:
    """Opened by the next version, its figures and states are those that it was finished with, and it says its version."""
    data = {**answered(before()), "year": 2025}
    own = BridgeClient(bundle_of(raw()))
    finished = own.ask("finish", sheet=data, today="2025-12-30")["sheet"]
    [then] = own.ask("result", sheet=finished, today="2025-12-30")["history"]["rows"]
    reply = later(place).ask("result", lang="zh", sheet=finished, today="2026-12-30")
    was, now = reply["history"]["rows"]
    assert (was["cells"], was["band"]) == (then["cells"], then["band"])
    assert was["name"] == f"{then['name']}，按标准small-1版"
    assert now["now"]
    assert "得分按各次所用的标准保留" in reply["history"]["standard_note"]
    handed_on = json.loads(later(place).ask("export", sheet=finished, today="2026-12-30")["text"])
    assert handed_on["earlier"] == finished["earlier"]


@pytest.mark.parametrize("language", Language)
def test_the_page_of_versions_has_the_words_of_earlier_ones(content: Content, language: Language) -> None:
    standard, [newest] = content.standard, content.library.versions
    assert [each.texts for each in version_views(standard, content.library, language)] == [()]
    kept = next(iter(standard.requirements.values()))
    said = {kept.id: Text("原来的句子。", "As it was."), "gone.from-the.standard": Text("删去的句子。", "What is gone.")}
    library: Library = replace(
        content.library,
        versions=(newest, Version(version="2025.1", since="2025-01", changes=())),
        recorded={**content.library.recorded, "2025.1": said},
    )
    _, old = version_views(standard, library, language)
    assert [each.text for each in old.texts] == [text.of(language) for text in said.values()]
    first, gone = old.texts
    assert first.now is not None and (first.now.number, first.reads) == (kept.number, kept.text.of(language))
    assert gone.now is None and not gone.reads
