"""Files of one branch compared: what one of them has only in a shortened form stays as full as another has it."""

from assess.judging.shortened_copy import restored
from assess.model.merging import Full
from assess.model.standard import Standard
from assess.operations.roster_sides import as_listed, has_list
from assess.reading.files.personal import find_personal

Data = dict[str, object]


def fullest(data: Data, others: list[Data | None], standard: Standard) -> Full:
    """The data of a file, made as full as any of the others."""
    found = Full(data=data, places=())
    for other in others:
        if other is not None and other != data:
            # A copy of an earlier file comes home to people that are a list by now.
            copy = as_listed(dict(found.data), standard) if has_list(other) else found.data
            more = restored(copy, other, find_personal(other, standard))
            found = Full(data=more.data, places=(*found.places, *more.places)) if more.places else found
    return found


def all_fullest(data: list[Data | None], standard: Standard) -> list[Full | None]:
    """The same for each of them, compared with all the others."""
    return [
        None if each is None else fullest(each, [*data[:place], *data[place + 1 :]], standard) for place, each in enumerate(data)
    ]
