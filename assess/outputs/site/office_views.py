"""The offices that the form offers, ready for templates."""

from assess.model.ledger import LedgerForm
from assess.model.people import Office
from assess.model.text import Language
from assess.outputs.site.views import OfficeView


def office_views(form: LedgerForm, language: Language) -> tuple[OfficeView, ...]:
    """All but membership, which everybody has."""
    return tuple(
        OfficeView(value=office.value, text=words.text.of(language), of=words.of.of(language) if words.of else "")
        for office, words in form.offices.items()
        if office is not Office.MEMBER
    )
