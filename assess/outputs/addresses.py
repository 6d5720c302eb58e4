"""Addresses of the pages about areas, tasks and requirements, from the root of a language: built here and nowhere else."""

from assess.model.standard import Requirement


def area_path(area: str) -> str:
    """The path of an area's page, by its id.

    >>> area_path("life")
    'areas/life/'
    """
    return f"areas/{area}/"


def task_path(task: str) -> str:
    """The path of a task's page, by its id; also of one that is no more, which old links still name.

    >>> task_path("life.talks")
    'areas/life/talks/'
    """
    return area_path(task.replace(".", "/"))


def requirement_path(requirement: Requirement) -> str:
    """The path of a requirement: its place on the page of its task."""
    return f"{task_path(requirement.task)}#{requirement.slug}"


def data_path(page: str) -> str:
    """The path of the same as data, below the folder of data, by the path of its page.

    >>> data_path("areas/life/talks/")
    'areas/life/talks.json'
    """
    return f"{page.rstrip('/')}.json"
