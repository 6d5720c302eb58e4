"""A roster as the file of a branch has it, and what was read into it, in words."""

from assess.model.people import Listed, ListedOffice
from assess.model.text import Language, Text
from assess.outputs.words.listing import listed

Data = dict[str, object]


def person_data(person: Listed) -> Data:
    """A person; what was not said is left out."""
    offices = [_office_data(each) for each in person.offices]
    fields: Data = {"name": person.name, "from": person.first, "to": person.last, "offices": offices}
    return {name: value for name, value in fields.items() if value}


def _office_data(held: ListedOffice) -> Data:
    fields: Data = {"office": held.office.value, "from": held.first, "to": held.last, "of": held.of}
    return {name: value for name, value in fields.items() if value}


def with_more(person: Data, more: Listed) -> Data:
    """The person of a file, with what else was said; nothing that is there is replaced."""
    said = person_data(more)
    offices = person.get("offices")
    held = [dict(each) for each in offices if isinstance(each, dict)] if isinstance(offices, list) else []
    for each in more.offices:
        _add(held, _office_data(each))
    filled: Data = {name: said[name] for name in ("from", "to") if name in said and not person.get(name)}
    if held:
        filled["offices"] = held
    return {**person, **filled}


def _add(held: list[Data], office: Data) -> None:
    """Days go to the same office where it has none yet; without days, the same office is nothing new."""
    same = [each for each in held if each.get("office") == office["office"] and each.get("of", "") == office.get("of", "")]
    undated = next((each for each in same if not each.get("from") and not each.get("to")), None)
    if undated is not None:
        undated.update(office)
    elif not same or (("from" in office or "to" in office) and office not in same):
        held.append(office)


def say_roster(newly: list[str], read: int | None, added: int, language: Language) -> list[str]:
    """Sentences: who is counted as a member and was not before; how many were read, and are new."""
    texts = [_say_newly(newly, language)] if newly else []
    if read is not None:
        texts.append(_say_read(read, added))
    return [each.of(language) for each in texts]


def _say_newly(names: list[str], language: Language) -> Text:
    said = listed(names, language)
    return Text(
        f"名单上的人都按党员核对：{said}原来没有列为党员，现在也在其中。不是本支部党员的，请从名单中删去。",
        f"Everybody on the roster is counted as a member: this now includes {said}, not listed as members before. Remove whoever "
        "does not belong to the branch.",
    )


def _say_read(read: int, added: int) -> Text:
    if not read:
        return Text("没有读出姓名。", "No names were found.")
    return Text(f"读出{read}人，其中新增{added}人。", f"{read} {'person' if read == 1 else 'people'} found, {added} of them new.")
