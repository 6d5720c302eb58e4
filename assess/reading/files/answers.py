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
from assess.model.branch import FOUNDED, Branch, FactValue
from assess.model.ledger import Ledger
from assess.model.recorded import Recorded
from assess.model.standard import Standard
from assess.reading.fields import Node, ProblemCollector, read_mapping, read_member, shown
from assess.reading.files.carried import GIVEN_AS, Carrying
from assess.reading.files.facts import read_fact
from assess.reading.json_text import DUPLICATES, parse_json
from assess.reading.lenient import whole_in, year_in

KNOWN = frozenset(
    {
        "format", "version", "standard", "saved", "name", "year", "branch", "answers", "ledger", "calendar", "earlier", "plan",
        "review", "result",
    }
)  # fmt: skip

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
        recorded, contents = self._recorded()
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
            contents=contents,
            review_raw=self._review(),
            kept=self.kept,
        )

    def _ledger(self, node: Node | None, year: int | None, branch: Branch) -> Ledger:
        if node is None or _is_blank(node.value):
            return Ledger()
        from assess.reading.files.ledger import read_ledger  # comes later to the browser: a form begins without a ledger

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
        year = year_in(whole_in(node.value))
        if year is None:
            node.wrong(Wrong.OUT_OF_RANGE, got=shown(node.value), low=FIRST_YEAR, high=LAST_YEAR)
            self.kept["year"] = node.value
            return None
        return year

    def _recorded(self) -> tuple[Recorded | None, dict[str, str]]:
        """The record and the contents of a file. What cannot be read is put aside: the field is made again, not written back."""
        node = self.fields.get("result")
        if node is None or node.value is None:
            return None, {}
        from assess.reading.files.recorded import contents_beside, read_recorded  # comes later: only files have it

        recorded = read_recorded(node)
        if recorded is None:
            self._put_aside("result", self._without_marks(node.value, "result"))
        return recorded, {} if recorded is None else contents_beside(self.raw, recorded)

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
        from assess.reading.files.review import raw_review, read_review  # comes later: a form begins without a review

        plain = Node(self._without_marks(node.value, "review"), node.collector, node.file, node.path)
        raw = raw_review(plain, self.carrying, self._put_aside)
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
        return read_fact(fact, node)

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


def _is_blank(ledger: object) -> bool:
    """Nothing is said in it, as in that of a form that nobody has touched."""
    return ledger is None or (isinstance(ledger, dict) and not any(ledger.values()))


def _is_flat(raw: dict[object, object]) -> bool:
    """Nothing inside, and nothing put under it: nearly every row of a ledger, of which there may be thousands."""
    return _NESTED.isdisjoint(map(type, raw.values()))


def _choice(node: Node | None) -> Choice | None:
    if node is None or node.value in (None, ""):
        return None
    found = read_member(node, Choice)
    return found if node.value == found.value else None
