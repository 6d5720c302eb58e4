"""Addresses of pages of the standard and of the training, from the root of a language: built here and nowhere else."""

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


def module_path(module: str) -> str:
    """The path of a training module's page, by its id.

    >>> module_path("meetings")
    'training/meetings/'
    """
    return f"training/{module}/"


def question_path(module: str, anchor: str) -> str:
    """The path of a question: its anchor on the page of its module, by the path of that page."""
    return f"{module}#{anchor}"


def data_path(page: str) -> str:
    """The path of the same as data, below the folder of data, by the path of its page.

    >>> data_path("areas/life/talks/")
    'areas/life/talks.json'
    """
    return f"{page.rstrip('/')}.json"
