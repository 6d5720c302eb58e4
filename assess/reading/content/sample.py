"""The sample branch: `training/sample-branch.yaml`, a file of the form with texts in both languages."""

from datetime import date

from assess.model.answers import FORMAT, VERSION, Sheet
from assess.model.exercises import SampleBranch
from assess.model.standard import Standard
from assess.model.text import Language
from assess.reading.fields import Node, read_fields, read_whole, text_of
from assess.reading.files.answers import read_sheet
from assess.reading.files.ledger import read_date

FILE = "training/sample-branch.yaml"
PARTS = ("branch", "ledger", "answers")
BOTH = {each.value for each in Language}


def read_sample(node: Node, standard: Standard, *, sound: bool) -> SampleBranch | None:
    """The sample in each language; None while the standard has problems (not `sound`): what does not fit may be one of them."""
    fields = read_fields(node, required=("zh", "en", "year", "today", *PARTS))
    year = read_whole(fields.get("year"), low=1900, high=2200)
    day = read_date(fields.get("today"), year) or date(year, 12, 31)
    text = text_of(fields, node)
    raw: dict[Language, dict[str, object]] = {}
    sheets: dict[Language, Sheet] = {}
    for language in Language:
        said: dict[str, object] = {
            name: in_language(fields[name].value, language) for name in ("branch", "ledger", "answers") if name in fields
        }
        raw[language] = {"format": FORMAT, "version": VERSION, "name": text.of(language), "year": year, **said}
        sheet = read_sheet(Node(raw[language], node.collector, node.file, node.path, node.lines), standard) if sound else None
        if sheet is not None:
            sheets[language] = sheet
    return SampleBranch(text=text, day=day, raw=raw, sheets=sheets) if len(sheets) == len(Language) else None


def in_language(value: object, language: Language) -> object:
    """The value with every text that is there in both languages in one of them."""
    if isinstance(value, dict):
        if value.keys() == BOTH:
            return value[language.value]
        return {name: in_language(each, language) for name, each in value.items()}
    return [in_language(each, language) for each in value] if isinstance(value, list) else value
