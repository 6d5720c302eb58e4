"""The form of each kind of file in `standards/`, as a JSON Schema, learned from the readers. Desktop only.

The readers are asked: each is handed values that no file holds, and what it reports says which fields it knows, which it needs, and
what each holds. So the forms are what `wuhua check` holds files to, and cannot come apart from it. What is reported only when files
are seen together (an id that leads nowhere), and what a case holds of a branch, stays open.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any

from assess.errors import Problem, Wrong
from assess.reading.content.calibration import FILE as CALIBRATION
from assess.reading.content.calibration import read_observations
from assess.reading.content.exercises import FILE as EXERCISES
from assess.reading.content.exercises import read_exercises
from assess.reading.content.folder import REQUIRED
from assess.reading.content.library import read_library
from assess.reading.content.sample import FILE as SAMPLE
from assess.reading.content.sample import read_sample
from assess.reading.content.standard import read_standard
from assess.reading.fields import ID, Node, Path, ProblemCollector, path_text, shown

Shape = dict[str, Any]
"""A JSON Schema without words."""

KINDS: dict[str, str] = {
    **{PurePosixPath(name).stem: name for name in REQUIRED},
    "area": "areas/*/_area.yaml",
    "task": "areas/*/*.yaml",
    "evidence": "evidence/*.yaml",
    "meanings": "meanings/*.yaml",
    "ledger-layouts": "ledger_layouts/*.yaml",
    "questions": "training/questions/*.yaml",
    "module": "training/*.yaml",
}
"""Each kind of file, and the names of its files. The first that fits a name is its kind."""

STANDING: dict[str, object] = {
    **{name: {} for name in REQUIRED},
    "standard.yaml": {"areas": ["a"]},
    "areas/a/_area.yaml": {"tasks": ["a"]},
    "areas/a/a.yaml": {},
    "evidence/a.yaml": {},
    "meanings/a.yaml": {},
    "ledger_layouts/a.yaml": {},
    "training.yaml": {"modules": ["a"]},
    "training/a.yaml": {},
    "training/questions/a.yaml": [],
}
"""The least that brings each kind of file to its reader."""

NOTHING = 0.5
"""No field of any file holds a fraction: every reader says what it wanted instead."""
STRANGE = "?"
"""Neither an id nor a field nor a word of any list."""
HUGE = 10**15
ALTERNATIVE = " / "
"""Between the names of fields of which one is needed."""


def kind_of(file: str) -> str:
    """The kind of a file in `standards/`; empty for one of no kind."""
    return next((kind for kind, names in KINDS.items() if PurePosixPath(file).match(names)), "")


def shapes() -> dict[str, Shape]:
    """The form of each kind of file."""
    return {kind: _Reader(names.replace("*", "a")).shape(_Place((), _itself)) for kind, names in KINDS.items()}


@dataclass(frozen=True, slots=True)
class _Place:
    """A place in a file, and how a value there becomes the whole of the file."""

    path: Path
    around: Callable[[object], object]

    def field(self, name: str, beside: Mapping[str, object]) -> "_Place":
        return _Place((*self.path, name), lambda value: self.around({**beside, name: value}))

    def item(self) -> "_Place":
        return _Place((*self.path, 0), lambda value: self.around([value]))


@dataclass(frozen=True, slots=True)
class _Fields:
    """The fields that a mapping may hold; `known` is None where its keys are free. `choices`: fields of which one is needed."""

    known: tuple[str, ...] | None
    required: tuple[str, ...]
    choices: tuple[tuple[str, ...], ...] = ()

    def given(self, name: str) -> "_Fields":
        """The choices still wanted, once this field is there."""
        return replace(self, required=tuple(each for each in self.required if each != name))


@dataclass(frozen=True, slots=True)
class _Reader:
    """Asks whatever reads the file."""

    file: str

    def shape(self, place: _Place) -> Shape:
        """The shape of what may be at a place."""
        wanted = self._told(place, NOTHING)
        for wrong, learn in LEARN.items():
            if wrong in wanted:
                return learn(self, place, wanted[wrong])
        return {}

    # — values

    def text(self, place: _Place, _: Mapping[str, str]) -> Shape:
        is_id = Wrong.NOT_AN_ID in self._told(place, STRANGE)
        if not is_id and Wrong.EMPTY not in self._told(place, ""):
            return {"type": "string"}
        return {"type": "string", "pattern": pattern(ID.pattern) if is_id else r"\S"}

    def whole(self, place: _Place, facts: Mapping[str, str]) -> Shape:
        high = self._told(place, HUGE)[Wrong.OUT_OF_RANGE]["high"]
        return {"type": "integer", "minimum": int(facts["low"]), "maximum": int(high)}

    def yes_no(self, _: _Place, __: Mapping[str, str]) -> Shape:
        return {"type": "boolean"}

    def day(self, _: _Place, __: Mapping[str, str]) -> Shape:
        return {"type": ["string", "integer"]}

    def member(self, _: _Place, facts: Mapping[str, str]) -> Shape:
        return {"enum": facts["known"].split(", ")}

    def list_(self, place: _Place, _: Mapping[str, str]) -> Shape:
        items = self.shape(place.item())
        shape: Shape = {"type": "array", "items": items, **self._length(self._told(place, []))}
        twice = _Place((*place.path, 1), lambda value: place.around(["a", value]))
        if items.get("type") == "string" and Wrong.DUPLICATE_ID in self._told(twice, "a"):
            shape["uniqueItems"] = True
        return shape

    def _length(self, told: Mapping[Wrong, Mapping[str, str]]) -> Shape:
        if Wrong.WRONG_LENGTH in told:
            wanted = int(told[Wrong.WRONG_LENGTH]["wanted"])
            return {"minItems": wanted, "maxItems": wanted}
        if Wrong.TOO_FEW_PARTS in told:
            return {"minItems": int(told[Wrong.TOO_FEW_PARTS]["fewest"])}
        return {"minItems": 1} if Wrong.EMPTY in told else {}

    # — mappings

    def mapping(self, place: _Place, _: Mapping[str, str]) -> Shape:
        fields = self._fields(place, {})
        if fields.known is None:
            return self._table(place)
        of = {name: self.shape(place.field(name, {})) for name in fields.known}
        for name, shape in of.items():
            variants = {value: self._fields(place, {name: value}) for value in shape.get("enum", ())}
            if any(each != fields.given(name) for each in variants.values()):
                return self._variants(place, name, fields, variants)
        return {**_closed(of, fields.required), **_one_of(fields.choices, self._alone(place, fields, {}))}

    def _table(self, place: _Place) -> Shape:
        """Free keys, or ids."""
        told = self._told(place.field(STRANGE, {}), NOTHING)
        shape: Shape = {"type": "object", "additionalProperties": self.shape(place.field("a", {}))}
        return {**shape, "propertyNames": {"pattern": pattern(ID.pattern)}} if Wrong.NOT_AN_ID in told else shape

    def _variants(self, place: _Place, by: str, base: _Fields, variants: Mapping[str, _Fields]) -> Shape:
        """A mapping whose field `by` decides which others it has. Without it, it is as with the value that changes nothing."""
        of = {
            value: {name: self.shape(place.field(name, {} if name == by else {by: value})) for name in fields.known or ()}
            for value, fields in variants.items()
        }
        names = dict.fromkeys(name for each in of.values() for name in each)
        alike = {name: _alike([each[name] for each in of.values() if name in each]) for name in names}
        always = [name for name in base.required if name == by or all(name in each.required for each in variants.values())]
        usual = next((value for value, each in variants.items() if each == base), None)
        cases = []
        for value, fields in variants.items():
            own = {name: of[value].get(name, False) for name in names if name not in of[value] or alike[name] is None}
            need = [name for name in fields.required if name not in always]
            case: Shape = {**({"properties": own} if own else {}), **({"required": need} if need else {})}
            case |= _one_of(fields.choices, self._alone(place, fields, {by: value}))
            if case:
                given = {} if value == usual else {"required": [by]}
                cases.append({"if": {"properties": {by: {"const": value}}, **given}, "then": case})
        return {**_closed({name: each or {} for name, each in alike.items()}, tuple(always)), "allOf": cases}

    def _fields(self, place: _Place, given: Mapping[str, object]) -> _Fields:
        """The fields of a mapping that holds those `given`."""
        strange = self._told(place.field(STRANGE, given), NOTHING)
        problems = [each for each in self._problems(place.around({**given, STRANGE: NOTHING})) if _is_at(each, place.path)]
        missing = [each.facts["name"] for each in problems if each.wrong in (Wrong.MISSING_FIELD, Wrong.MISSING_LANGUAGE)]
        choices = tuple(tuple(name.split(ALTERNATIVE)) for name in missing if ALTERNATIVE in name)
        required = tuple(name for name in missing if ALTERNATIVE not in name)
        if Wrong.UNKNOWN_FIELD in strange:
            return _Fields(tuple(strange[Wrong.UNKNOWN_FIELD]["known"].split(", ")), required, choices)
        if Wrong.NOT_ONE_OF in strange and strange[Wrong.NOT_ONE_OF]["got"] == shown(STRANGE):
            return _Fields(tuple(strange[Wrong.NOT_ONE_OF]["known"].split(", ")), ())
        listed = next((each.facts["missing"] for each in problems if each.wrong is Wrong.INCOMPLETE_LIST), None)
        if listed is not None:
            return _Fields(tuple(listed.split(", ")), tuple(listed.split(", ")))
        return _Fields(required or None, required)

    def _alone(self, place: _Place, fields: _Fields, given: Mapping[str, object]) -> bool:
        """True if only one of the fields of which one is needed may be there."""
        everything = {**given, **{name: NOTHING for names in fields.choices for name in names}}
        return bool(fields.choices) and bool(self._fields(place, everything).choices)

    # — asking

    def _told(self, place: _Place, value: object) -> dict[Wrong, dict[str, str]]:
        """The problems reported at a place that holds the value. Of a key, and of what stands under it, the first is the key's."""
        told: dict[Wrong, dict[str, str]] = {}
        for problem in self._problems(place.around(value)):
            if _is_at(problem, place.path):
                told.setdefault(problem.wrong, problem.facts)
        return told

    def _problems(self, value: object) -> list[Problem]:
        collector = ProblemCollector()
        files = {name: Node(raw, collector, name) for name, raw in {**STANDING, self.file: value}.items()}
        standard = read_standard(files, collector)
        read_library(files)
        read_exercises(files[EXERCISES], standard, sound=False)
        read_sample(files[SAMPLE], standard, sound=False)
        read_observations(files[CALIBRATION], standard, sound=False)
        return [each for each in collector.problems if each.where.file == self.file]


LEARN: dict[Wrong, Callable[[_Reader, _Place, Mapping[str, str]], Shape]] = {
    Wrong.NOT_MAPPING: _Reader.mapping,
    Wrong.NOT_LIST: _Reader.list_,
    Wrong.NOT_TEXT: _Reader.text,
    Wrong.NOT_WHOLE: _Reader.whole,
    Wrong.NOT_YES_NO: _Reader.yes_no,
    Wrong.NOT_ONE_OF: _Reader.member,
    Wrong.NOT_A_DATE: _Reader.day,
}
"""What a reader reports when it is handed nothing it can use, and what to ask it next."""


def pattern(python: str) -> str:
    """A pattern that Python matches from the beginning, as JSON Schema writes it."""
    return "^" + python.replace(r"\Z", "$")


def _closed(of: Mapping[str, Shape], required: tuple[str, ...]) -> Shape:
    shape: Shape = {"type": "object", "properties": dict(of), "additionalProperties": False}
    return {**shape, "required": list(required)} if required else shape


def _one_of(choices: tuple[tuple[str, ...], ...], alone: bool) -> Shape:
    return {"oneOf" if alone else "anyOf": [{"required": [name]} for name in names] for names in choices}


def _alike(each: list[Shape]) -> Shape | None:
    return each[0] if all(one == each[0] for one in each) else None


def _is_at(problem: Problem, path: Path) -> bool:
    return problem.where.path == path_text(path)


def _itself(value: object) -> object:
    return value
