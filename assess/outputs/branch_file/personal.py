"""A copy of a branch's file to hand upward: what looks personal in it, in words, and the copy without it. The file itself stays."""

from collections.abc import Mapping

from assess.model.personal import HIDDEN, Found, Path, Personal, PersonalGroup, PersonalKind, Treatment
from assess.model.standard import Standard
from assess.model.text import Language, Text
from assess.outputs.words.listing import say_rest

PLACES_NAMED = 3
"""So many places of the same are named; the others are counted."""
ITEMS_LISTED = 300
"""More than a person would look through one by one; what is not listed gets the treatment proposed."""

KINDS = {
    PersonalKind.ID_NUMBER: Text("身份证号", "ID number"),
    PersonalKind.MOBILE: Text("手机号码", "mobile number"),
    PersonalKind.LANDLINE: Text("固定电话", "landline number"),
    PersonalKind.NAME: Text("姓名", "name"),
    PersonalKind.DETAILS: Text("缺席、免于计算学时的原因等说明", "what is said about absences and exemptions"),
}
NOTHING = Text("没有发现身份证号、电话号码和姓名。", "No ID numbers, telephone numbers or names were found.")
FOUND = Text(
    "发现以下像是个人信息的内容，请逐项选择如何处理。", "The following looks like personal data. Choose what to do with each."
)
ONLY_THE_COPY = Text(
    "只处理导出的这一份，本机保存的内容不变。姓名换成代号后，得分不变；删除姓名，可能使按人核对的要求无法判定。",
    "Only what is exported is changed; what is saved here stays as it is. With codes in the place of names the score stays "
    "the same; without any, requirements that are counted person by person may no longer be judged.",
)
NOT_LISTED = Text("另有{rest}项未列出，将按建议的方式处理。", "{rest} more are not listed and will be treated as proposed.")
TALKS = Text(
    "谈话记录只导出日期、谈话人和对象；主题、材料等{count}处内容不导出。",
    "Of talks, only the day and who spoke with whom are exported; topics, files and the like are left out ({count}).",
)


def personal_data(found: Found, standard: Standard, language: Language) -> dict[str, object]:
    """The personal data found, in sentences, with the ways to treat each item and the one that is proposed."""
    listed = found.groups[:ITEMS_LISTED]
    return {
        "sentences": _sentences(found, language),
        "items": [_item(group, standard, language) for group in listed],
    }


def _sentences(found: Found, language: Language) -> list[str]:
    sentences = [FOUND, ONLY_THE_COPY] if found.groups else [NOTHING]
    rest = len(found.groups) - ITEMS_LISTED
    texts = [each.of(language) for each in sentences]
    texts += [NOT_LISTED.of(language).format(rest=rest)] if rest > 0 else []
    return texts + ([TALKS.of(language).format(count=len(found.talks))] if found.talks else [])


def _item(group: PersonalGroup, standard: Standard, language: Language) -> dict[str, object]:
    first = group.first
    details = first.kind is PersonalKind.DETAILS
    return {
        "id": first.id,
        "kind": first.kind.value,
        "text": KINDS[first.kind].of(language) if details else first.text,
        "kind_text": "" if details else KINDS[first.kind].of(language),
        "count": len(group.places),
        "places": _say_places(group, standard, language),
        "offers": [{"value": each.value, "text": _offer(each, group).of(language)} for each in Treatment],
        "proposed": group.proposed.value,
    }


def _offer(treatment: Treatment, group: PersonalGroup) -> Text:
    match treatment:
        case Treatment.KEEP:
            return Text("保留", "Keep")
        case Treatment.REPLACE:
            return Text(f"换成“{group.replacement}”", f"Replace by “{group.replacement}”")
        case Treatment.REMOVE:
            return Text("删除", "Remove")


def _say_places(group: PersonalGroup, standard: Standard, language: Language) -> str:
    said = list(dict.fromkeys(say_path(each.path, standard, language) for each in group.places))
    return Text("、", ", ").of(language).join(said[:PLACES_NAMED]) + say_rest(len(said) - PLACES_NAMED, language)


def say_path(path: Path, standard: Standard, language: Language) -> str:
    """The place of a text, as people call it."""
    match path:
        case ("name",):
            return Text("支部名称", "the branch’s name").of(language)
        case ("answers", str(requirement), str(field), *_):
            return _say_answer(requirement, field, standard).of(language)
        case ("ledger", "rows", int(place), *cell):
            column = standard.ledger.columns.get(str(cell[0])) if cell else None
            name = column.text if column else Text("", "")
            quoted = Text(f"“{name.zh}”", f", “{name.en}”") if column else name
            return Text(f"台账第{place + 1}条{quoted.zh}", f"ledger entry {place + 1}{quoted.en}").of(language)
        case ("ledger", "people", *_):
            return Text("台账中的人员名单", "the ledger’s list of people").of(language)
        case _:
            return Text(f"其他内容（{path[0]}）", f"elsewhere ({path[0]})").of(language) if path else ""


def _say_answer(requirement: str, field: str, standard: Standard) -> Text:
    known = standard.requirements.get(requirement)
    number = known.number if known else requirement
    what = Text("理由", "reason") if field == "reason" else Text("备注", "note")
    return Text(f"{number}的{what.zh}", f"{what.en} on {number}")


# — the copy


def treatments(found: Found, chosen: object) -> dict[str, Treatment]:
    """The treatment chosen for each item; what was not, or makes no sense, is as proposed."""
    given = chosen if isinstance(chosen, dict) else {}
    return {group.first.id: _treatment(given.get(group.first.id), group) for group in found.groups}


def _treatment(chosen: object, group: PersonalGroup) -> Treatment:
    return Treatment(chosen) if isinstance(chosen, str) and chosen in list(Treatment) else group.proposed


def copy_without(data: object, found: Found, how: Mapping[str, Treatment], *, closing: bool = False) -> object:
    """The data with every item treated and without what talks said; the data itself is left as it was.

    Where an item is removed, what stood around it may come to look like the same: `closing` leaves a circle instead.
    """
    changes: dict[Path, list[tuple[Personal, str]]] = {}
    for group in found.groups:
        treatment = how.get(group.first.id, Treatment.KEEP)
        if treatment is Treatment.KEEP:
            continue
        instead = group.replacement if treatment is Treatment.REPLACE else HIDDEN if closing else ""
        for place in group.places:
            changes.setdefault(place.path, []).append((place, instead))
    return _copied(data, (), changes, frozenset(found.talks))


def _copied(data: object, path: Path, changes: Mapping[Path, list[tuple[Personal, str]]], left_out: frozenset[Path]) -> object:
    if isinstance(data, dict):
        parts = ((name, (*path, str(name))) for name in data)
        return {name: _copied(data[name], way, changes, left_out) for name, way in parts if way not in left_out}
    if isinstance(data, list):
        return [_copied(each, (*path, place), changes, left_out) for place, each in enumerate(data)]
    return _changed(data, changes[path]) if isinstance(data, str) and path in changes else data


def _changed(text: str, changes: list[tuple[Personal, str]]) -> str:
    for place, instead in sorted(changes, key=lambda change: change[0].start, reverse=True):
        text = text[: place.start] + instead + text[place.end :]
    return text
