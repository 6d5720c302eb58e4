"""The list of branches whose files are due, from a text, CSV or Excel file: `{data}`, in base64."""

from assess.errors import Where, Wrong
from assess.model.standard import Standard
from assess.model.text import Language
from assess.operations.common import Body
from assess.outputs.rollup.expected import say_expected
from assess.reading.fields import ProblemCollector
from assess.reading.files.expected import read_expected
from assess.reading.files.file_text import bytes_of


def expected(body: Body, standard: Standard, language: Language, collector: ProblemCollector) -> Body | None:
    """`names`, in the order of the list, and `said`: where they were found, to be shown before they are used."""
    data = bytes_of(body.get("data"))
    if data is None:
        collector.add(Where(path="data"), Wrong.BAD_REQUEST, detail="data")
        return None
    found = read_expected(data, collector)
    return None if found is None else {"names": list(found.names), "said": say_expected(found, language)}
