"""The names that pages may use. Each looks something up and renders it: no arithmetic, no HTML."""

from typing import Any


def define_env(env: Any) -> None:
    """Called by the macros plugin once for each build; `docs/hooks/pages.py` puts the portal into the configuration."""

    def look_up() -> Any:
        return env.conf["extra"]["portal"].pages

    def render(template: str, **values: object) -> str:
        return str(env.conf["extra"]["portal"].render(template, page=env.page, **values))

    def home() -> str:
        """What this is, its doors and the five areas."""
        return render("pages/home.html", areas=look_up().areas(), counts=look_up().counts())

    def areas_overview() -> str:
        """All areas with all tasks."""
        return render("pages/areas.html", areas=look_up().areas(), counts=look_up().counts())

    def area(id_: str) -> str:
        """One area."""
        return render("pages/area.html", area=look_up().area(id_))

    def task_head(id_: str) -> str:
        """A task's summary and its sentences on the poster."""
        return render("pages/task_head.html", task=look_up().task(id_))

    def requirement(id_: str) -> str:
        """One requirement, below its heading."""
        return render("parts/requirement.html", each=look_up().requirement(id_))

    def task_foot(id_: str) -> str:
        """What national rules add to a task, and the way on."""
        return render("pages/task_foot.html", task=look_up().task(id_))

    def glossary() -> str:
        """All terms."""
        return render("pages/glossary.html", terms=look_up().terms())

    def sources() -> str:
        """Everything cited."""
        return render("pages/sources.html", sources=look_up().sources())

    def corrections() -> str:
        """What was restored and why, and what was left as printed."""
        return render("pages/corrections.html", corrections=look_up().corrections(), doubts=look_up().doubts())

    def checklist() -> str:
        """The self-assessment form."""
        return render("pages/checklist.html", checklist=look_up().checklist())

    def scoring() -> str:
        """The scoring rule, from its file."""
        return render("parts/scoring.html", scoring=look_up().scoring())

    def count(name: str) -> int:
        """One figure of the whole, for use in prose."""
        return int(getattr(look_up().counts(), name))

    names = (home, areas_overview, area, task_head, requirement, task_foot, glossary, sources, corrections, checklist)
    for macro in (*names, scoring, count):
        env.macro(macro)
