"""The page for whoever leads a session, in one language: its parts, and the questions to project."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from assess.model.text import Language
from assess.model.training import AgendaItem
from assess.outputs.addresses import question_path
from assess.outputs.training.path import ModuleView
from assess.outputs.training.question_views import QuestionView, reasons


@dataclass(frozen=True, kw_only=True, slots=True)
class AgendaView:
    """One part of a session."""

    id: str
    minutes: int
    title: str
    what: str
    page: str


def agenda_views(agenda: Iterable[AgendaItem], language: Language) -> tuple[AgendaView, ...]:
    """The parts in their order."""
    return tuple(
        AgendaView(id=each.id, minutes=each.minutes, title=each.text.of(language), what=each.what.of(language), page=each.page)
        for each in agenda
    )


def projected(modules: Iterable[ModuleView]) -> list[dict[str, object]]:
    """All questions as data, module by module: what `docs/assets/js/training/projector.js` shows one at a time."""
    return [_projected(module, question) for module in modules for question in module.questions]


def _projected(module: ModuleView, question: QuestionView) -> dict[str, object]:
    kept = ("text", "about", "several", "ordered", "answer", "wording")
    return {
        "id": question.anchor,
        "path": question_path(module.path, question.anchor),
        "module": module.id,
        "number": f"{module.number}.{question.number}",
        **{name: getattr(question, name) for name in kept},
        "why": " ".join(reasons(question)),
        "choices": [{"letter": each.letter, "text": each.text, "right": each.right} for each in question.choices],
        "parts": [{"letter": each.letter, "text": each.text} for each in question.parts],
        "options": [each.label for each in question.parts[0].options] if question.parts and not question.ordered else [],
        "requirements": [asdict(each) for each in question.requirements],
    }
