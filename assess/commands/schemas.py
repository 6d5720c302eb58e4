"""`wuhua schemas`: what editors know about the files in `standards/`, written anew from the readers."""

from pathlib import Path

import click

from assess.model.text import Text
from assess.outputs.editing import schemas as editor_schemas
from assess.outputs.editing.schemas import schema_file
from assess.reading.content.shapes import shapes
from assess.reading.content.texts import load_texts
from assess.terminal import FOLDER, end_unwritten

SCHEMAS = "schemas"
ENDING = ".schema.json"


def field_words() -> dict[str, Text]:
    """The meaning of each field, in both languages."""
    return load_texts(Path(editor_schemas.__file__).parent, "field_words.yaml")


def schema_files() -> dict[str, str]:
    """The schemas by the names of their files."""
    words = field_words()
    return {f"{kind}{ENDING}": schema_file(kind, shape, words) for kind, shape in shapes().items()}


@click.command()
@click.pass_context
def schemas(context: click.Context) -> None:
    """重写 standards/schemas/：编辑器据以补全和提示。

    Write standards/schemas/ anew, by which editors complete and check the files in standards/. Needed after a change of a reader.
    """
    folder: Path = context.meta[FOLDER] / SCHEMAS
    files = schema_files()
    try:
        folder.mkdir(exist_ok=True)
        for old in folder.glob(f"*{ENDING}"):
            if old.name not in files:
                old.unlink()
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        end_unwritten(error)
    click.echo(f"{folder}  {len(files)}")
