"""Files in a request, for the operations that take one: the first score needs none of it."""

from assess.errors import Wrong
from assess.operations.common import Body
from assess.reading.fields import Node, ProblemCollector
from assess.reading.files.file_text import bytes_of, text_of


def text_in(body: Body, name: str, collector: ProblemCollector) -> str | None:
    """The text of a file of the request: as text, or as `{base64}`, its bytes, where the page could not be sure of its encoding.

    None, with the reason reported, where there is none.
    """
    return file_text(Node(body.get(name), collector, path=(name,)))


def file_text(node: Node) -> str | None:
    """The text in one value of a request."""
    if isinstance(node.value, str):
        return node.value
    data = base64_in(node.value)
    if data is None:
        node.wrong(Wrong.BAD_REQUEST, detail=str(node.path[-1]))
        return None
    return text_of(data, node.collector)


def base64_in(value: object) -> bytes | None:
    """The bytes in `{base64}`; None where there are none."""
    return bytes_of(value.get("base64")) if isinstance(value, dict) else None
