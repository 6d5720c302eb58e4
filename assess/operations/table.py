"""A ledger that is kept in a CSV or Excel file."""

from assess.errors import Where, Wrong
from assess.model.answers import Sheet
from assess.model.standard import Standard
from assess.model.text import Language
from assess.operations.common import Body
from assess.outputs.branch_file.ledger_table import table_data
from assess.reading.fields import Node, ProblemCollector
from assess.reading.files.answers import read_sheet
from assess.reading.files.file_text import bytes_of
from assess.reading.files.ledger_table import known_rows, read_ledger_table


def table(body: Body, standard: Standard, language: Language, collector: ProblemCollector) -> Body | None:
    """The rows of the table, what was found in it, and which rows the sheet of the request has already."""
    data = bytes_of(body.get("data"))
    if data is None:
        collector.add(Where(path="data"), Wrong.BAD_REQUEST, detail="data")
        return None
    sheet = read_sheet(Node(body.get("sheet"), ProblemCollector()), standard) or Sheet()
    name = str(body.get("name", ""))
    found = read_ledger_table(data, standard, collector, year=sheet.year, name=name)
    if found is None:
        return None
    known = known_rows(found.rows, sheet.ledger_raw, standard, year=sheet.year)
    return table_data(found, known, name, year=sheet.year, standard=standard, language=language)
