"""Files that the portal made itself are known again by an import: a report, a plan, a branch's file, layouts."""

import json
from base64 import b64encode
from typing import Any

import pytest

from tests.bridge_client import BridgeClient
from tests.golden import golden_bundle

SHEET: dict[str, Any] = {
    "format": "wuhua-sheet",
    "version": 1,
    "year": 2026,
    "ledger": {"rows": [{"date": "2026-03-05", "activity": "lecture", "topic": "入门"}]},
}


@pytest.fixture(scope="module")
def client() -> BridgeClient:
    return BridgeClient(golden_bundle())


def ask(client: BridgeClient, op: str, **body: Any) -> Any:
    reply = json.loads(client.handle(json.dumps({"op": op, "lang": "zh", "today": "2026-06-30", "sheet": SHEET, **body})))
    assert reply["ok"], reply
    return reply


@pytest.mark.parametrize("languages", ["zh", "en", "both"])
def test_a_report_as_a_workbook_is_said_to_be_no_ledger(client: BridgeClient, languages: str) -> None:
    file = ask(client, "report_files", languages=languages, format="excel")
    reply = ask(client, "import_ledger", name=file["name"], data=file["data"])
    assert reply["kind"] == "branch"
    assert reply["sentences"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_plan_as_a_workbook_is_asked_what_of_it_was_held(client: BridgeClient, lang: str) -> None:
    file = ask(client, "plan", now="2026-01-01T00:00:00", year=2026, format="xlsx", lang=lang)
    reply = ask(client, "import_ledger", name=file["name"], data=file["data"])
    assert reply["kind"] == "plan"
    assert reply["add"] == []
    assert {row["state"] for row in reply["rows"]} <= {"doubt", "out", "same"}


def test_an_exported_file_is_said_to_belong_elsewhere(client: BridgeClient) -> None:
    text = ask(client, "export")["text"]
    reply = ask(client, "import_ledger", name="自查.json", data=b64encode(text.encode()).decode())
    assert reply["kind"] == "branch"
