"""A branch's file → `Sheet`. Never raises for bad input; what it cannot use it keeps, and says so.

The file, format 1 (JSON):

    {"format": "wuhua-sheet", "version": 1, "standard": {"version": "2026.1", "digest": "…"}, "saved": "2026-11-23",
     "name": "…", "year": 2026, "branch": {<fact id>: value}, "answers": {<requirement id>: {"answer", "reason", "note", "as"}},
     "ledger": {…},        see `reading.files.ledger`; may be absent
     "review": {…},        see `reading.files.review`; what a reviewer (考核) found
     "calendar": {…},      see `reading.files.calendar`; what was changed in the year's plan
     "earlier": […],       see `reading.files.history`; assessments that were finished
     "plan": […],          see `reading.files.improvement`; what is to be put right, by whom and when
     "result": {…}}        see `reading.files.recorded`; the figures when the file was written, which nothing rests on

Values of facts: an option's id, "yes"/"no", a whole number, a list of whole numbers; digits typed as text are understood.
Fields and ids that this version does not know stay where they are. What has no place of its own (a key written twice, a
`name` that is no text, `answers` that are no mapping) goes to a field `aside`, a list of [place, value].
"""

import re
from collections.abc import Container

from assess.errors import Where, Wrong
from assess.model.answers import FIRST_YEAR, FORMAT, LAST_YEAR, NAME_LIMIT, TEXT_LIMIT, VERSION, Answer, Choice, Sheet
from assess.model.branch import FOUNDED, Branch, Fact, FactKind, FactValue
from assess.model.ledger import Ledger
from assess.model.recorded import Recorded
from assess.model.standard import Standard
from assess.reading.fields import Node, ProblemCollector, read_mapping, read_member, shown
from assess.reading.files.carried import GIVEN_AS, Carrying
from assess.reading.files.ledger import read_ledger
from assess.reading.files.recorded import contents_of, read_recorded
from assess.reading.files.review import raw_review, read_review
from assess.reading.json_text import DUPLICATES, parse_json
from assess.reading.lenient import year_in

SIZES_LIMIT = 200
KNOWN = frozenset((
    "format", "version", "standard", "saved", "name", "year", "branch", "answers", "ledger", "calendar", "earlier", "plan",
    "review", "result",
))  # fmt: skip

ANSWER_FIELDS = ("answer", "reason", "note", GIVEN_AS, "last", "from")

ASIDE = "aside"
UNREADABLE = "\ufffd"
"""What decoding puts in the place of bytes that are not UTF-8."""

_NESTED = {dict, list}
_NUMBER = re.compile(r"\d+")
_NUMBERS = re.compile(r"[\s\d,，、;；.。]*\Z")


def read_sheet_text(text: str, standard: Standard, collector: ProblemCollector) -> Sheet | None:
    """The sheet in a file's text; None, with the reason reported, where it is none at all."""
    raw = parse_json(text, collector)
    if collector.problems:
        return None
    if UNREADABLE in text:
        collector.add(Where(), Wrong.DAMAGED_TEXT, line=text.count("\n", 0, text.index(UNREADABLE)) + 1)
    return read_sheet(Node(raw, collector), standard)


def read_sheet(node: Node, standard: Standard) -> Sheet | None:
    """The sheet in plain data. Problems are added to the node's report; unusable parts go to `kept`."""
    if not isinstance(node.value, dict) or node.value.get("format") != FORMAT:
        node.wrong(Wrong.NOT_A_SHEET)
        return None
    version = node.value.get("version")
    if version != VERSION:
        wrong = Wrong.NEWER_FORMAT if isinstance(version, int) and version > VERSION else Wrong.NOT_A_SHEET
        node.wrong(wrong, got=shown(version), known=VERSION)
        return None
    return _SheetReader(node, standard).sheet()


class _SheetReader:
    """Reads one sheet, putting aside under `kept` whatever it cannot use."""

    def __init__(self, node: Node, standard: Standard) -> None:
        self.raw = node.value if isinstance(node.value, dict) else {}
        self.fields = read_mapping(node)
        self.collector = node.collector
        self.standard = standard
        self.kept: dict[str, object] = {}
        self.carrying = Carrying(standard)

    def sheet(self) -> Sheet:
        self._keep_unknown_fields()
        self._keep_duplicates(self.fields, "")
        version, digest = self._standard()
        if version != self.standard.version:
            self.carrying = Carrying(self.standard, version)
        year, name = self._year(), self._line("name")
        recorded = self._recorded()
        branch = Branch(facts=self._facts())
        ledger, calendar = self.fields.get("ledger"), self.fields.get("calendar")
        return Sheet(
            name=name,
            year=year,
            branch=branch,
            answers=self._answers(),
            ledger=self._ledger(ledger, year, branch),
            ledger_raw=None if ledger is None else self.carrying.marked(self._without_marks(ledger.value, "ledger")),
            calendar_raw=None if calendar is None else self._without_marks(calendar.value, "calendar"),
            earlier_raw=self._list("earlier"),
            plan_raw=self._list("plan"),
            standard_version=version,
            standard_digest=digest,
            added=self.carrying.added(),
            saved=self._line("saved"),
            recorded=recorded,
            contents=contents_of(self.raw) if recorded is not None and recorded.contents else {},
            review_raw=self._review(),
            kept=self.kept,
        )

    def _ledger(self, node: Node | None, year: int | None, branch: Branch) -> Ledger:
        if node is None or node.value is None:
            return Ledger()
        founded = branch.founded if FOUNDED in self.standard.facts else True
        return read_ledger(node, self.standard, year=year, founded=founded, carrying=self.carrying)

    def _standard(self) -> tuple[str, str]:
        named = self.fields.get("standard")
        raw = named.value if named is not None and isinstance(named.value, dict) else {}
        version, digest = str(raw.get("version", "")), str(raw.get("digest", ""))
        if named is not None and version and version != self.standard.version:
            named.wrong(Wrong.OTHER_STANDARD, got=version[:40], known=self.standard.version)
        return version, digest

    def _line(self, name: str) -> str:
        node = self.fields.get(name)
        if node is None or node.value is None or node.value == "":
            return ""
        if not isinstance(node.value, str):
            node.wrong(Wrong.NOT_TEXT, got=shown(node.value))
            self._put_aside(name, node.value)
            return ""
        return self._text(node, NAME_LIMIT)

    def _text(self, node: Node, limit: int) -> str:
        """The whole text, even when it is longer than it should be."""
        text = str(node.value)
        if len(text) > limit:
            node.wrong(Wrong.TOO_LONG, size=len(text), limit=limit)
        return text

    def _year(self) -> int | None:
        node = self.fields.get("year")
        if node is None or node.value in (None, ""):
            return None
        year = year_in(_whole(node.value))
        if year is None:
            node.wrong(Wrong.OUT_OF_RANGE, got=shown(node.value), low=FIRST_YEAR, high=LAST_YEAR)
            self.kept["year"] = node.value
            return None
        return year

    def _recorded(self) -> Recorded | None:
        """Few sheets have it: only files do. What cannot be read is put aside, for the field is made again and not written back."""
        node = self.fields.get("result")
        if node is None or node.value is None:
            return None
        recorded = read_recorded(node)
        if recorded is None:
            self._put_aside("result", self._without_marks(node.value, "result"))
        return recorded

    def _list(self, name: str) -> list[object] | None:
        """A list as it is written back; anything else is put aside, because a page writes a list in its place."""
        node = self.fields.get(name)
        if node is None or node.value is None:
            return None
        raw = self._without_marks(node.value, name)
        if isinstance(raw, list):
            return raw
        node.wrong(Wrong.NOT_LIST, got=shown(raw))
        self._put_aside(name, raw)
        return None

    def _review(self) -> dict[str, object] | None:
        """A reviewer's part, as it is written back; what is wrong in it is said, as of the rest."""
        node = self.fields.get("review")
        if node is None or node.value is None:
            return None
        plain = Node(self._without_marks(node.value, "review"), node.collector, node.file, node.path)
        raw = raw_review(plain, self.standard, self._put_aside)
        if raw is not None:
            read_review(Node(raw, node.collector, node.file, node.path), self.standard)
        return raw

    # — facts

    def _facts(self) -> dict[str, FactValue]:
        facts: dict[str, FactValue] = {}
        given = self._part("branch")
        for name, child in given.items():
            if name == DUPLICATES or child.value in (None, "", []):
                continue
            value = self._fact(name, child)
            if value is None:
                self._keep("branch", name, child.value)
            else:
                facts[name] = value
        return facts

    def _fact(self, name: str, node: Node) -> FactValue | None:
        fact = self.standard.facts.get(name)
        if fact is None:
            if name in self.standard.retired:
                return None
            node.wrong(Wrong.UNKNOWN_FACT, id=name[:80])
            return None
        match fact.kind:
            case FactKind.CHOICE:
                return self._option(fact, node)
            case FactKind.YES_NO:
                return self._yes_no(node)
            case FactKind.COUNT:
                return self._count(fact, node)
            case FactKind.SIZES:
                return self._sizes(fact, node)

    def _option(self, fact: Fact, node: Node) -> str | None:
        if isinstance(node.value, str) and node.value in fact.options:
            return node.value
        node.wrong(Wrong.NOT_ONE_OF, got=shown(node.value), known=", ".join(fact.options))
        return None

    def _yes_no(self, node: Node) -> bool | None:
        if node.value in ("yes", "no"):
            return node.value == "yes"
        if isinstance(node.value, bool):
            return node.value
        node.wrong(Wrong.NOT_ONE_OF, got=shown(node.value), known="yes, no")
        return None

    def _count(self, fact: Fact, node: Node) -> int | None:
        number = _whole(node.value)
        if number is None:
            node.wrong(Wrong.NOT_WHOLE, got=shown(node.value), low=0)
            return None
        return self._in_range(fact, node, number)

    def _in_range(self, fact: Fact, node: Node, number: int) -> int | None:
        if 0 <= number <= fact.at_most:
            return number
        node.wrong(Wrong.OUT_OF_RANGE, got=shown(number), low=0, high=fact.at_most)
        return None

    def _sizes(self, fact: Fact, node: Node) -> tuple[int, ...] | None:
        raw = node.value
        if isinstance(raw, str) and len(raw) <= TEXT_LIMIT and _NUMBERS.match(raw):
            raw = _NUMBER.findall(raw)
        if isinstance(raw, int) and not isinstance(raw, bool):
            raw = [raw]
        numbers = [_whole(each) for each in raw] if isinstance(raw, list) and len(raw) <= SIZES_LIMIT else []
        if not numbers or None in numbers:
            node.wrong(Wrong.SIZES_WITHOUT_NUMBERS, got=shown(node.value))
            return None
        within = [self._in_range(fact, node, number) for number in numbers if number is not None]
        return None if None in within else tuple(number for number in within if number is not None)

    # — answers

    def _answers(self) -> dict[str, Answer]:
        answers: dict[str, Answer] = {}
        node = self._mapping_at("answers")
        if node is None or not isinstance(node.value, dict):
            return answers
        given = {str(name): value for name, value in node.value.items()}
        for name, value in given.items():
            plain = self.carrying.plain(name, value)
            if plain is not None:
                answers[name] = plain
            elif name != DUPLICATES:
                self._answer(name, node.child(name, value), given, answers)
        return answers

    def _answer(self, name: str, node: Node, given: Container[str], answers: dict[str, Answer]) -> None:
        target = self.standard.moved.get(name, name)
        taken = target != name and (target in given or target in answers)
        if target not in self.standard.requirements or taken:
            node.wrong(Wrong.UNKNOWN_REQUIREMENT, id=name[:120])
            self._keep("answers", name, node.value)
            return
        if target != name:
            node.wrong(Wrong.MOVED_REQUIREMENT, id=name, to=target)
        fields = read_mapping(node)
        self._keep_duplicates(fields, f"answers.{target}")
        before = len(self.collector.problems)
        answer = Answer(
            choice=_choice(fields.get("answer")),
            reason=self._note(fields.get("reason")),
            note=self._note(fields.get("note")),
            last=_choice(fields.get("last")),
            last_from=self._note(fields.get("from")),
        )
        answer = self.carrying.answer(answer, fields.get(GIVEN_AS), name, target)
        broken = any(problem.wrong not in (Wrong.TOO_LONG, Wrong.DUPLICATE_ANSWER) for problem in self.collector.problems[before:])
        if broken or not isinstance(node.value, dict) or set(fields) - {*ANSWER_FIELDS, DUPLICATES}:
            self._keep("answers", target, _without_duplicates(node.value))
        if isinstance(node.value, dict):
            answers[target] = answer
            self._check_reason(node, answer)

    def _note(self, node: Node | None) -> str:
        if node is None or node.value in (None, ""):
            return ""
        if not isinstance(node.value, str):
            node.wrong(Wrong.NOT_TEXT, got=shown(node.value))
            return ""
        return self._text(node, TEXT_LIMIT)

    def _check_reason(self, node: Node, answer: Answer) -> None:
        if answer.choice is None or answer.reason.strip():
            return
        if self.standard.scoring.answers[answer.choice].reason_required:
            node.child("reason", "").wrong(Wrong.REASON_MISSING)

    # — what cannot be used

    def _part(self, name: str) -> dict[str, Node]:
        """A mapping among the fields; anything else is put aside, because the mapping is written in its place."""
        node = self._mapping_at(name)
        return {} if node is None else read_mapping(node)

    def _mapping_at(self, name: str) -> Node | None:
        """The same as it stands; None where there is none."""
        node = self.fields.get(name)
        if node is None or node.value is None:
            return None
        if not isinstance(node.value, dict):
            self._put_aside(name, node.value)
            read_mapping(node)
            return None
        if DUPLICATES in node.value:
            self._keep_duplicates(read_mapping(node), name)
        return node

    def _keep_unknown_fields(self) -> None:
        others = {name: child.value for name, child in self.fields.items() if name not in KNOWN and name != DUPLICATES}
        if ASIDE in others:
            earlier = others.pop(ASIDE)
            self.kept[ASIDE] = list(earlier) if isinstance(earlier, list) else [[ASIDE, earlier]]
        if others:
            self.kept["fields"] = others

    def _keep(self, part: str, name: str, value: object) -> None:
        place = self.kept.setdefault(part, {})
        assert isinstance(place, dict)
        place[name] = value

    def _keep_duplicates(self, fields: dict[str, Node], path: str) -> None:
        node = fields.get(DUPLICATES)
        if node is None or not isinstance(node.value, list):
            return
        for name, value in node.value:
            self.collector.add(Where(path=path), Wrong.DUPLICATE_ANSWER, id=str(name)[:120])
            self._put_aside(f"{path}.{name}" if path else name, value)

    def _without_marks(self, raw: object, path: str) -> object:
        """A raw part as it is written back; what stood there under a key for the second time is put aside."""
        if isinstance(raw, list):
            return [self._without_marks(each, f"{path}[{place}]") for place, each in enumerate(raw)]
        if not isinstance(raw, dict) or _is_flat(raw):
            return raw
        self._keep_duplicates(read_mapping(Node(raw, ProblemCollector())), path)
        return {name: self._without_marks(each, f"{path}.{name}") for name, each in raw.items() if name != DUPLICATES}

    def _put_aside(self, place: str, value: object) -> None:
        aside = self.kept.setdefault(ASIDE, [])
        assert isinstance(aside, list)
        aside.append([place, value])


def _without_duplicates(raw: object) -> object:
    """They were put aside already."""
    return {name: value for name, value in raw.items() if name != DUPLICATES} if isinstance(raw, dict) else raw


def _is_flat(raw: dict[object, object]) -> bool:
    """Nothing inside, and nothing put under it: nearly every row of a ledger, of which there may be thousands."""
    return _NESTED.isdisjoint(map(type, raw.values()))


def _choice(node: Node | None) -> Choice | None:
    if node is None or node.value in (None, ""):
        return None
    found = read_member(node, Choice)
    return found if node.value == found.value else None


def _whole(value: object) -> int | None:
    """A whole number, also from digits typed as text (full-width digits too)."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and value.strip().isdecimal() and len(value.strip()) <= 15:
        return int(value.strip())
    return None
