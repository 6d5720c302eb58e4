"""The files of `standards/` → one `Standard`. Knows fields, not files: it takes each file as a node.

The same reader serves the YAML files on the desktop and the JSON bundle in the browser, so the two cannot drift.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assess.errors import Where, Wrong
from assess.model.standard import Area, Evidence, Kind, Requirement, Scoring, Sentence, Standard, Strength, Task, Who
from assess.reading.content import catalogues
from assess.reading.content.ledger_form import read_ledger_form
from assess.reading.content.ledger_layouts import read_ledger_layouts
from assess.reading.content.meanings import read_recorded
from assess.reading.content.rules import read_rule
from assess.reading.fields import (
    Node,
    ProblemCollector,
    read_bilingual,
    read_fields,
    read_id,
    read_ids,
    read_list,
    read_mapping,
    read_member,
    read_optional,
    read_some,
    read_text,
    read_whole,
    read_yes_no,
    text_of,
)

Files = Mapping[str, Node]


def read_standard(files: Files, collector: ProblemCollector, *, digest: str = "") -> Standard:
    """The whole standard. Use it only if `collector` has no problems afterwards: until then it may hold harmless stand-ins."""
    fields = read_fields(files["standard.yaml"], required=("version", "since", "zh", "en", "short", "source", "areas"))
    scoring, points = catalogues.read_scoring(files["scoring.yaml"])
    fact_groups, facts, retired = catalogues.read_facts(files["facts.yaml"])
    reader = _AreaReader(files, collector, scoring, points)
    return Standard(
        version=read_text(fields.get("version")),
        since=read_text(fields.get("since")),
        digest=digest,
        text=text_of(fields, files["standard.yaml"]),
        short=read_bilingual(fields.get("short")),
        areas=tuple(reader.areas(fields.get("areas"))),
        scoring=scoring,
        fact_groups=fact_groups,
        facts=facts,
        conditions=catalogues.read_conditions(files["conditions.yaml"]),
        activities=catalogues.read_activities(files["activities.yaml"]),
        ledger=read_ledger_form(files["ledger.yaml"]),
        plan=catalogues.read_plan_form(files["plan.yaml"]),
        evidence=_evidence(files),
        comparisons=catalogues.read_comparisons(files["comparisons.yaml"]),
        labels=catalogues.read_labels(files["labels.yaml"]),
        moved={old: read_text(new) for old, new in read_mapping(files["moved.yaml"]).items()},
        retired=retired,
        recorded=read_recorded(files),
        layouts=read_ledger_layouts(files),
    )


def _evidence(files: Files) -> dict[str, Evidence]:
    """All files of `evidence/` together; an id in two of them is a mistake."""
    together: dict[str, Evidence] = {}
    for name, node in files.items():
        if name.startswith("evidence/"):
            for id_, row in catalogues.read_evidence(node).items():
                if id_ in together:
                    node.child(id_, None).wrong(Wrong.DUPLICATE_ID, id=id_)
                together[id_] = row
    return together


@dataclass(frozen=True, slots=True)
class _AreaReader:
    """Walks areas → tasks → sentences → requirements, numbering them in the poster's order."""

    files: Files
    collector: ProblemCollector
    scoring: Scoring
    points: int

    def areas(self, node: Node | None) -> Iterator[Area]:
        for number, name in enumerate(read_ids(node), start=1):
            file = f"areas/{name}/_area.yaml"
            if file in self.files:
                yield self._area(name, str(number), self.files[file])
            else:
                self.collector.add(Where(file=file), Wrong.FILE_MISSING)

    def _area(self, name: str, number: str, node: Node) -> Area:
        fields = read_fields(node, required=("line", "zh", "en", "summary", "objectives_line", "objectives", "tasks"))
        return Area(
            id=name,
            number=number,
            line=read_whole(fields.get("line"), low=1),
            text=text_of(fields, node),
            summary=read_bilingual(fields.get("summary")),
            objectives_line=read_whole(fields.get("objectives_line"), low=1),
            objectives=tuple(read_bilingual(each) for each in read_list(fields.get("objectives"))),
            tasks=tuple(self._tasks(name, number, fields.get("tasks"))),
        )

    def _tasks(self, area: str, number: str, node: Node | None) -> Iterator[Task]:
        for place, name in enumerate(read_ids(node), start=1):
            file = f"areas/{area}/{name}.yaml"
            if file in self.files:
                yield self._task(area, f"{area}.{name}", f"{number}.{place}", self.files[file])
            else:
                self.collector.add(Where(file=file), Wrong.FILE_MISSING)

    def _task(self, area: str, task: str, number: str, node: Node) -> Task:
        fields = read_fields(node, required=("line", "zh", "en", "summary", "sentences"))
        return Task(
            id=task,
            area=area,
            number=number,
            line=read_whole(fields.get("line"), low=1),
            text=text_of(fields, node),
            summary=read_bilingual(fields.get("summary")),
            sentences=tuple(self._sentences(area, task, number, fields.get("sentences"))),
        )

    def _sentences(self, area: str, task: str, number: str, node: Node | None) -> Iterator[Sentence]:
        seen: dict[str, Node] = {}
        for each in read_list(node):
            fields = read_fields(each, required=("lines", "zh", "en", "requirements"))
            yield Sentence(
                lines=tuple(read_whole(line, low=1) for line in read_some(fields.get("lines"))),
                text=text_of(fields, each),
                requirements=tuple(self._requirements(area, task, number, fields.get("requirements"), seen)),
            )

    def _requirements(self, area: str, task: str, number: str, node: Node | None, seen: dict[str, Node]) -> Iterator[Requirement]:
        for each in read_list(node):
            found = self._requirement(area, task, f"{number}.{len(seen) + 1}", each)
            if found.slug in seen:
                each.wrong(Wrong.DUPLICATE_ID, id=found.id)
            seen[found.slug or str(len(seen))] = each
            yield found

    def _requirement(self, area: str, task: str, number: str, node: Node) -> Requirement:
        fields = read_fields(
            node,
            required=("id", "zh", "en", "quote", "kind", "strength", "who", "evidence"),
            optional=("applies", "rule", "points", "red_line", "parts", "compare", "reading"),
        )
        strength = read_member(fields.get("strength"), Strength)
        red_line = read_yes_no(fields.get("red_line"))
        return Requirement(
            id=f"{task}.{read_id(fields.get('id'))}",
            area=area,
            task=task,
            number=number,
            text=text_of(fields, node),
            quote=read_text(fields.get("quote")),
            kind=read_member(fields.get("kind"), Kind),
            strength=strength,
            who=read_member(fields.get("who"), Who),
            applies=read_ids(fields.get("applies")),
            rule=read_optional(fields.get("rule"), read_rule),
            points=self._points(fields.get("points"), scored=strength not in self.scoring.advice and not red_line),
            red_line=red_line,
            parts=tuple(read_bilingual(each) for each in read_list(fields.get("parts"))),
            evidence=read_ids(fields.get("evidence"), some=True),
            compare=read_ids(fields.get("compare")),
            reading=read_optional(fields.get("reading"), read_bilingual),
        )

    def _points(self, node: Node | None, *, scored: bool) -> int:
        """Advice and red lines carry no points, and may not be given any."""
        if not scored:
            if node is not None:
                node.wrong(Wrong.POINTS_ON_ADVICE)
            return 0
        return self.points if node is None else read_whole(node, low=1, high=100)
