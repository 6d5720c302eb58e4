"""A row that counts for nobody names whom, or which group, it may have been meant for."""

import pytest

from tests.bridge_client import BridgeClient

PEOPLE = [{"name": "李明", "offices": [{"office": "secretary"}]}, {"name": "王芳", "offices": [{"office": "committee-member"}]}]
CONTACTS = [*PEOPLE, {"name": "周平", "offices": [{"office": "contact", "of": "李明"}]}]


@pytest.mark.parametrize(("written", "meant"), [("王方", "王芳"), ("王芳芳", "王芳"), ("赵一", "")])
@pytest.mark.parametrize("people", [PEOPLE, CONTACTS], ids=["no contacts", "contacts"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_nearest_name_is_asked_for(door: BridgeClient, people: object, written: str, meant: str, lang: str) -> None:
    rows = [{"date": "2026-03-01", "activity": "talk", "from": "李明", "with": written}]
    reply = door.score(lang=lang, year=2026, ledger={"covers": ["talk"], "people": people, "rows": rows})
    remarks = [each for each in reply["rows"] if each["remark"] == "nobody"]
    if people is PEOPLE and not meant:
        assert remarks == [], "as soon as contacts are named, it may count for them"
        return
    [remark] = remarks
    asked = {"zh": f"是不是“{meant}”？", "en": f"Is it “{meant}”?"}[lang]
    assert (asked in remark["text"]) is bool(meant)
    assert "{" not in remark["text"]


def test_how_many_groups_there_are_is_said(door: BridgeClient) -> None:
    rows = [{"date": "2026-03-01", "activity": "group-meeting", "group": "第五党小组"}]
    facts = {"groups": "yes", "group-sizes": [4, 5]}
    reply = door.score(year=2026, branch=facts, ledger={"covers": ["group-meeting"], "rows": rows})
    [remark] = [each for each in reply["rows"] if each["remark"] == "no-such-group"]
    assert "现有2个" in remark["text"]
