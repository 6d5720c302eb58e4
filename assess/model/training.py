"""The training: what a new secretary is told, module by module, and asked. Every claim names the requirements that it rests on."""

from dataclasses import dataclass

from assess.model.questions import Question
from assess.model.text import Text


@dataclass(frozen=True, kw_only=True, slots=True)
class Passage:
    """A paragraph, or one thing to do. `cites`: requirements by id; empty only where nothing is claimed of them."""

    text: Text
    cites: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    """A heading with the paragraphs below it."""

    text: Text
    passages: tuple[Passage, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """An invented situation, what is asked about it, and how it is worked out, step by step."""

    text: Text
    situation: Text
    question: Text
    steps: tuple[Passage, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Module:
    """One module of the path. `tasks`: the tasks of the standard that it teaches, by id; each task is taught in one module."""

    id: str
    text: Text
    summary: Text
    tasks: tuple[str, ...]
    goals: tuple[Text, ...]
    sections: tuple[Section, ...]
    case: Case
    questions: tuple[Question, ...]
    monday: tuple[Passage, ...]

    @property
    def cited(self) -> dict[str, None]:
        """All requirements named in it, each once, in the order in which they come."""
        passages = [each for section in self.sections for each in section.passages] + [*self.case.steps, *self.monday]
        return dict.fromkeys(id_ for each in passages for id_ in each.cites)


@dataclass(frozen=True, kw_only=True, slots=True)
class AgendaItem:
    """One part of a session, with the minutes proposed for it; `page`: where the site has what it needs, as an address in it."""

    id: str
    minutes: int
    text: Text
    what: Text
    page: str
