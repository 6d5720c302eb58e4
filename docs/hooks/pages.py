"""The data for the site: loads and checks `standards/`, generates a page for each area and task, and sets the navigation.

A mistake in the content fails the build with the same list that `wuhua check` prints.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from assess.errors import ProblemsFound
from assess.judging.applicability import admitted
from assess.judging.exercises import judge_exercise, judge_sample
from assess.judging.year_plan import usual_months
from assess.model.text import Language
from assess.outputs.addresses import data_path
from assess.outputs.site.answers import OutsideView, outside_views
from assess.outputs.site.browse import Browse
from assess.outputs.site.handbook import handbook_path
from assess.outputs.site.pages import Pages
from assess.outputs.site.poster import Poster
from assess.outputs.site.redirects import Redirect, now_at, redirects
from assess.outputs.site.views import AreaView, TaskView
from assess.outputs.training.calibration import ObservationView, observation_views
from assess.outputs.training.exercises import Exercises
from assess.outputs.training.path import Training
from assess.outputs.training.sample import SampleView, sample_view
from assess.outputs.training.session import AgendaView, agenda_views
from assess.outputs.training.slides import Slide, slides
from assess.outputs.words.problems import say_in_both
from assess.outputs.words.terms import TermFinder
from assess.outputs.year_plan.months import Months
from assess.reading.content.bundle import bundle_of
from assess.reading.content.folder import Content, load
from assess.reading.content.texts import load_texts
from assess.reading.files.file_limits import FILE_LIMITS
from form_modules import form_modules
from languages import is_first, own
from macro_calls import show
from made_files import MadeFile
from runtime_files import RuntimeFiles, runtime_files
from stock import has_stock_python

PAGE = """---
title: {title}
description: {description}
data: {data}
terms: true
search:
  boost: {boost}
---

# {number} {title}

{body}
"""

OVERVIEW = """---
title: {title}
search:
  boost: 0
---

# {title}

{{{{ show("areas") }}}}
"""

BROWSE = """---
style_sheet: browse.css
title: {title}
description: {description}
search:
  boost: 0
hide:
  - toc
---

# {title}

{body}
"""

MOVED = """---
title: {title}
redirect: {redirect}
search:
  exclude: true
---

# {title}

{body}
"""

# In a search the clause comes before the pages that only lead to it.
BOOST_OF_AREA = 0.2
BOOST_OF_TASK = 1

log = logging.getLogger("mkdocs.hooks.pages")


@dataclass(frozen=True, kw_only=True)
class Portal:
    """The object that macros reach through the configuration: views of the content, and the templates to show them in."""

    pages: Pages
    browse: Browse
    months: Months
    poster: Poster
    terms: TermFinder
    training: Training
    exercises: Exercises
    sample: SampleView | None
    observations: tuple[ObservationView, ...]
    agenda: tuple[AgendaView, ...]
    outside: list[OutsideView]
    moved: dict[str, tuple[Redirect, ...]]
    handbooks: list[dict[str, str]]
    texts: dict[str, str]
    templates: Environment
    limits: Mapping[str, int]
    language: Language
    path: str
    runtime: RuntimeFiles
    modules: tuple[str, ...]

    def slides(self, module: str) -> tuple[Slide, ...]:
        """The slides of a module, by its id."""
        return slides(self.training.module(module), self.language)

    def show(self, name: str, id_: str = "", place: int = 0, *, page: Page, extra: Mapping[str, Any]) -> str:
        """A page shows pages/`name`.html, which takes what it needs from here."""
        return self.render(f"pages/{name}.html", page=page, portal=self, extra=extra, id=id_, place=place)

    def render(self, template: str, *, page: Page, **values: object) -> str:
        """A template filled for one page; `link` and `asset` make addresses relative to it."""
        return self.templates.get_template(template).render(
            t=self.texts,
            lang=self.language.value,
            runtime=self.runtime,
            modules=self.modules,
            link=lambda path: get_relative_url(path, page.url),
            asset=lambda path: get_relative_url(path, self.path + page.url),
            **values,
        )


def load_portal(config: MkDocsConfig) -> None:
    """Load everything that pages are made of."""
    root = Path(config.config_file_path).parent
    language = Language.ZH if is_first(config) else Language.EN
    content = _content(root)
    texts = {name: text.of(language) for name, text in _texts(root).items()}
    standard = content.standard
    pages = Pages(standard, content.library, language)
    fitting = {name: admitted(each, standard) for name, each in standard.requirements.items()}
    browse = Browse(standard, fitting, language)
    training = Training(standard, content.library, language)
    judged = tuple(judge_exercise(each, standard) for each in content.library.exercises)
    config.extra["portal"] = Portal(
        pages=pages,
        browse=browse,
        months=Months(standard, usual_months(standard), browse, language),
        poster=Poster(standard, content.library, _damaged(root), language),
        terms=TermFinder(content.library.terms, language),
        training=training,
        exercises=Exercises(judged, standard, training.requirement, language),
        sample=_sample(content, training, language),
        observations=observation_views(content.library.observations, standard, training.requirement, language),
        agenda=agenda_views(content.library.agenda, language),
        outside=outside_views(content.library, language),
        moved=redirects(standard, language),
        handbooks=[
            {"path": handbook_path(standard, Language.ZH), "text": texts["handbook_file_zh"]},
            {"path": handbook_path(standard, Language.EN), "text": texts["handbook_file_en"]},
        ],
        texts=texts,
        templates=_templates(root / "docs" / "templates"),
        limits=FILE_LIMITS,
        language=language,
        path=own(config).path,
        runtime=runtime_files(root, bundle_of(content.raw), stock=has_stock_python(config.extra)),
        modules=tuple(form_modules(root / "docs")),
    )
    config.nav = _navigation(pages, browse, training, texts)


def _sample(content: Content, training: Training, language: Language) -> SampleView | None:
    """The sample branch, judged."""
    sample = content.library.sample
    if sample is None:
        return None
    return sample_view(judge_sample(sample, content.standard), content.standard, training.requirement, language)


def data_address(page: Page, config: MkDocsConfig) -> dict[str, Any]:
    """`data_url`: where the same page is as data for programs, or empty (docs/hooks/data_files.py)."""
    data = page.meta.get("data")
    return {"data_url": get_relative_url(f"data/{data}", own(config).path + page.url) if data else ""}


def with_kind(output: str, page: Page) -> str:
    """The page with `kind` of its front matter in `<html class>`, for rules about what stands around the content.

    A `:has()` on something around the whole content would say the same, and browsers would then match half of the page's styles
    again whenever a line in it changes.
    """
    kind = page.meta.get("kind")
    return output.replace('class="no-js"', f'class="no-js wh-on-{kind}"', 1) if kind else output


def _templates(folder: Path) -> Environment:
    return Environment(
        loader=FileSystemLoader(folder), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


def _content(root: Path) -> Content:
    return _loaded(root, _fingerprint(root / "standards"))


def _damaged(root: Path) -> list[str]:
    """The copy of the poster as it was found."""
    return (root / "standards" / "poster.txt").read_text(encoding="utf-8").splitlines()


def _texts(root: Path) -> dict[str, Any]:
    try:
        return load_texts(root / "docs", "texts.yaml")
    except ProblemsFound as found:
        raise _as_failure("docs", found) from None


def _fingerprint(folder: Path) -> tuple[tuple[str, int], ...]:
    return tuple((str(path), path.stat().st_mtime_ns) for path in sorted(folder.rglob("*.yaml")))


@lru_cache(maxsize=1)
def _loaded(root: Path, fingerprint: tuple[tuple[str, int], ...]) -> Content:
    """Read once for both languages, and again only when a file has changed."""
    try:
        return load(root / "standards")
    except ProblemsFound as found:
        raise _as_failure("standards", found) from None


def _as_failure(folder: str, found: ProblemsFound) -> PluginError:
    for problem in found.problems:
        log.error("%s/%s", folder, say_in_both(problem))
    return PluginError(f"{len(found.problems)} problem(s) in {folder}/, listed above")


# — generated pages


def generated_pages(portal: Portal) -> Iterator[MadeFile]:
    """Path and Markdown of each."""
    t = portal.texts
    yield "areas/index.md", OVERVIEW.format(title=t["standards"])
    yield "browse/index.md", BROWSE.format(title=t["browse"], description=t["browse_lead"], body=show("browse"))
    for side in portal.browse.sides():
        body = show("browse_view", side.id)
        yield f"browse/{side.id}.md", BROWSE.format(title=side.title, description=side.lead, body=body)
    for area in portal.pages.areas():
        yield f"{area.path}index.md", _area_page(area)
        for task in area.tasks:
            yield f"{area.path}{task.slug}.md", _task_page(task)
    yield from _moved_pages(portal)


def _moved_pages(portal: Portal) -> Iterator[MadeFile]:
    """For each page that is no more, one that leads to where its requirements are."""
    t = portal.texts
    kept = {task.path for area in portal.pages.areas() for task in area.tasks}
    for path, all_ in portal.moved.items():
        if path not in kept:
            body = show("moved", path)
            yield f"{path.rstrip('/')}.md", MOVED.format(title=t["moved"], redirect=now_at(all_), body=body)


def _area_page(area: AreaView) -> str:
    return PAGE.format(
        title=area.title,
        boost=BOOST_OF_AREA,
        description=area.summary,
        data=data_path(area.path),
        number=area.number,
        body=show("area", area.id),
    )


def _task_page(task: TaskView) -> str:
    """Headings are Markdown, so that the table of contents, the permanent links and the search see each requirement."""
    parts = [show("task_head", task.id)]
    parts += [f"## {each.number} {each.heading} {{ #{each.slug} }}\n\n{show('requirement', each.id)}" for each in task.requirements]
    parts.append(show("task_foot", task.id))
    return PAGE.format(
        title=task.title,
        boost=BOOST_OF_TASK,
        description=task.summary,
        data=data_path(task.path),
        number=task.number,
        body="\n\n".join(parts),
    )


def _navigation(pages: Pages, browse: Browse, training: Training, t: dict[str, str]) -> list[Any]:
    areas = [{f"{area.number} {area.title}": _area_navigation(area)} for area in pages.areas()]
    return [
        {t["home"]: "index.md"},
        {
            t["standards"]: [
                "areas/index.md",
                *areas,
                {t["browse"]: _sides(browse, t)},
                {t["month"]: "month.md"},
                {t["poster"]: "poster.md"},
                {t["handbook"]: "handbook.md"},
            ]
        },
        {
            t["self_assessment"]: [
                "assess/index.md",
                {t["result"]: "result.md"},
                {t["year_plan"]: "plan.md"},
                "paper.md",
                {t["review"]: "review.md"},
                {t["rollup"]: "rollup.md"},
            ]
        },
        {
            t["training"]: [
                "training/index.md",
                *_module_navigation(training),
                *_practice(t),
                {t["slides"]: [f"training/slides/{module.id}.md" for module in training.modules()]},
            ]
        },
        {
            t["reference"]: [
                {t["outside"]: "outside.md"},
                {t["glossary"]: "glossary.md"},
                {t["sources"]: "sources.md"},
                {t["corrections"]: "corrections.md"},
                {t["versions"]: "versions.md"},
            ]
        },
        {
            t["about"]: [
                {t["about_portal"]: "about.md"},
                {t["faults"]: "faults.md"},
                {t["licences"]: "licences.md"},
                {t["contributing"]: "contributing.md"},
                {t["file_format"]: "file-format.md"},
                {t["open_data"]: "data.md"},
            ]
        },
    ]


def _sides(browse: Browse, t: dict[str, str]) -> list[Any]:
    return [{t["browse_all"]: "browse/index.md"}, *({side.title: f"browse/{side.id}.md"} for side in browse.sides())]


def _area_navigation(area: AreaView) -> list[Any]:
    tasks = [{f"{task.number} {task.title}": f"{area.path}{task.slug}.md"} for task in area.tasks]
    return [f"{area.path}index.md", *tasks]


def _practice(t: dict[str, str]) -> list[Any]:
    pages = ("mine", "cases", "sample", "calibration", "session")
    return [{t[page]: f"training/{page}.md"} for page in pages]


def _module_navigation(training: Training) -> list[Any]:
    return [{f"{module.number} {module.title}": f"training/{module.id}.md"} for module in training.modules()]
