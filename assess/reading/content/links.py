"""Checks that need all files together: ids that lead nowhere, ids that nothing uses, quotes that do not fit."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from assess.errors import Wrong
from assess.model.branch import Fact, FactKind, FactTest
from assess.model.library import Library
from assess.model.rules import AtLeast, Never, Threshold
from assess.model.standard import Condition, Requirement, Sentence, Standard, Task
from assess.model.training import Module
from assess.reading.content.layout_links import check_ledger_layouts
from assess.reading.content.questions import questions_file, wording_of
from assess.reading.content.recorded_changes import check_recorded
from assess.reading.content.standard import Files
from assess.reading.content.training import module_file, placed_passages
from assess.reading.content.unique_names import check_names
from assess.reading.fields import Node, ProblemCollector
from assess.reading.ledger_import.headings import EXTRA

HAN = re.compile(r"[\u3400-\u9fff0-9]")
ELLIPSIS = "……"


def check_links(standard: Standard, library: Library, files: Files, collector: ProblemCollector) -> None:
    """Report every broken or useless link between the files."""
    _Links(standard, library, files, collector).check()


@dataclass(frozen=True, slots=True)
class _Links:
    standard: Standard
    library: Library
    files: Files
    collector: ProblemCollector

    def check(self) -> None:
        for area in self.standard.areas:
            for task in area.tasks:
                self._check_task(task)
        self._check_conditions()
        self._check_facts()
        self._check_comparisons()
        self._check_weights()
        self._check_plan()
        self._check_moved()
        self._check_pitfalls()
        self._check_outside()
        self._check_versions()
        self._check_training()
        check_ledger_layouts(self.files, (*self.standard.ledger.columns, *EXTRA), self.standard.activities)
        check_names(self.standard, self.files, self.collector)
        if not self.collector.problems:  # what cites it may only be misspelt, or in a file with a mistake
            self._check_unused()
            self._check_reviewed()
            check_recorded(self.standard, self.library, self.files["versions.yaml"])

    def _add(self, file: str, path: tuple[str | int, ...], wrong: Wrong, **facts: object) -> None:
        """An id that is empty is reported already: that it leads nowhere is no second mistake."""
        if wrong is Wrong.UNKNOWN_ID and not str(facts["id"]).strip():
            return
        node = self.files[file]
        Node(None, self.collector, file, path, node.lines).wrong(wrong, **facts)

    # — tasks and requirements

    def _check_task(self, task: Task) -> None:
        file = f"areas/{task.area}/{task.slug}.yaml"
        for place, sentence in enumerate(task.sentences):
            self._check_cover(file, place, sentence)
            for number, requirement in enumerate(sentence.requirements):
                path = ("sentences", place, "requirements", number)
                self._check_requirement(file, path, requirement, sentence)

    def _check_requirement(self, file: str, path: tuple[str | int, ...], requirement: Requirement, sentence: Sentence) -> None:
        for field, known, home in (
            ("applies", self.standard.conditions, "conditions.yaml"),
            ("evidence", self.standard.evidence, "evidence/"),
            ("compare", self.standard.comparisons, "comparisons.yaml"),
        ):
            for number, cited in enumerate(getattr(requirement, field)):
                if cited not in known:
                    self._add(file, (*path, field, number), Wrong.UNKNOWN_ID, id=cited, of=home)
        for part in requirement.quote.split(ELLIPSIS):
            if part not in sentence.text.zh:
                self._add(file, (*path, "quote"), Wrong.QUOTE_NOT_IN_SENTENCE, quote=part)
        if requirement.red_line and not isinstance(requirement.rule, Never):
            self._add(file, (*path, "red_line"), Wrong.RED_LINE_WITHOUT_NEVER)
        self._check_rule(file, (*path, "rule"), requirement)

    def _check_rule(self, file: str, path: tuple[str | int, ...], requirement: Requirement) -> None:
        match requirement.rule:
            case Threshold(fact=fact, each=each):
                known = self.standard.facts.get(fact)
                wanted = FactKind.SIZES if each else FactKind.COUNT
                if known is None or known.kind is not wanted:
                    self._add(file, (*path, "fact"), Wrong.UNKNOWN_ID, id=fact, of=f"facts.yaml, type: {wanted}")
            case AtLeast(activity=activity) if activity not in self.standard.activities:
                self._add(file, (*path, "activity"), Wrong.UNKNOWN_ID, id=activity, of="activities.yaml")

    def _check_cover(self, file: str, place: int, sentence: Sentence) -> None:
        """Nothing of a sentence is lost: every character and figure of it is in the quote of some requirement."""
        covered = [False] * len(sentence.text.zh)
        for requirement in sentence.requirements:
            for part in requirement.quote.split(ELLIPSIS):
                for start in _occurrences(part, sentence.text.zh):
                    covered[start : start + len(part)] = [True] * len(part)
        left = "".join(
            char for char, is_covered in zip(sentence.text.zh, covered, strict=True) if not is_covered and HAN.match(char)
        )
        if left:
            self._add(file, ("sentences", place, "zh"), Wrong.SENTENCE_NOT_COVERED, left=left)

    # — lists

    def _check_conditions(self) -> None:
        for condition in self.standard.conditions.values():
            options = self._options(condition)
            if options is None:
                self._add(
                    "conditions.yaml",
                    (condition.id, "fact"),
                    Wrong.UNKNOWN_ID,
                    id=condition.fact,
                    of="facts.yaml, type: choice, yes-no",
                )
                continue
            for field, names in (("is", condition.is_), ("not", condition.is_not)):
                for number, name in enumerate(names):
                    if name not in options:
                        self._add("conditions.yaml", (condition.id, field, number), Wrong.UNKNOWN_ID,
                                  id=name, of=", ".join(options))  # fmt: skip

    def _options(self, condition: Condition) -> tuple[str, ...] | None:
        fact = self.standard.facts.get(condition.fact)
        if fact is None or fact.kind not in (FactKind.CHOICE, FactKind.YES_NO):
            return None
        return tuple(fact.options) if fact.kind is FactKind.CHOICE else ("yes", "no")

    def _check_facts(self) -> None:
        order = list(self.standard.facts)
        for fact in self.standard.facts.values():
            if fact.group not in self.standard.fact_groups:
                self._add("facts.yaml", ("facts", fact.id, "group"), Wrong.UNKNOWN_ID, id=fact.group, of="groups")
            if fact.asked_when is not None and fact.asked_when not in self.standard.conditions:
                self._add("facts.yaml", ("facts", fact.id, "asked_when"), Wrong.UNKNOWN_ID,
                          id=fact.asked_when, of="conditions.yaml")  # fmt: skip
            elif fact.asked_when is not None:
                earlier = self.standard.conditions[fact.asked_when].fact
                if earlier not in order[: order.index(fact.id)]:
                    self._add("facts.yaml", ("facts", fact.id, "asked_when"), Wrong.ASKED_TOO_EARLY, fact=earlier)

            self._check_notices(fact)

    def _check_notices(self, fact: Fact) -> None:
        for number, notice in enumerate(fact.notices):
            path = ("facts", fact.id, "notices", number)
            for place, test in enumerate(notice.when):
                if not self._fits(test):
                    home = "facts.yaml, type: choice, yes-no" if test.is_ else "facts.yaml, type: count, sizes"
                    self._add("facts.yaml", (*path, "when", place, "fact"), Wrong.UNKNOWN_ID, id=test.fact, of=home)

    def _fits(self, test: FactTest) -> bool:
        """A number is asked of numbers, an option of what has such an option."""
        known = self.standard.facts.get(test.fact)
        if known is None:
            return False
        options = tuple(known.options) if known.kind is FactKind.CHOICE else ("yes", "no") if known.kind is FactKind.YES_NO else ()
        return set(test.is_) <= set(options) if options else not test.is_

    def _check_comparisons(self) -> None:
        tasks = {task.id for area in self.standard.areas for task in area.tasks}
        for each in self.standard.comparisons.values():
            if each.source is not None and each.source not in self.library.sources:
                self._add("comparisons.yaml", (each.id, "source"), Wrong.UNKNOWN_ID, id=each.source, of="sources.yaml")
            for number, task in enumerate(each.about):
                if task not in tasks:
                    self._add("comparisons.yaml", (each.id, "about", number), Wrong.UNKNOWN_ID, id=task, of="areas/")

    def _check_weights(self) -> None:
        areas = {area.id for area in self.standard.areas}
        if set(self.standard.scoring.weights) != areas:
            given = set(self.standard.scoring.weights)
            self._add("scoring.yaml", ("weights",), Wrong.INCOMPLETE_LIST,
                      missing=", ".join(sorted(areas - given)) or "–", unknown=", ".join(sorted(given - areas)) or "–")  # fmt: skip

    def _check_plan(self) -> None:
        for activity in self.standard.plan.activities:
            if activity not in self.standard.activities:
                self._add("plan.yaml", ("activities", activity), Wrong.UNKNOWN_ID, id=activity, of="activities.yaml")

    def _check_moved(self) -> None:
        for old, new in self.standard.moved.items():
            if new not in self.standard.requirements:
                self._add("moved.yaml", (old,), Wrong.UNKNOWN_ID, id=new, of="areas/")
            if old in self.standard.requirements:
                self._add("moved.yaml", (old,), Wrong.DUPLICATE_ID, id=old)

    def _check_pitfalls(self) -> None:
        for name in self.library.pitfalls:
            if name not in self.standard.requirements:
                self._add("pitfalls.yaml", (name,), Wrong.UNKNOWN_ID, id=name, of="areas/")

    def _check_outside(self) -> None:
        """Silence is no answer: where no article was read, the entry says whom to ask."""
        for each in self.library.outside.values():
            if each.national and each.national.source not in self.library.sources:
                self._add(
                    "outside.yaml", (each.id, "national", "source"), Wrong.UNKNOWN_ID, id=each.national.source, of="sources.yaml"
                )
            if each.national is None and each.ask is None:
                self._add("outside.yaml", (each.id,), Wrong.NOBODY_TO_ASK)

    def _check_versions(self) -> None:
        """The version in force is the first of the list; a change may also be about what has since moved."""
        versions = self.library.versions
        if not versions or versions[0].version != self.standard.version:
            listed = ", ".join(each.version for each in versions[:1]) or "–"
            self._add("versions.yaml", (), Wrong.INCOMPLETE_LIST, missing=self.standard.version, unknown=listed)
        known = self.standard.requirements.keys() | self.standard.moved.keys()
        known = known.union(*(each.requirements for each in self.standard.recorded.values()))
        for place, version in enumerate(versions):
            for number, change in enumerate(version.changes):
                for id_ in change.about:
                    if id_ not in known:
                        self._add("versions.yaml", (place, "changes", number, "about"), Wrong.UNKNOWN_ID, id=id_, of="areas/")

    def _check_training(self) -> None:
        """Each task is taught in one module, and that module names each of its requirements."""
        tasks = {task.id: task for area in self.standard.areas for task in area.tasks}
        taught: set[str] = set()
        for module in self.library.modules:
            file = module_file(module.id)
            for place, id_ in enumerate(module.tasks):
                if id_ not in tasks or id_ in taught:
                    wrong = Wrong.DUPLICATE_ID if id_ in taught else Wrong.UNKNOWN_ID
                    self._add(file, ("tasks", place), wrong, id=id_, of="areas/")
                taught.add(id_)
            due = {each.id for id_ in module.tasks if id_ in tasks for each in tasks[id_].requirements}
            self._report_cites(module, file)
            self._check_questions(module, questions_file(module.id))
            self._report_missing(file, ("sections",), Wrong.NOT_TAUGHT, due - module.cited.keys())
        self._report_missing("training.yaml", ("modules",), Wrong.TASK_NOT_TAUGHT, tasks.keys() - taught)

    def _report_cites(self, module: Module, file: str) -> None:
        for path, passage in placed_passages(module):
            for place, id_ in enumerate(passage.cites):
                if id_ not in self.standard.requirements:
                    self._add(file, (*path, "cites", place), Wrong.UNKNOWN_ID, id=id_, of="areas/")

    def _check_questions(self, module: Module, file: str) -> None:
        ids: set[str] = set()
        for place, question in enumerate(module.questions):
            if question.id in ids:
                self._add(file, (place, "id"), Wrong.DUPLICATE_ID, id=question.id)
            ids.add(question.id)
            for number, id_ in enumerate(question.requirements):
                if id_ not in self.standard.requirements:
                    path = (place, "also", number - 1) if number else (place, "requirement")
                    self._add(file, path, Wrong.UNKNOWN_ID, id=id_, of="areas/")

    def _check_reviewed(self) -> None:
        """Only when everything else is in order: a requirement with a mistake in it is worded differently for that alone."""
        for module in self.library.modules:
            for place, question in enumerate(module.questions):
                wording = wording_of(self.standard.requirements[id_] for id_ in question.requirements)
                if question.reviewed != wording:
                    ids = ", ".join(question.requirements)
                    path = (place, "reviewed")
                    self._add(questions_file(module.id), path, Wrong.NOT_REVIEWED, id=ids, wording=wording)

    def _check_unused(self) -> None:
        """A row that nothing cites is either forgotten or dead; both need a person."""
        requirements = list(self.standard.requirements.values())
        rules = [each.rule for each in requirements]
        facts = [rule.fact for rule in rules if isinstance(rule, Threshold)]
        facts += [condition.fact for condition in self.standard.conditions.values()]
        used: dict[str, set[str | None]] = {
            "conditions.yaml": _all(each.applies for each in requirements)
            | {fact.asked_when for fact in self.standard.facts.values()},
            "comparisons.yaml": _all(each.compare for each in requirements)
            | {each.id for each in self.standard.comparisons.values() if each.about},
            "activities.yaml": {rule.activity for rule in rules if isinstance(rule, AtLeast)},
        }
        for file, ids in used.items():
            self._report_unused(file, (), self._ids(file), ids)
        self._report_unused("facts.yaml", ("facts",), self.standard.facts, set(facts))
        cited = _all(each.evidence for each in requirements)
        for file, node in self.files.items():
            if file.startswith("evidence/") and isinstance(node.value, dict):
                self._report_unused(file, (), node.value, cited)

    def _ids(self, file: str) -> Iterable[str]:
        value = self.files[file].value
        return value if isinstance(value, dict) else ()

    def _report_missing(self, file: str, path: tuple[str | int, ...], wrong: Wrong, missing: Iterable[str]) -> None:
        if ids := sorted(missing):
            self._add(file, path, wrong, id=", ".join(ids))

    def _report_unused(self, file: str, path: tuple[str, ...], ids: Iterable[str], used: Iterable[str | None]) -> None:
        for id_ in ids:
            if id_ not in set(used):
                self._add(file, (*path, id_), Wrong.UNUSED, id=id_)


def _all(groups: Iterable[Iterable[str]]) -> set[str | None]:
    return {each for group in groups for each in group}


def _occurrences(part: str, text: str) -> Iterable[int]:
    start = text.find(part) if part else -1
    while start >= 0:
        yield start
        start = text.find(part, start + 1)
