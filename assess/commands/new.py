"""`wuhua new`: the beginning of a task, a requirement or a question, in its place and in the right form."""

from collections.abc import Collection, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn

import click

from assess.errors import Problem
from assess.model.standard import Task
from assess.outputs.editing.starters import new_question, new_requirement, new_task
from assess.outputs.words.problems import say_in_both
from assess.reading.content.folder import UNREADABLE, Content, read_folder
from assess.reading.content.questions import questions_file
from assess.reading.content.yaml_files import parse_yaml
from assess.reading.content.yaml_lists import with_item
from assess.reading.fields import ID, ProblemCollector
from assess.reading.fields import Path as Place
from assess.terminal import FOLDER, end_unwritten

NEXT = (
    "下一步：填写空着的各项，运行 wuhua check，照它的提示逐项补齐。\n"
    "Next: fill in what is empty, run wuhua check, and do what it asks for."
)


@click.group()
def new() -> None:
    """在 standards/ 中开始写一项新内容：任务、要求或者题目。

    Begin a new task, requirement or question in standards/. Nothing that is there already is changed.
    """


@new.command()
@click.argument("area")
@click.argument("name")
@click.pass_context
def task(context: click.Context, area: str, name: str) -> None:
    """在领域 AREA 中新增任务 NAME。Begin the task NAME in the area AREA."""
    folder: Path = context.meta[FOLDER]
    content = _content(folder)
    areas = {each.id: each for each in content.standard.areas}
    _check_known(area, areas, "领域", "area")
    file, listing = f"areas/{area}/{name}.yaml", f"areas/{area}/_area.yaml"
    there = {path.stem for path in (folder / "areas" / area).glob("*.yaml")}
    _check_free(name, there | set(_listed(content.raw[listing])) | _tails(content.standard.moved, f"{area}."))
    listed = _with_item(folder, listing, ("tasks",), [name])
    _write(folder, {file: new_task(), listing: listed[0]})
    _say(folder, file, 1, f"任务 {area}.{name}", f"task {area}.{name}")
    _say(folder, listing, listed[1], "tasks", "tasks")
    click.echo(f"{NEXT}\nwuhua new requirement {area}.{name} …")


@new.command()
@click.argument("task_id", metavar="TASK")
@click.argument("name")
@click.option(
    "--sentence", type=click.IntRange(min=1), metavar="N", help="第几句，默认为最后一句。Of which sentence; the last by default."
)
@click.pass_context
def requirement(context: click.Context, task_id: str, name: str, sentence: int | None) -> None:
    """在任务 TASK（如 life.talks）中新增要求 NAME。Begin the requirement NAME of the task TASK, for example life.talks."""
    folder: Path = context.meta[FOLDER]
    content = _content(folder)
    tasks = {each.id: each for area in content.standard.areas for each in area.tasks}
    _check_known(task_id, tasks, "任务", "task")
    place = _sentence(tasks[task_id], sentence)
    _check_free(name, {each.slug for each in tasks[task_id].requirements} | _tails(content.standard.moved, f"{task_id}."))
    file = f"areas/{tasks[task_id].area}/{tasks[task_id].slug}.yaml"
    text, line = _with_item(folder, file, ("sentences", place, "requirements"), new_requirement(name))
    _write(folder, {file: text})
    _say(folder, file, line, f"要求 {task_id}.{name}，第{place + 1}句", f"requirement {task_id}.{name}, sentence {place + 1}")
    click.echo(NEXT)


@new.command()
@click.argument("module")
@click.argument("name")
@click.pass_context
def question(context: click.Context, module: str, name: str) -> None:
    """在培训单元 MODULE 中新增题目 NAME（单选）。Begin the question NAME, with a single answer, of the module MODULE."""
    folder: Path = context.meta[FOLDER]
    modules = {each.id: each for each in _content(folder).library.modules}
    _check_known(module, modules, "培训单元", "module")
    _check_free(name, {each.id.removeprefix(f"{module}.") for each in modules[module].questions})
    file = questions_file(module)
    text, line = _with_item(folder, file, (), new_question(name))
    _write(folder, {file: text})
    _say(folder, file, line, f"题目 {module}.{name}", f"question {module}.{name}")
    click.echo(NEXT)


def _content(folder: Path) -> Content:
    """The content there is, mistakes or not; a file of which nothing can be read ends this, because what it holds is not known."""
    collector = ProblemCollector()
    content = read_folder(folder, collector)
    if unreadable := [each for each in collector.problems if each.wrong in UNREADABLE]:
        _end(unreadable)
    return content


def _sentence(task_: Task, sentence: int | None) -> int:
    """The place of the sentence among those of the task."""
    there = len(task_.sentences)
    if not 1 <= (there if sentence is None else sentence) <= there:
        _refuse(f"任务“{task_.id}”共有{there}句。", f"The task “{task_.id}” has {there} sentence(s).")
    return (sentence or there) - 1


def _check_known(id_: str, known: Collection[str], zh: str, en: str) -> None:
    if id_ not in known:
        listed = ", ".join(known)
        _refuse(f"没有{zh}“{id_}”。现有：{listed}。", f"There is no {en} “{id_}”. There are: {listed}.")


def _check_free(name: str, used: Collection[str]) -> None:
    if not ID.match(name):
        _refuse(
            f"“{name}”不能作编号。请用小写英文单词，以连字符相连，如 theme-day。",
            f"“{name}” cannot be an id. Use lower-case English words joined by hyphens, for example theme-day.",
        )
    if name in used:
        _refuse(
            f"编号“{name}”已被使用。请换一个；用过的编号不能再指别的内容。",
            f"The id “{name}” is already taken. Choose another; an id once used never stands for anything else.",
        )


def _listed(area: object) -> list[str]:
    """The tasks that the file of an area lists, those without a file too."""
    tasks = area.get("tasks") if isinstance(area, dict) else None
    return [str(each) for each in tasks] if isinstance(tasks, list) else []


def _tails(moved: Iterable[str], head: str) -> set[str]:
    """The ids that were used under this one and have moved since."""
    return {old.removeprefix(head).split(".")[0] for old in moved if old.startswith(head)}


def _with_item(folder: Path, file: str, path: Place, item: list[str]) -> tuple[str, int]:
    """The text of the file with the item, and its line. The rest is read once more, to be sure that nothing else has changed."""
    data = (folder / file).read_bytes()
    made = with_item(data.decode(), path, item)
    if made is None:
        _refuse(
            f"{folder.name}/{file} 中的清单写在一行里，放不下新的一项。请先把它改成每项一行。",
            f"The list in {folder.name}/{file} is written on one line. Give each item lines of its own first.",
        )
    before, after = (parse_yaml(each, file, ProblemCollector()).value for each in (data, made[0].encode()))
    assert _without_last(after, path) == (before or []), file
    return made


def _without_last(data: Any, path: Place) -> Any:
    """The data, of which the list at the path loses its last item."""
    there = data
    for step in path:
        there = there[step]
    there.pop()
    return data


def _write(folder: Path, files: dict[str, str]) -> None:
    """All of them or none."""
    before = {file: (folder / file).read_bytes() if (folder / file).exists() else None for file in files}
    try:
        for file, text in files.items():
            (folder / file).write_bytes(text.encode())
    except OSError as error:
        for file, data in before.items():
            with suppress(OSError):
                (folder / file).unlink(missing_ok=True) if data is None else (folder / file).write_bytes(data)
        end_unwritten(error)


def _say(folder: Path, file: str, line: int, zh: str, en: str) -> None:
    click.echo(f"已写入 {folder.name}/{file}:{line}（{zh}）。\nWritten: {folder.name}/{file}:{line} ({en}).")


def _refuse(zh: str, en: str) -> NoReturn:
    raise click.UsageError(f"{zh}\n{en}")


def _end(problems: Iterable[Problem]) -> NoReturn:
    for problem in problems:
        click.echo(say_in_both(problem), err=True)
    click.echo("请先改正，再新增内容。什么也没有写。\nCorrect this first. Nothing was written.", err=True)
    raise SystemExit(1)
