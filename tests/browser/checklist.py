"""The self-assessment page as a person uses it: short steps for the tests."""

import json
import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from tests.bridge_client import sheet

FACTS = {
    "form": "regular", "unit": "office", "scattered": "no", "committee": "yes", "groups": "no", "leading-officials": "no",
    "contact-assignments": "yes", "able-members": "yes", "able-officials": "yes", "mass-organisations": "no", "founded": "no",
    "changed": "no", "election-moved": "as-due", "recruiting": "no", "relief": "no", "urgent-tasks": "no", "reportable": "no",
    "online-venue": "yes", "publishes": "yes",
}  # fmt: skip
FILLED = """([facts, numbers]) => {
    const changed = field => field.dispatchEvent(new Event("input", { bubbles: true }));
    for (const [name, value] of Object.entries(facts)) {
        const radio = document.querySelector(`[data-fact="${name}"] input[value="${value}"]`);
        radio.checked = true;
        changed(radio);
    }
    for (const [name, value] of Object.entries(numbers)) {
        const field = document.getElementById(`fact-${name}`);
        field.value = value;
        changed(field);
    }
}"""
FIGURE = re.compile(r"\d")
STORED = """() => {
    const area = sessionStorage.getItem("wuhua.shared") ? sessionStorage : localStorage;
    const id = sessionStorage.getItem("wuhua.branch") ?? area.getItem("wuhua.current") ?? "first";
    return JSON.parse(area.getItem(`wuhua.branch.${id}`))?.sheet ?? {};
}"""
NUMBERS = {"full-members": "12", "secretary-party-years": "9"}
BRANCH = {**FACTS, **NUMBERS}


def kept(page: Page, **parts: Any) -> None:
    """The data saved on the device already: what a test is not about need not be entered."""
    data = {"revision": "0" * 16, "over": "", "id": "first", "made": 1, "changed": 1, "exported": 1, "sheet": sheet(**parts)}
    page.add_init_script(
        f"""if (!localStorage.getItem("wuhua.current")) {{
            localStorage.setItem("wuhua.branch.first", JSON.stringify({json.dumps(data)}));
            localStorage.setItem("wuhua.current", "first");
        }}"""
    )


class Checklist:
    """One open page of the form."""

    def __init__(self, page: Page, language: str = "zh") -> None:
        self.page = page
        self.path = "assess/" if language == "zh" else "en/assess/"

    def open(self) -> "Checklist":
        self.page.goto(self.path)
        return self

    def ready(self) -> "Checklist":
        expect(self.page.locator("html")).to_have_attribute("data-engine", "ready", timeout=60_000)
        # What stands there before Python has answered holds no figure.
        expect(self.page.locator('[data-score="overall"]')).to_have_text(FIGURE if self.stored() else "0–100")
        return self

    def stored(self) -> dict[str, Any]:
        """The data that this tab would find again after a crash at this moment."""
        kept: dict[str, Any] = self.page.evaluate(STORED)
        return kept

    def given(self, requirement: str, value: str) -> dict[str, str]:
        """An answer as it is kept: with what the requirement meant on this page when it was given."""
        meaning = self.page.locator(f'[data-requirement="{requirement}"]').get_attribute("data-meaning")
        assert meaning
        return {"answer": value, "as": meaning}

    def fact(self, name: str, value: str) -> None:
        self.page.locator(f'[data-fact="{name}"] input[value="{value}"]').check()

    def number(self, name: str, value: str) -> None:
        self.page.locator(f"#fact-{name}").fill(value)

    def facts(self) -> None:
        """Answers every question about the branch in one step: 22 clicks cost a second of a processor, and tests that are about
        them click.
        """
        self.page.evaluate(FILLED, [FACTS, NUMBERS])

    def answer(self, requirement: str, value: str) -> None:
        self.page.locator(f'[data-requirement="{requirement}"] input[value="{value}"]').check()

    def answer_all(self, value: str = "met") -> None:
        """Ticks every requirement in one step: what counts here is the outcome, not the clicking."""
        self.page.evaluate(
            """value => {
                for (const radio of document.querySelectorAll(`[data-requirement] input[value="${value}"]`)) {
                    radio.checked = true;
                    radio.dispatchEvent(new Event("input", { bubbles: true }));
                }
            }""",
            value,
        )

    def score(self, area: str = "overall") -> str:
        return self.page.locator(f'output[data-score="{area}"]').inner_text()

    def expect_score(self, text: str, area: str = "overall") -> None:
        expect(self.page.locator(f'output[data-score="{area}"]')).to_have_text(text)

    def export(self, folder: Path) -> Path:
        with self.page.expect_download() as download:
            self.page.locator('[data-action="export"]').click()
        path = folder / download.value.suggested_filename
        download.value.save_as(path)
        return path

    def choose_file(self, path: Path) -> None:
        self.page.locator('[data-part="file"]').set_input_files(path)
        expect(self.page.locator('[data-part="import-dialog"]')).to_be_visible()
