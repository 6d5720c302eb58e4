"""The names that pages may use. Each looks something up and renders it: no arithmetic, no HTML."""

from typing import Any

from assess.reading.file_limits import FILE_LIMITS


class Macros:
    """What stands between {{ }} on a page. `docs/hooks/pages.py` puts the portal into the configuration before pages are read."""

    def __init__(self, env: Any) -> None:
        self._env = env

    @property
    def _pages(self) -> Any:
        return self._env.conf["extra"]["portal"].pages

    @property
    def _browse(self) -> Any:
        return self._env.conf["extra"]["portal"].browse

    @property
    def _months(self) -> Any:
        return self._env.conf["extra"]["portal"].months

    @property
    def _moved(self) -> Any:
        return self._env.conf["extra"]["portal"].moved

    @property
    def _training(self) -> Any:
        return self._env.conf["extra"]["portal"].training

    @property
    def _exercises(self) -> Any:
        return self._env.conf["extra"]["portal"].exercises

    def _moved_from(self, id_: str) -> Any:
        return self._moved.get(self._pages.task(id_).path, ())

    def _render(self, template: str, **values: object) -> str:
        return str(self._env.conf["extra"]["portal"].render(template, page=self._env.page, **values))

    def home(self) -> str:
        """What this is, its doors and the five areas."""
        return self._render("pages/home.html", areas=self._pages.areas(), counts=self._pages.counts(), sides=self._browse.sides())

    def areas_overview(self) -> str:
        """All areas with all tasks."""
        return self._render("pages/areas.html", areas=self._pages.areas(), sides=self._browse.sides())

    def area(self, id_: str) -> str:
        """One area."""
        return self._render("pages/area.html", area=self._pages.area(id_))

    def browse(self) -> str:
        """All requirements in a list with filters."""
        return self._render("pages/browse.html", browse=self._browse, sides=self._browse.sides())

    def browse_view(self, id_: str) -> str:
        """All requirements from one side, as plain lists."""
        return self._render("pages/browse_view.html", view=self._browse.view(id_), sides=self._browse.sides(id_))

    def month(self) -> str:
        """What falls in which month."""
        return self._render("pages/month.html", months=self._months, sides=self._browse.sides())

    def poster(self) -> str:
        """The whole text of the poster, and the damaged copy beside it."""
        return self._render("pages/poster.html", poster=self._env.conf["extra"]["portal"].poster)

    def handbook(self) -> str:
        """Everything on one page, and the documents to download."""
        return self._render("pages/handbook.html", areas=self._pages.areas(), files=self._env.conf["extra"]["portal"].handbooks)

    def task_head(self, id_: str) -> str:
        """A task's summary and its sentences on the poster."""
        return self._render("pages/task_head.html", task=self._pages.task(id_))

    def requirement(self, id_: str) -> str:
        """One requirement, below its heading."""
        return self._render("parts/requirement.html", each=self._pages.requirement(id_), tested=self._training.testing(id_))

    def task_foot(self, id_: str) -> str:
        """What national rules add to a task, and the way on."""
        return self._render(
            "pages/task_foot.html", task=self._pages.task(id_), moved=self._moved_from(id_), module=self._training.teaching(id_)
        )

    def moved(self, path: str) -> str:
        """Where the requirements of a page are that is no more."""
        return self._render("pages/moved.html", moved=self._moved[path])

    def training(self) -> str:
        """The modules of the training path."""
        return self._render("pages/training.html", path=self._training.modules())

    def module_head(self, id_: str) -> str:
        """What a module is about, and what one can do after it."""
        return self._render("parts/module_head.html", module=self._training.module(id_))

    def module_section(self, id_: str, place: int) -> str:
        """One part of a module, below its heading."""
        return self._render("parts/module_section.html", section=self._training.module(id_).sections[place])

    def module_case(self, id_: str) -> str:
        """A module's worked case."""
        return self._render("parts/module_case.html", case=self._training.module(id_).case)

    def module_questions(self, id_: str) -> str:
        """The questions of a module, each answered on the spot, and a key to all."""
        return self._render("parts/module_questions.html", module=self._training.module(id_))

    def module_foot(self, id_: str) -> str:
        """What to do next Monday, and the way on."""
        return self._render(
            "parts/module_foot.html", module=self._training.module(id_), cases=self._exercises.about(self._training.tasks(id_))
        )

    def exercise(self, id_: str) -> str:
        """A case that the engine judges, with what it finds after each answer."""
        return self._render("parts/exercise.html", case=self._exercises.exercise(id_))

    def slides(self, id_: str) -> str:
        """The slides of a module."""
        return self._render(
            "parts/deck.html", module=self._training.module(id_), slides=self._env.conf["extra"]["portal"].slides(id_)
        )

    def sample(self) -> str:
        """The sample branch, and what there is to find in it."""
        return self._render("pages/sample.html", sample=self._env.conf["extra"]["portal"].sample)

    def calibration(self) -> str:
        """What a room judges together, and how far it agrees."""
        return self._render("pages/calibration.html", observations=self._env.conf["extra"]["portal"].observations)

    def mine(self) -> str:
        """What a learner knows and should look at again, the cards of the day, and the file of it."""
        return self._render("pages/mine.html", modules_taught=self._training.modules())

    def session(self) -> str:
        """What whoever leads a session needs: its parts with a clock, questions to project, and sheets."""
        return self._render(
            "pages/session.html", agenda=self._env.conf["extra"]["portal"].agenda, modules_taught=self._training.modules()
        )

    def exercises_foot(self) -> str:
        """The way on from the cases."""
        return self._render("parts/exercises_foot.html")

    def glossary(self) -> str:
        """All terms."""
        return self._render("pages/glossary.html", terms=self._pages.terms())

    def sources(self) -> str:
        """Everything cited."""
        return self._render("pages/sources.html", sources=self._pages.sources())

    def corrections(self) -> str:
        """What was restored and why, and what was left as printed."""
        return self._render("pages/corrections.html", corrections=self._pages.corrections(), doubts=self._pages.doubts())

    def versions(self) -> str:
        """What changed in each version of the standard."""
        return self._render("pages/versions.html", versions=self._pages.versions())

    def checklist(self) -> str:
        """The self-assessment form."""
        return self._render("pages/checklist.html", checklist=self._pages.checklist())

    def paper(self) -> str:
        """The form on paper, and the boxes to type it back in."""
        return self._render("pages/paper.html", paper=self._pages.paper(), checklist=self._pages.checklist())

    def file_format(self) -> str:
        """The fields of a branch's file."""
        return self._render("pages/file_format.html", groups=self._pages.file_format(FILE_LIMITS))

    def limit(self, name: str) -> str:
        """One limit of a branch's file, for use in prose."""
        return f"{FILE_LIMITS[name]:,}"

    def result(self) -> str:
        """The result of the branch that is saved on the visitor's device, what to put right, and how it was before."""
        return self._render("pages/result.html", checklist=self._pages.checklist())

    def plan(self) -> str:
        """The plan of the year for the branch that is saved on the visitor's device."""
        return self._render("pages/plan.html", checklist=self._pages.checklist())

    def review(self) -> str:
        """A branch's file, with room for a reviewer's answers."""
        return self._render("pages/review.html", checklist=self._pages.checklist())

    def rollup(self) -> str:
        """Many branches' files together."""
        return self._render("pages/rollup.html")

    def open_data(self) -> str:
        """The files with the standard for other programs."""
        return self._render("pages/open_data.html")

    def licences(self) -> str:
        """What the site is made of, and under which licences."""
        return self._render("pages/licences.html", parts=self._env.conf["extra"]["parts"])

    def faults(self) -> str:
        """What can fail, what is seen then, and what is kept."""
        return self._render("pages/faults.html", faults=self._env.conf["extra"]["faults"])

    def figures(self) -> str:
        """What was measured, with the command that measures it."""
        return self._render("pages/figures.html", figures=self._env.conf["extra"]["figures"])

    def scoring(self) -> str:
        """The scoring rule, from its file."""
        return self._render("parts/scoring.html", scoring=self._pages.scoring())

    def count(self, name: str) -> int:
        """One figure of the whole, for use in prose."""
        return int(getattr(self._pages.counts(), name))


def define_env(env: Any) -> None:
    """Called by the macros plugin once for each build."""
    macros = Macros(env)
    for name in (name for name in vars(Macros) if not name.startswith("_")):
        env.macro(getattr(macros, name), name)
