"""Temporary."""

import re, csv, unicodedata
from io import BytesIO, StringIO
from dataclasses import dataclass
from datetime import date, datetime, time
from assess.reading.files.tables import Unreadable, _text, _decoded

NOWHERE = frozenset()


@dataclass(frozen=True, kw_only=True, slots=True)
class WorksheetRow:
    number: int
    cells: tuple
    hidden: bool = False
    void: bool = False
    merged: frozenset = NOWHERE
    unknown: frozenset = NOWHERE

    @property
    def own(self):
        c = ["" if p in self.merged else x for p, x in enumerate(self.cells)]
        while c and not c[-1]:
            c.pop()
        return tuple(c)


@dataclass(frozen=True, kw_only=True, slots=True)
class Worksheet:
    name: str
    rows: tuple
    hidden: bool = False
    hidden_columns: frozenset = NOWHERE
    cut: int = 0
    cut_columns: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Workbook:
    kind: str
    sheets: tuple


INV = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\u00ad]")


def clean(t):
    return INV.sub("", t).strip()


def read_workbook(data, name=""):
    if data[:2] == b"PK":
        from openpyxl import load_workbook

        wb = load_workbook(BytesIO(data), data_only=True)
        sheets = []
        for ws in wb.worksheets:
            grid = {}
            for row in ws.iter_rows():
                for c in row:
                    t = clean(_text(c))
                    if t:
                        grid[(c.row, c.column - 1)] = (t, bool(c.font and c.font.strike))
            merged = set()
            for a in ws.merged_cells.ranges:
                first = grid.get((a.min_row, a.min_col - 1))
                if not first:
                    continue
                rs = {r for r, _ in grid}
                for r in range(a.min_row, a.max_row + 1):
                    if r not in rs:
                        continue
                    for c in range(a.min_col - 1, a.max_col):
                        if (r, c) != (a.min_row, a.min_col - 1):
                            grid[(r, c)] = first
                            merged.add((r, c))
            rows = {}
            for (r, c), (t, s) in grid.items():
                rows.setdefault(r, {})[c] = (t, s)
            out = []
            for r in sorted(rows):
                w = max(rows[r]) + 1
                out.append(
                    WorksheetRow(
                        number=r,
                        cells=tuple(rows[r].get(c, ("", 0))[0] for c in range(w)),
                        hidden=bool(ws.row_dimensions[r].hidden),
                        void=all(s for _, s in rows[r].values()),
                        merged=frozenset(c for c in rows[r] if (r, c) in merged),
                    )
                )
            sheets.append(Worksheet(name=ws.title, rows=tuple(out), hidden=ws.sheet_state != "visible"))
        return Workbook(kind="xlsx", sheets=tuple(sheets))
    text = _decoded(data)
    d = max(",\t;，", key=text.count)
    out = []
    for n, rec in enumerate(csv.reader(StringIO(text, newline=""), delimiter=d), 1):
        c = [clean(x) for x in rec]
        while c and not c[-1]:
            c.pop()
        if c:
            out.append(WorksheetRow(number=n, cells=tuple(c)))
    return Workbook(kind="text", sheets=(Worksheet(name="", rows=tuple(out)),))


@dataclass(frozen=True)
class WrittenDay:
    year: object
    month: int
    day: object
    last: object = None

    def on(self, year):
        y = self.year or year
        if not y:
            return None
        try:
            return date(y, self.month, self.day or 1)
        except ValueError:
            return None


from assess.reading.files.ledger import read_day

CN = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")}
CN["○"] = "0"
CN["零"] = "0"


def written_day(text):
    t = unicodedata.normalize("NFKC", text[:40]).strip()
    if re.match(r"\d{1,2}\Z|\d{1,4}\Z", t):
        return None
    d = read_day(t, None)
    if d:
        return WrittenDay(d.year, d.month, d.day)
    m = re.match(r"(\d{4})[-年./](\d{1,2})[-月./](\d{1,2})", t)
    if m:
        return WrittenDay(int(m[1]), int(m[2]), int(m[3]))
    m = re.match(r"(\d{4})[-年./](\d{1,2})月?\Z", t)
    if m and 1 <= int(m[2]) <= 12:
        return WrittenDay(int(m[1]), int(m[2]), None)
    m = re.match(r"(\d{1,2})[月.](\d{1,2})", t)
    if m and 1 <= int(m[1]) <= 12:
        return WrittenDay(None, int(m[1]), int(m[2]))
    m = re.match(r"(\d{1,2})月\Z", t)
    if m and 1 <= int(m[1]) <= 12:
        return WrittenDay(None, int(m[1]), None)
    return None
