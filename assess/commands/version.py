"""`wuhua version`: which requirements differ from what is recorded of the version in force; and the record, written anew."""

import json
from collections.abc import Iterator
from pathlib import Path

import click

from assess.errors import Wrong
from assess.model.meanings import meanings_of
from assess.model.standard import Standard
from assess.outputs.words.problems import say_in_both
from assess.reading.content.folder import read_folder
from assess.reading.content.meanings import meanings_file
from assess.reading.content.recorded_changes import unlike
from assess.reading.fields import ProblemCollector
from assess.terminal import FOLDER, end_unwritten


@click.command()
@click.option("--record", is_flag=True, help="写下现行版本各条要求的含义。Write down what the requirements in force mean.")
@click.pass_context
def version(context: click.Context, record: bool) -> None:
    """列出与现行版本的记录不同的要求；--record 重写记录。

    List the requirements that differ from what is recorded of the version in force. --record writes the record anew: answers are
    compared with it once there is a later version. A change has to be named in versions.yaml first.
    """
    folder: Path = context.meta[FOLDER]
    collector = ProblemCollector()
    standard = read_folder(folder, collector).standard
    problems = [each for each in collector.problems if each.wrong is not Wrong.VERSION_NOT_RECORDED]
    for each in problems:
        click.echo(say_in_both(each), err=True)
    if problems:
        click.echo("请先改正。什么也没有写。\nCorrect this first. Nothing was written.", err=True)
        raise SystemExit(1)
    if record:
        _write(folder, standard)
    else:
        _list(standard)


def _write(folder: Path, standard: Standard) -> None:
    path = folder / meanings_file(standard.version)
    try:
        path.parent.mkdir(exist_ok=True)
        path.write_text(recorded_text(standard), encoding="utf-8", newline="\n")
    except OSError as error:
        end_unwritten(error)
    click.echo(f"{folder.name}/{meanings_file(standard.version)}  {len(standard.requirements)}")


def _list(standard: Standard) -> None:
    recorded = standard.recorded.get(standard.version)
    for id_ in unlike(standard, recorded):
        click.echo(f"{standard.requirements[id_].number if id_ in standard.requirements else '–'} {id_}")
    if recorded is None:
        click.echo(f"{standard.version} 版没有记录。\nNothing is recorded of {standard.version}.")


def recorded_text(standard: Standard) -> str:
    """The file with what the requirements of this version mean."""
    return "\n".join(_lines(standard)) + "\n"


def _lines(standard: Standard) -> Iterator[str]:
    """Text in quotes: a digest can look like a number, and a sentence like anything."""
    meanings = meanings_of(standard)
    yield f"# {standard.version} 版各条要求的含义，由 wuhua version --record 写成，请勿手改。"
    yield f"# What the requirements of {standard.version} meant. Written by wuhua version --record; do not edit it by hand."
    yield "requirements:"
    for each in standard.requirements.values():
        yield f"  {each.id}:"
        yield f"    as: {_quoted(meanings.requirements[each.id])}"
        yield f"    zh: {_quoted(each.text.zh)}"
        yield f"    en: {_quoted(each.text.en)}"
    yield "activities:"
    yield from (f"  {name}: {_quoted(digest)}" for name, digest in meanings.activities.items())


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
