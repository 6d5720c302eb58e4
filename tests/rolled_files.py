"""A folder of branches' files, the same in every run, and the figures of its roll-up worked out from the raw files and raw YAML.

Nothing of the engine is imported here: `python -m tests.rolled_files 300` runs `wuhua rollup` on 300 files and compares all
figures.
Facts, answers, ledgers of what is simply counted by month, quarter, half-year or year, copies, and files of another year are in it;
what a person or a group owes is not: those rules are computed by hand elsewhere.
"""

import json
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

ROOT = Path(__file__).parents[1]
YEAR, TODAY = 2026, date(2026, 11, 30)
SAVED = (date(2026, 5, 14), date(2026, 8, 30), date(2026, 8, 31), date(2026, 10, 9), date(2026, 11, 30))
ANSWERS = ("met",) * 4 + ("partly", "not-met", "not-applicable", "no-reason", "")
SHARES = {"met": Fraction(1), "partly": Fraction(1, 2), "not-met": Fraction(0)}
MONTHS = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}
SIMPLE = {"type", "count", "activity", "per"}
LINES = {"met": "clear", "partly": "risk", "not-met": "breach"}

Raw = dict[str, Any]


def raw(name: str) -> Any:
    return yaml.load((ROOT / "standards" / name).read_text("utf-8"), yaml.BaseLoader)


class Standard:
    """The part of the raw standard that the figures need. Every value is a text, as it stands in the file."""

    def __init__(self) -> None:
        self.facts: dict[str, Raw] = raw("facts.yaml")["facts"]
        self.conditions: dict[str, Raw] = raw("conditions.yaml")
        self.scoring: Raw = raw("scoring.yaml")
        self.areas: list[str] = raw("standard.yaml")["areas"]
        self.requirements: dict[str, Raw] = dict(self._requirements())
        rules = [each.get("rule", {}) for each in self.requirements.values()]
        counting = [rule for rule in rules if rule.get("type") == "at-least"]
        hard = {rule["activity"] for rule in counting if rule["per"] not in MONTHS or set(rule) - SIMPLE}
        self.activities = sorted({rule["activity"] for rule in counting} - hard)

    def _requirements(self) -> Iterator[tuple[str, Raw]]:
        for area in self.areas:
            for task in raw(f"areas/{area}/_area.yaml")["tasks"]:
                for sentence in raw(f"areas/{area}/{task}.yaml")["sentences"]:
                    for each in sentence.get("requirements", []):
                        yield f"{area}.{task}.{each['id']}", {**each, "area": area}

    def points(self, requirement: Raw) -> int:
        advice = requirement.get("red_line") == "true" or requirement["strength"] in self.scoring["advice"]
        return 0 if advice else int(requirement.get("points", self.scoring["points"]))

    def holds(self, condition: str, facts: Raw) -> bool:
        about = self.conditions[condition]
        if not self.asked(about["fact"], facts):
            return False
        value = facts[about["fact"]]
        return value in about["is"] if "is" in about else value not in about["not"]

    def asked(self, fact: str, facts: Raw) -> bool:
        when = self.facts[fact].get("asked_when")
        return when is None or self.holds(when, facts)


# — the files


def file_of(standard: Standard, number: int) -> Raw:
    chance = random.Random(number)
    facts = {name: _fact(about, chance) for name, about in standard.facts.items()}
    saved = chance.choice(SAVED)
    covers = [each for each in standard.activities if chance.random() < 0.5]
    rows = [
        {"date": f"{YEAR}-{month:02}-{chance.randint(1, 28):02}", "activity": each}
        for each in covers
        for month in range(1, saved.month)
        if chance.random() < 0.8
    ]
    return {
        "format": "wuhua-sheet", "version": 1, "name": f"第{number}支部", "saved": saved.isoformat(),
        "year": YEAR - (number % 50 == 49), "branch": facts, "ledger": {"covers": covers, "rows": rows},
        "answers": {name: answer for name in standard.requirements if (answer := _answer(chance.choice(ANSWERS)))},
    }  # fmt: skip


def _fact(about: Raw, chance: random.Random) -> object:
    match about["type"]:
        case "choice":
            return chance.choice(list(about["options"]))
        case "yes-no":
            return chance.choice(("yes", "no"))
        case "count":
            return chance.randint(0, 12)
        case _:
            return [chance.randint(1, 5) for _ in range(3)]


def _answer(said: str) -> Raw | None:
    if said == "not-applicable":
        return {"answer": said, "reason": "没有这种情况"}
    return {"answer": "not-applicable" if said == "no-reason" else said} if said else None


def write(folder: Path, count: int) -> list[Raw]:
    """The files that count: one for each branch, whatever copies lie beside it."""
    standard, made = Standard(), []
    for number in range(count):
        data = file_of(standard, number)
        text = json.dumps(data, ensure_ascii=False)
        (folder / f"{number}.json").write_text(text, "utf-8")
        if number % 20 == 7:
            (folder / f"{number} copy.json").write_text(text, "utf-8")
        if data["year"] == YEAR:
            made.append(data)
    return made


# — the figures


def share_of(standard: Standard, requirement: Raw, said: str, data: Raw) -> Fraction | None:
    """Facts before the ledger, the ledger before what was ticked."""
    rule = requirement.get("rule", {})
    if rule.get("type") == "threshold" and standard.asked(rule["fact"], data["branch"]):
        value = data["branch"][rule["fact"]]
        numbers = value if isinstance(value, list) else [value]
        low, below = int(rule.get("at_least", 0)), int(rule.get("below", 10**6))
        return Fraction(all(low <= each < below for each in numbers))
    if rule.get("type") == "at-least" and rule["activity"] in data["ledger"]["covers"]:
        return _held(rule, data)
    return SHARES.get(said)


def _held(rule: Raw, data: Raw) -> Fraction | None:
    """Of the periods that were over when the file was saved, and those in which enough was held already, the part that was met."""
    length, saved = MONTHS[rule["per"]], date.fromisoformat(data["saved"])
    days = [date.fromisoformat(row["date"]) for row in data["ledger"]["rows"] if row["activity"] == rule["activity"]]
    met = due = 0
    for first in range(1, 13, length):
        enough = sum(first <= day.month < first + length for day in days) >= int(rule["count"])
        over = (first + length, 1) <= (saved.month, saved.day)
        met, due = met + enough, due + (enough or over)
    return Fraction(met, due) if due else None


def state_of(standard: Standard, name: str, data: Raw) -> tuple[str, Fraction | None]:
    requirement, answer = standard.requirements[name], data["answers"].get(name, {})
    if not all(standard.holds(each, data["branch"]) for each in requirement.get("applies", [])):
        return "not-applicable", None
    if answer.get("reason"):
        return "exempt", None
    if requirement.get("red_line") == "true":
        return LINES.get(answer.get("answer", ""), "open"), None
    share = share_of(standard, requirement, answer.get("answer", ""), data)
    if share is None:
        return "open", None
    return {Fraction(1): "met", Fraction(0): "not-met"}.get(share, "partly"), share


def figures(files: list[Raw]) -> Raw:
    """As `wuhua rollup --format json` names them."""
    standard = Standard()
    found = [{name: state_of(standard, name, data) for name in standard.requirements} for data in files]
    counts = {name: Counter(each[name][0] for each in found) for name in standard.requirements}
    breached = {
        name: [data["name"] for data, each in zip(files, found, strict=True) if each[name][0] == "breach"] for name in counts
    }
    return {
        "branches": len(files),
        "counts": counts,
        "weakest": weakest(standard, counts),
        "areas": {area: area_figures(standard, area, found) for area in standard.areas},
        "red_lines": {
            name: sorted(breached[name]) for name, each in standard.requirements.items() if each.get("red_line") == "true"
        },
        "stale": sorted(data["name"] for data in files if (TODAY - date.fromisoformat(data["saved"])).days >= 92),
        "ages": Counter(data["saved"] for data in files),
    }


def weakest(standard: Standard, counts: dict[str, Counter[str]]) -> list[str]:
    weights = {}
    for name, count in counts.items():
        short = count["partly"] + count["not-met"]
        if short and standard.points(standard.requirements[name]):
            weights[name] = (Fraction(short, count.total() - count["not-applicable"] - count["exempt"]), short)
    order = sorted(weights, key=weights.__getitem__, reverse=True)
    return order[: int(standard.scoring["weakest_requirements"])]


def area_figures(standard: Standard, area: str, found: list[dict[str, tuple[str, Fraction | None]]]) -> Raw:
    bands = standard.scoring["bands"]
    reached: Counter[str] = Counter()
    ends: list[tuple[int, int]] = []
    for each in found:
        own = {name: state for name, state in each.items() if standard.requirements[name]["area"] == area}
        low, high = interval(standard, own)
        if low is None or high is None:
            reached["unscored"] += 1
            continue
        ends.append((int(low), int(high)))
        lines = {own[name][0] for name in own if standard.requirements[name].get("red_line") == "true"}
        worst, best = band(standard, low, capped=bool(lines & {"breach", "open"})), band(standard, high, capped="breach" in lines)
        reached[worst if worst == best else "open"] += 1
    middle = (len(ends) - 1) // 2
    return {
        "bands": {each["id"]: reached[each["id"]] for each in bands}, "open": reached["open"], "unscored": reached["unscored"],
        "low": sorted(low for low, _ in ends)[middle], "high": sorted(high for _, high in ends)[middle],
    }  # fmt: skip


def interval(standard: Standard, own: dict[str, tuple[str, Fraction | None]]) -> tuple[Fraction | None, Fraction | None]:
    counted = [
        (standard.points(standard.requirements[name]), share)
        for name, (state, share) in own.items()
        if state not in ("not-applicable", "exempt")
    ]
    possible = sum(points for points, _ in counted)
    if not possible:
        return None, None
    low, high = (sum(points * (end if share is None else share) for points, share in counted) for end in (0, 1))
    return Fraction(100 * low, possible), Fraction(100 * high, possible)


def band(standard: Standard, percent: Fraction, *, capped: bool) -> str:
    order = [each["id"] for each in standard.scoring["bands"]]
    reached = next(each["id"] for each in standard.scoring["bands"] if percent >= int(each["from"]))
    return max(reached, standard.scoring["red_line_cap"], key=order.index) if capped else reached


def said(data: Raw) -> Raw:
    """The same figures as the roll-up says them."""
    return {
        "branches": data["branches"],
        "counts": {each["id"]: Counter({state: n for state, n in each["counts"].items() if n}) for each in data["requirements"]},
        "weakest": data["weakest"],
        "areas": {each["area"]: {key: each[key] for key in ("bands", "open", "unscored", "low", "high")} for each in data["areas"]},
        "red_lines": {each["id"]: sorted(file["branch"] for file in each["breached"]) for each in data["red_lines"]},
        "stale": sorted(each["branch"] for each in data["to_check"] if each["why"] == "stale"),
        "ages": Counter({each["saved"]: each["files"] for each in data["ages"]}),
    }


def compare(count: int) -> tuple[Raw, Raw]:
    """The figures worked out here, and those of the command."""
    with TemporaryDirectory() as place:
        folder = Path(place)
        files = write(folder, count)
        command = [sys.executable, "-m", "assess", "rollup", str(folder), "--today", TODAY.isoformat(), "--format", "json"]
        made = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, encoding="utf-8")
        return figures(files), said(json.loads(made.stdout))


def leaves(data: object) -> int:
    """The number of figures and names in it."""
    return sum(map(leaves, data.values() if isinstance(data, dict) else data)) if isinstance(data, dict | list) else 1


if __name__ == "__main__":
    expected, got = compare(int(sys.argv[1]))
    for key in expected:
        sys.stdout.write(f"{key}: {leaves(expected[key])} {'agree' if expected[key] == got[key] else 'DIFFER'}\n")
    sys.exit(expected != got)
