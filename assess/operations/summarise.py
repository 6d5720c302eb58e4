"""Some branches' files of a roll-up, read and put together: `{files, today}`.

Each of `files` is `{name, size, text}`: what it is called, its length in bytes, and what is in it (as `files.text_in` takes it).
Without `text` it was not read: because it is no branch's file, because it is too large, or because it could not be opened. The
summary that comes back is for `rollup`, together with those of all other files: a page may hand in ten thousand files a few at a
time, and need not keep them.
"""

from collections.abc import Iterator

from assess.errors import Wrong
from assess.judging.rollup import summarise as summary_of
from assess.model.rollup import FoundFile
from assess.model.standard import Standard
from assess.model.text import Language
from assess.operations.common import Body, today_of
from assess.operations.files import base64_in
from assess.outputs.rollup.data import summary_data
from assess.reading.fields import Node, ProblemCollector
from assess.reading.files.rollup import read_branch_file, refuse_size


def summarise(body: Body, standard: Standard, language: Language, collector: ProblemCollector) -> Body | None:
    """`summary`: what the files add. A file that cannot be used is a line in it, no problem of the request."""
    files = body.get("files")
    if not isinstance(files, list) or not all(isinstance(each, dict) and isinstance(each.get("name"), str) for each in files):
        Node(files, collector, path=("files",)).wrong(Wrong.BAD_REQUEST, detail="files")
        return None
    return {"summary": summary_data(summary_of(standard, _found(files, standard), today=today_of(body)))}


def _found(files: list[Body], standard: Standard) -> Iterator[FoundFile]:
    for file in files:
        name, size, text = str(file["name"]), file.get("size"), file.get("text")
        too_large = refuse_size(name, size) if isinstance(size, int) else None
        yield too_large or read_branch_file(name, text if isinstance(text, str) else base64_in(text), standard)
