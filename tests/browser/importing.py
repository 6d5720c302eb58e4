"""The import of files into the ledger as a person uses it: short steps for the tests."""

import csv
import io
from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook
from playwright.sync_api import Locator, Page, expect

DIALOG = '[data-part="importing-dialog"]'
HEADINGS = ("日期", "活动", "主题", "应到人数", "实到人数")
FOUR = (
    ("2025-02-03", "党员大会", "审议工作计划", 12, 12),
    ("2025-02-10", "支委会", "研究工作", 3, 3),
    ("2025-03-05", "党课", "学习党章", 12, 11),
    ("2025-03-12", "主题党日", "参观学习", 12, 10),
)

Rows = Sequence[Sequence[object]]


def workbook(**sheets: Rows) -> bytes:
    """A workbook, by the names of its sheets."""
    book, stream = Workbook(), io.BytesIO()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([*row])
    book.save(stream)
    return stream.getvalue()


def table(rows: Rows, encoding: str = "utf-8-sig") -> bytes:
    """A CSV file."""
    stream = io.StringIO()
    csv.writer(stream).writerows(rows)
    return stream.getvalue().encode(encoding)


class Import:
    """The dialog, after files were chosen."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.dialog = page.locator(DIALOG)

    def choose(self, *files: tuple[str, bytes]) -> "Import":
        payload: list[Any] = [{"name": name, "mimeType": "application/octet-stream", "buffer": content} for name, content in files]
        self.page.locator('[data-part="ledger-file"]').set_input_files(payload)
        return self.read()

    def read(self, name: str = "") -> "Import":
        """Waits until it has been read; the file of that name, if there are several."""
        expect(self.dialog).to_be_visible()
        expect(self.part("name")).to_contain_text(name)
        expect(self.dialog).not_to_have_attribute("data-state", "reading", timeout=90_000)
        return self

    def part(self, name: str) -> Locator:
        return self.dialog.locator(f'[data-part="importing-{name}"]')

    def button(self, name: str) -> Locator:
        return self.dialog.locator(f'[data-importing="{name}"]')

    def go(self, step: str) -> Locator:
        """Opens a step, and gives its section."""
        self.dialog.locator(f'[data-step="{step}"]').click()
        return self.section(step)

    def section(self, step: str) -> Locator:
        return self.dialog.locator(f'[data-steps="{step}"]')

    def at(self, step: str) -> Locator:
        """Says that it is at this step."""
        expect(self.dialog.locator(f'[data-step="{step}"]')).to_have_attribute("aria-current", "step")
        expect(self.section(step)).to_be_visible()
        return self.section(step)

    def settled(self) -> "Import":
        """Waits until the last answer has had its reply."""
        expect(self.part("body")).not_to_have_attribute("aria-busy", "true")
        return self

    def rows(self, group: str) -> Locator:
        return self.dialog.locator(f'[data-group="{group}"] ul.wh-found > li')

    def add(self) -> None:
        """Adds what there is, and waits until the dialog is closed."""
        self.button("add").click()
        expect(self.dialog).to_be_hidden()
