"""Every limit of a branch's file, by the name that the page about the format calls it."""

from assess.model.answers import NAME_LIMIT, TEXT_LIMIT
from assess.model.history import EARLIER_LIMIT
from assess.model.improvement import IMPROVEMENTS_LIMIT, MEASURE_LIMIT
from assess.model.ledger import CELL_LIMIT, NAMES_LIMIT, ROWS_LIMIT
from assess.reading.files.calendar import EDITS_LIMIT, OWN_LIMIT
from assess.reading.files.facts import SIZES_LIMIT
from assess.reading.files.ledger import HOURS_LIMIT, PERSONS_LIMIT
from assess.reading.files.people import PERSONS_LIMIT as ROSTER_LIMIT
from assess.reading.json_text import DEPTH_LIMIT, DIGITS_LIMIT, SIZE_LIMIT

FILE_LIMITS = {
    "size": SIZE_LIMIT,
    "depth": DEPTH_LIMIT,
    "digits": DIGITS_LIMIT,
    "name": NAME_LIMIT,
    "text": TEXT_LIMIT,
    "sizes": SIZES_LIMIT,
    "rows": ROWS_LIMIT,
    "cell": CELL_LIMIT,
    "names": NAMES_LIMIT,
    "persons": PERSONS_LIMIT,
    "roster": ROSTER_LIMIT,
    "hours": HOURS_LIMIT,
    "edits": EDITS_LIMIT,
    "own": OWN_LIMIT,
    "improvements": IMPROVEMENTS_LIMIT,
    "measure": MEASURE_LIMIT,
    "earlier": EARLIER_LIMIT,
}
"""Characters, levels, digits, items, rows, persons and hours, as each name says."""
