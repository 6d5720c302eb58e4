"""The training path, in one language: modules with their passages, and the requirements that each of these rests on."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from math import ceil

from assess.model.library import Library
from assess.model.questions import Question
from assess.model.standard import Requirement, Standard
from assess.model.text import Language, Text
from assess.model.training import Module, Passage, Section
from assess.outputs.addresses import module_path, question_path, requirement_path, task_path
from assess.outputs.site.views import Link
from assess.outputs.training.question_views import QuestionView, anchor, view
from assess.outputs.training.questions import questions

CHARACTERS_A_MINUTE = 300
"""How fast somebody new to it reads Chinese, weighing what is read: our own guess, for a hint at the time only."""

WORDS_A_MINUTE = 180


@dataclass(frozen=True, kw_only=True, slots=True)
class PassageView:
    """A paragraph with the requirements that it rests on."""

    text: str
    cites: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class SectionView:
    """A part of a module. `requirements`: all that its passages rest on, each once."""

    id: str
    title: str
    passages: tuple[PassageView, ...]
    requirements: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseView:
    """An invented situation, and how it is worked out."""

    title: str
    situation: str
    question: str
    steps: tuple[PassageView, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ModuleView:
    """One module. `tasks`: where on the site its requirements stand; `minutes`: about how long reading it takes."""

    id: str
    number: str
    title: str
    title_zh: str
    summary: str
    path: str
    minutes: int
    goals: tuple[str, ...]
    tasks: tuple[Link, ...]
    sections: tuple[SectionView, ...]
    case: CaseView
    questions: tuple[QuestionView, ...]
    monday: tuple[PassageView, ...]
    before: Link | None
    after: Link | None


class Training:
    """The path of one standard, in one language."""

    def __init__(self, standard: Standard, library: Library, language: Language) -> None:
        self._standard = standard
        self._library = library
        self._language = language
        self._questions = questions(standard)
        self._order = {id_: place for place, id_ in enumerate(standard.requirements)}
        self._tasks = {task.id: task for area in standard.areas for task in area.tasks}

    def modules(self) -> tuple[ModuleView, ...]:
        """All modules, in the order in which they are best taken."""
        return tuple(self._module(place) for place in range(len(self._library.modules)))

    def module(self, id_: str) -> ModuleView:
        """One module by its id."""
        return next(self._module(place) for place, each in enumerate(self._library.modules) if each.id == id_)

    def tasks(self, id_: str) -> tuple[str, ...]:
        """The tasks that a module teaches, by id."""
        return next(each.tasks for each in self._library.modules if each.id == id_)

    def requirement(self, id_: str) -> Link:
        """The link to a requirement, by its id."""
        return self._requirement(self._standard.requirements[id_])

    def teaching(self, task: str) -> Link:
        """The module in which a task is taught: there is one for each, as the check of the content makes sure."""
        return self._link(self._library.modules, self._teaching[task])

    @cached_property
    def _teaching(self) -> dict[str, int]:
        return {task: place for place, module in enumerate(self._library.modules) for task in module.tasks}

    def testing(self, requirement: str) -> tuple[Link, ...]:
        """The questions that test a requirement, by its id: where they stand, and with which number."""
        return tuple(self._testing.get(requirement, ()))

    @cached_property
    def _testing(self) -> dict[str, list[Link]]:
        found: dict[str, list[Link]] = {}
        for place, module in enumerate(self._library.modules, 1):
            for number, each in enumerate(self._asked(module), 1):
                path = question_path(module_path(module.id), anchor(each))
                link = Link(path=path, number=f"{place}.{number}", title=self._say(each.text))
                for requirement in dict.fromkeys(each.requirements):
                    found.setdefault(requirement, []).append(link)
        return found

    def _asked(self, module: Module) -> tuple[Question, ...]:
        """Those written for the module first, then those made from the rules that it teaches."""
        taught = frozenset(module.tasks)
        made = (each for each in self._questions if each.requirement.rpartition(".")[0] in taught)
        return (*module.questions, *made)

    def _module(self, place: int) -> ModuleView:
        modules = self._library.modules
        module = modules[place]
        link = self._link(modules, place)
        return ModuleView(
            id=module.id,
            number=link.number,
            title=link.title,
            title_zh=module.text.zh,
            summary=self._say(module.summary),
            path=link.path,
            minutes=self._minutes(module),
            goals=tuple(map(self._say, module.goals)),
            tasks=tuple(self._task(each) for each in module.tasks),
            sections=tuple(self._section(number, each) for number, each in enumerate(module.sections, 1)),
            case=CaseView(
                title=self._say(module.case.text),
                situation=self._say(module.case.situation),
                question=self._say(module.case.question),
                steps=tuple(map(self._passage, module.case.steps)),
            ),
            questions=tuple(self._question(*each) for each in enumerate(self._asked(module), 1)),
            monday=tuple(map(self._passage, module.monday)),
            before=self._link(modules, place - 1) if place else None,
            after=self._link(modules, place + 1) if place + 1 < len(modules) else None,
        )

    def _question(self, number: int, each: Question) -> QuestionView:
        return view(number, each, self._language, self.requirement)

    def _link(self, modules: tuple[Module, ...], place: int) -> Link:
        return Link(path=module_path(modules[place].id), number=str(place + 1), title=self._say(modules[place].text))

    def _task(self, id_: str) -> Link:
        task = self._tasks[id_]
        return Link(path=task_path(task.id), number=task.number, title=self._say(task.text))

    def _section(self, number: int, section: Section) -> SectionView:
        return SectionView(
            id=f"part-{number}",
            title=self._say(section.text),
            passages=tuple(map(self._passage, section.passages)),
            requirements=self._requirements(id_ for each in section.passages for id_ in each.cites),
        )

    def _passage(self, passage: Passage) -> PassageView:
        return PassageView(text=self._say(passage.text), cites=self._requirements(passage.cites))

    def _requirements(self, ids: Iterable[str]) -> tuple[Link, ...]:
        """In the order of the standard, each once."""
        return tuple(self._requirement(self._standard.requirements[id_]) for id_ in sorted(set(ids), key=self._order.__getitem__))

    def _requirement(self, each: Requirement) -> Link:
        return Link(path=requirement_path(each), number=each.number, title=self._say(each.text))

    def _minutes(self, module: Module) -> int:
        words = [*module.goals, module.case.situation, module.case.question]
        words += [each.text for section in module.sections for each in section.passages]
        words += [each.text for each in (*module.case.steps, *module.monday)]
        words += [self._standard.requirements[each].text for each in module.cited]
        if self._language is Language.ZH:
            return ceil(sum(len(each.zh) for each in words) / CHARACTERS_A_MINUTE)
        return ceil(sum(len(each.en.split()) for each in words) / WORDS_A_MINUTE)

    def _say(self, text: Text) -> str:
        return text.of(self._language)
