"""Views for the pages, ready for templates: every choice is made here, so that a template only places values."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from assess.model.answers import NAME_LIMIT, Choice
from assess.model.branch import Fact, FactKind
from assess.model.ledger import CELL_LIMIT, Column, FieldKind
from assess.model.library import Correction, Library
from assess.model.meanings import meanings_of
from assess.model.rules import AtLeast
from assess.model.standard import Area, Comparison, Relation, Requirement, Sentence, Standard, Task
from assess.model.text import Language, Text
from assess.outputs.addresses import area_path, requirement_path, task_path
from assess.outputs.branch_file.paper_form import PaperView, paper_form
from assess.outputs.score.ledger import AUDIENCES
from assess.outputs.site.file_format import file_format
from assess.outputs.site.line_index import LineIndex
from assess.outputs.site.office_views import office_views
from assess.outputs.site.related import Relations
from assess.outputs.site.views import (
    AreaView,
    ChecklistView,
    ColumnView,
    ComparisonView,
    Counts,
    FactGroupView,
    FactView,
    FormatGroupView,
    LedgerView,
    Link,
    OptionView,
    RequirementView,
    SentenceView,
    TaskView,
)
from assess.outputs.words.wording import NOT_COMPARED, YES_NO, is_compared, say_rule, say_scope

# Whole sentences are written here; the others are a name or a number.
LONG_COLUMNS = frozenset({"topic", "absences", "files"})
KEYBOARDS = {FieldKind.PERSONS: "numeric", FieldKind.GROUP: "numeric", FieldKind.HOURS: "decimal"}
NOT_VERIFIED = Text("条文号未核实", "article number not verified")


class Pages:
    """Views of one standard and its library, in one language."""

    def __init__(self, standard: Standard, library: Library, language: Language) -> None:
        self.standard = standard
        self.library = library
        self.language = language
        self._relations = Relations(standard)
        self._corrections = LineIndex((each.lines, each) for each in library.corrections)

    # — areas, tasks, requirements

    def areas(self) -> tuple[AreaView, ...]:
        """The five areas in the poster's order."""
        return self._areas

    @cached_property
    def _areas(self) -> tuple[AreaView, ...]:
        return tuple(self._area(area) for area in self.standard.areas)

    @cached_property
    def _tasks(self) -> dict[str, TaskView]:
        return {task.id: task for area in self._areas for task in area.tasks}

    def area(self, id_: str) -> AreaView:
        """One area by its id."""
        return next(area for area in self._areas if area.id == id_)

    def task(self, id_: str) -> TaskView:
        """One task by its id, `life.talks`."""
        return self._tasks[id_]

    def requirement(self, id_: str) -> RequirementView:
        """One requirement by its id."""
        return next(each for each in self.task(id_.rsplit(".", 1)[0]).requirements if each.id == id_)

    def scoring(self) -> dict[str, object]:
        """The scale, the bands and the cap of a red line, in words."""
        scoring = self.standard.scoring
        bands = {band.id: self._say(band.text) for band in scoring.bands}
        return {
            "notice": self._say(scoring.notice),
            "answers": [(self._say(label.text), label.percent) for label in scoring.answers.values()],
            "bands": [(self._say(band.text), band.lowest) for band in scoring.bands],
            "cap": bands[scoring.red_line_cap],
        }

    def counts(self) -> Counts:
        """The figures of the whole."""
        areas = self.standard.areas
        requirements = list(self.standard.requirements.values())
        return Counts(
            areas=len(areas),
            objectives=sum(len(area.objectives) for area in areas),
            tasks=sum(len(area.tasks) for area in areas),
            sentences=sum(len(task.sentences) for area in areas for task in area.tasks),
            requirements=len(requirements),
            corrections=len(self.library.corrections),
            applied=sum(each.applied for each in self.library.corrections),
            terms=len(self.library.terms),
            scored=sum(each.points > 0 for each in requirements),
            advice=sum(each.strength in self.standard.scoring.advice for each in requirements),
            red_lines=sum(each.red_line for each in requirements),
            compared=sum(is_compared(each, self.standard) for each in requirements),
        )

    def _say(self, text: Text | None) -> str:
        return text.of(self.language) if text else ""

    def _area(self, area: Area) -> AreaView:
        return AreaView(
            id=area.id,
            number=area.number,
            title=self._say(area.text),
            title_zh=area.text.zh,
            summary=self._say(area.summary),
            path=area_path(area.id),
            line=area.line,
            count=sum(1 for _ in area.requirements),
            objectives=tuple(self._say(each) for each in area.objectives),
            tasks=tuple(self._task(area, task) for task in area.tasks),
        )

    def _task(self, area: Area, task: Task) -> TaskView:
        return TaskView(
            id=task.id,
            slug=task.slug,
            number=task.number,
            title=self._say(task.text),
            title_zh=task.text.zh,
            summary=self._say(task.summary),
            line=task.line,
            path=task_path(task.id),
            area=Link(path=area_path(area.id), number=area.number, title=self._say(area.text)),
            count=sum(1 for _ in task.requirements),
            sentences=tuple(self._sentence(task, each) for each in task.sentences),
            requirements=tuple(
                self._requirement(task, sentence, each) for sentence in task.sentences for each in sentence.requirements
            ),
            gaps=tuple(self._comparison(each) for each in self.standard.comparisons.values() if task.id in each.about),
        )

    def _sentence(self, task: Task, sentence: Sentence) -> SentenceView:
        return SentenceView(
            text=self._say(sentence.text),
            text_zh=sentence.text.zh,
            lines=say_lines(sentence.lines, self.language),
            requirements=tuple(self._link(each) for each in sentence.requirements),
        )

    def _requirement(self, task: Task, sentence: Sentence, requirement: Requirement) -> RequirementView:
        standard, language = self.standard, self.language
        return RequirementView(
            id=requirement.id,
            slug=requirement.slug,
            number=requirement.number,
            text=self._say(requirement.text),
            heading=self._say(requirement.text).rstrip("。."),
            text_zh=requirement.text.zh,
            quote=requirement.quote,
            lines=say_lines(sentence.lines, self.language),
            kind=self._say(standard.label(requirement.kind)),
            strength=requirement.strength.value,
            strength_text=self._say(standard.label(requirement.strength)),
            strength_meaning=self._say(standard.labels["strength_meaning"][requirement.strength.value]),
            who=self._say(standard.label(requirement.who)),
            points=requirement.points,
            red_line=requirement.red_line,
            rule=say_rule(requirement.rule, standard, language) if requirement.rule else "",
            scope=say_scope(requirement, standard, language),
            parts=tuple(self._say(each) for each in requirement.parts),
            evidence=tuple(self._say(standard.evidence[each].text) for each in requirement.evidence),
            reading=self._say(requirement.reading),
            pitfall=self._say(self.library.pitfalls.get(requirement.id)),
            comparisons=tuple(self._comparison(standard.comparisons[each]) for each in requirement.compare),
            not_compared="" if requirement.compare else self._say(NOT_COMPARED),
            path=requirement_path(requirement),
            meaning=meanings_of(self.standard).requirements[requirement.id],
            facts=tuple(dict.fromkeys(self._deciding_facts(requirement))),
            corrections=tuple(self._mended(sentence)),
            related=tuple(self._link(each) for each in self._relations.related(requirement)),
        )

    def _mended(self, sentence: Sentence) -> Iterator[Link]:
        for each in self._corrections.on(sentence.lines):
            yield Link(path=f"corrections/#{each.id.lower()}", number=each.id, title=self._say(each.why))

    def _link(self, requirement: Requirement) -> Link:
        return Link(path=requirement_path(requirement), number=requirement.number, title=self._say(requirement.text))

    def _deciding_facts(self, requirement: Requirement) -> Iterator[str]:
        for each in requirement.applies:
            yield self.standard.conditions[each].fact

    def _comparison(self, comparison: Comparison) -> ComparisonView:
        source = self.library.sources[comparison.source] if comparison.source else None
        unverified = source is not None and comparison.relation is not Relation.NOT_COVERED
        article = self._say(comparison.article) or (self._say(NOT_VERIFIED) if unverified else "")
        return ComparisonView(
            relation=comparison.relation.value,
            relation_text=self._say(self.standard.label(comparison.relation)),
            source=self._say(source.text) if source else "",
            source_path=f"sources/#{source.id}" if source else "",
            article=article,
            confidence=self._say(self.standard.label(comparison.confidence)),
            national=self._say(comparison.national),
            note=self._say(comparison.note),
        )

    # — the library

    def terms(self) -> list[dict[str, object]]:
        """The glossary in the order of its file."""
        labels = self.standard.labels["attested"]
        return [
            {
                "id": term.id,
                "zh": term.text.zh,
                "en": term.text.en,
                "pinyin": term.pinyin,
                "definition": self._say(term.definition),
                "attested": term.attested.value,
                "attested_text": self._say(labels[term.attested.value]),
                "basis": self._say(term.basis),
                "also": term.also_zh if self.language is Language.ZH else term.also_en,
            }
            for term in self.library.terms
        ]

    def sources(self) -> list[dict[str, object]]:
        """Everything cited, with what was read of it and the comparisons that rest on it."""
        return [
            {
                "id": source.id,
                "title": self._say(source.text),
                "title_zh": source.text.zh,
                "kind": self._say(self.standard.labels["source_kind"][source.kind.value]),
                "issuer": self._say(source.issuer),
                "year": source.year or "",
                "status": self._say(source.status),
                "read_at": source.read_at,
                "checked": source.checked,
                "cited": self._citing(source.id),
            }
            for source in self.library.sources.values()
        ]

    def _citing(self, source: str) -> tuple[Link, ...]:
        cited = {each.id for each in self.standard.comparisons.values() if each.source == source}
        return tuple(
            Link(path=requirement_path(each), number=each.number, title=self._say(each.text))
            for area in self.standard.areas
            for task in area.tasks
            for each in task.requirements
            if cited & set(each.compare)
        )

    def corrections(self) -> list[dict[str, object]]:
        """Every repair of the poster, applied or only noted."""
        return [self._correction(each) for each in self.library.corrections]

    def _correction(self, each: Correction) -> dict[str, object]:
        labels = self.standard.labels
        return {
            "id": each.id,
            "lines": say_lines(each.lines, self.language),
            "before": each.before,
            "after": each.after,
            "kind": self._say(labels["correction_kind"][each.kind.value]),
            "why": self._say(each.why),
            "confidence": self._say(labels["confidence"][each.confidence.value]),
            "applied": each.applied,
        }

    def doubts(self) -> list[dict[str, str]]:
        """Odd wordings that were left as printed."""
        return [
            {"lines": say_lines(each.lines, self.language), "text": each.text, "doubt": self._say(each.doubt)}
            for each in self.library.doubts
        ]

    def versions(self) -> list[dict[str, object]]:
        """The changes in each version of the standard, newest first."""
        return [
            {
                "version": version.version,
                "since": version.since,
                "changes": [
                    {"text": self._say(change.text), "about": [self._link(each) for each in self._present(change.about)]}
                    for change in version.changes
                ],
            }
            for version in self.library.versions
        ]

    def _present(self, ids: tuple[str, ...]) -> Iterator[Requirement]:
        """The requirements that these ids name today."""
        known = (self.standard.requirements.get(self.standard.moved.get(id_, id_)) for id_ in ids)
        return (each for each in known if each is not None)

    def file_format(self, limits: Mapping[str, int]) -> tuple[FormatGroupView, ...]:
        """Every field of a branch's file; `limits` are those of the readers."""
        return file_format(self.standard, self.language, limits)

    # — the form

    def checklist(self) -> ChecklistView:
        """The self-assessment form."""
        scoring = self.standard.scoring
        answers = [(name, label) for name, label in scoring.answers.items()]
        return ChecklistView(
            fact_groups=tuple(self._fact_group(name, title) for name, title in self.standard.fact_groups.items()),
            ledger=self._ledger(),
            areas=self._areas,
            answers=tuple(OptionView(value=name, text=self._say(label.text)) for name, label in answers),
            red_line_answers=tuple(OptionView(value=name, text=self._say(label.red_line_text)) for name, label in answers),
            reason_for=next((name for name, label in answers if label.reason_required), Choice.NOT_APPLICABLE.value),
            remind_after_days=scoring.remind_after_days,
            notice=self._say(scoring.notice),
            version=self.standard.version,
            digest=self.standard.digest,
        )

    def paper(self) -> PaperView:
        """The blank form on paper."""
        return paper_form(self.standard, self.language)

    def _fact_group(self, name: str, title: Text) -> FactGroupView:
        facts = (self._fact(fact) for fact in self.standard.facts.values() if fact.group == name)
        return FactGroupView(id=name, title=self._say(title), facts=tuple(facts))

    def _fact(self, fact: Fact) -> FactView:
        return FactView(
            id=fact.id,
            text=self._say(fact.text),
            hint=self._say(fact.hint),
            measure=self._say(fact.measure),
            options=tuple(self._options(fact)),
            is_list=fact.kind is FactKind.SIZES,
            is_conditional=fact.asked_when is not None,
            has_notices=bool(fact.notices),
        )

    def _ledger(self) -> LedgerView:
        counted = {each.rule.activity for each in self.standard.requirements.values() if isinstance(each.rule, AtLeast)}
        activities = self._activities()
        columns = self.standard.ledger.columns.values()
        return LedgerView(
            counted=tuple(each for each in activities if each.value in counted),
            columns=tuple(self._column(each) for each in sorted(columns, key=lambda each: each.kind is not FieldKind.ACTIVITY)),
            offices=office_views(self.standard.ledger, self.language),
            cell_limit=CELL_LIMIT,
            name_limit=NAME_LIMIT,
        )

    def _activities(self) -> tuple[OptionView, ...]:
        names = ((name, self._say(each.text)) for name, each in self.standard.activities.items())
        meant = meanings_of(self.standard).activities
        return tuple(OptionView(value=name, text=text[:1].upper() + text[1:], meaning=meant[name]) for name, text in names)

    def _column(self, column: Column) -> ColumnView:
        """Date, activity and files belong to every entry; the rest to the activities that name it."""
        activities = self.standard.activities.items()
        return ColumnView(
            id=column.id,
            text=self._say(column.text),
            activities=tuple(name for name, each in activities if column.id in each.fields),
            options=self._choices(column.kind),
            is_long=column.kind is FieldKind.TEXT and column.id in LONG_COLUMNS,
            required=column.kind in (FieldKind.DATE, FieldKind.ACTIVITY),
            input="date" if column.kind is FieldKind.DATE else "text",
            keyboard=KEYBOARDS.get(column.kind, "text"),
        )

    def _choices(self, kind: FieldKind) -> tuple[OptionView, ...]:
        if kind is FieldKind.ACTIVITY:
            return self._activities()
        audiences = AUDIENCES.items() if kind is FieldKind.AUDIENCE else ()
        return tuple(OptionView(value=name.value, text=self._say(text)) for name, text in audiences)

    def _options(self, fact: Fact) -> Iterator[OptionView]:
        if fact.kind is FactKind.YES_NO:
            for value, text in (("yes", YES_NO[True]), ("no", YES_NO[False])):
                yield OptionView(value=value, text=self._say(text)[0].upper() + self._say(text)[1:])
        for value, text in fact.options.items():
            yield OptionView(value=value, text=self._say(text))


def say_lines(numbers: tuple[int, ...], language: Language) -> str:
    """The lines of the poster, as people write them: line 26, lines 39–40, lines 76, 78, 80; empty for the whole text."""
    if not numbers:
        return ""
    unbroken = list(numbers) == list(range(numbers[0], numbers[-1] + 1))
    separator = "、" if language is Language.ZH else ", "
    said = f"{numbers[0]}–{numbers[-1]}" if unbroken and len(numbers) > 1 else separator.join(map(str, numbers))
    return Text(f"原文第{said}行", f"poster, line{'s' if len(numbers) > 1 else ''} {said}").of(language)
