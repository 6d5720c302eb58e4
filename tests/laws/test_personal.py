"""Personal data is found exactly where it is, and a copy without it holds nothing of it and scores the same."""

import copy
import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.judging.scoring import judge
from assess.model.personal import Found, PersonalKind, Treatment
from assess.model.standard import Standard
from assess.operations.roster_sides import as_listed
from assess.outputs.branch_file.personal import copy_without, personal_data, treatments
from assess.reading.fields import Node, ProblemCollector
from assess.reading.files.answers import read_sheet
from assess.reading.files.personal import CHECK_DIGITS, WEIGHTS, find_personal, is_id_number
from tests.bridge_client import BridgeClient
from tests.inputs import ROOT
from tests.laws.broken_json import leaves

FULL_WIDTH = {ord(char): ord(char) + 0xFEE0 for char in "0123456789X"}
NAMES = ("王小明", "李建国", "王芳", "赵玉兰", "欧阳修文", "李丽", "Zhang", "陈一", "张", "李和平", "阿力木·买买提", "Anna Bell")
"""Two with one initial and more, two in Latin letters, and one that is an initial already; none is a part of another."""
ODD = {
    "王芳": "王　芳",
    "李丽": "李 丽同志",
    "陈一": "书记陈\u200b一",
    "阿力木·买买提": "阿力木 • 买买提",
    "Anna Bell": "Ａnna\u00a0Bell",
}
"""The same people as some write them."""
PEOPLE = ("committee", "members", "leading-officials", "able-members", "able-officials")
TODAY = date(2027, 1, 5)


@st.composite
def id_numbers(draw: st.DrawFn) -> str:
    region = draw(st.integers(110000, 829999))
    first = f"{region}{draw(st.dates(date(1900, 1, 1), date(2026, 12, 31))):%Y%m%d}{draw(st.integers(0, 999)):03d}"
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, first, strict=True))
    return first + CHECK_DIGITS[total % 11]


def mobiles() -> st.SearchStrategy[str]:
    return st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True)


def landlines() -> st.SearchStrategy[str]:
    return st.from_regex(
        r"(0[1-9][0-9]{1,2}-[2-8][0-9]{6,7}|\(0[1-9][0-9]{1,2}\)[2-8][0-9]{6,7}|400-[0-9]{3}-[0-9]{4})", fullmatch=True
    )


def around() -> st.SearchStrategy[str]:
    """Words without digits or letters that would make a number part of something else."""
    return st.text(st.sampled_from("支部，。：（）电话 \n"), max_size=6)


def rows() -> st.SearchStrategy[list[dict[str, str]]]:
    written = st.sampled_from(NAMES) | st.sampled_from(sorted(ODD.values()))
    several = st.lists(written, max_size=3, unique=True).map("、".join)
    absent = st.lists(
        st.sampled_from([f"{name}（病假）" for name in (*NAMES, *ODD.values())] + ["事假1人", "李和平因病"]),
        max_size=3,
        unique=True,
    ).map("，".join)
    row = st.fixed_dictionaries(
        {
            "date": st.dates(date(2026, 1, 1), date(2026, 12, 31)).map(str),
            "activity": st.sampled_from(
                ["谈心谈话", "集中学习培训", "党课", "结对帮扶困难群众", "述职", "党员大会", "不知道的活动"]
            ),
        },
        optional={
            "from": several,
            "with": several,
            "speaker": written,
            "host": st.sampled_from(NAMES),
            "absences": absent,
            "topic": st.sampled_from(["家里的困难", "学习李丽同志", "a"]),
            "hours": st.integers(1, 40).map(str),
            "secret": st.just("不该上交"),
            "to": st.sampled_from(["上级党委", "党员大会"]),
        },
    )
    return st.lists(row, max_size=8)


@st.composite
def sheets(draw: st.DrawFn, standard: Standard) -> dict[str, Any]:
    """With a ledger in which everything counts, and personal data in the notes."""
    several = st.lists(st.sampled_from(NAMES), max_size=4, unique=True)
    people: dict[str, str] = {name: "、".join(draw(several)) for name in PEOPLE}
    people["secretary"] = draw(st.sampled_from(NAMES))
    people["contacts"] = "；".join(
        f"{one}：{other}" for one, other in draw(st.lists(st.tuples(*[st.sampled_from(NAMES)] * 2), max_size=3))
    )
    people["exempt"] = "；".join(f"{name}：年老体弱" for name in draw(several))
    as_list = draw(st.booleans())
    ids = st.sampled_from(sorted(standard.requirements))
    note = st.lists(id_numbers() | mobiles() | landlines() | around() | st.sampled_from(NAMES), max_size=4).map(" ".join)
    answers = draw(st.dictionaries(ids, st.fixed_dictionaries({"answer": st.just("met"), "note": note}), max_size=4))
    listed = as_listed({"ledger": {"people": people}}, standard)["ledger"] if as_list else {"people": people}
    ledger = {"covers": sorted(standard.activities), **listed, "rows": draw(rows())}
    return {"format": "wuhua-sheet", "version": 1, "name": draw(note), "year": 2026, "answers": answers, "ledger": ledger}


def anything() -> st.SearchStrategy[Any]:
    words = st.sampled_from(["ledger", "rows", "people", "from", "absences", "exempt", "activity", "answers", "name"]) | st.text(
        max_size=3
    )
    odd = leaves().map(lambda leaf: str(leaf) if isinstance(leaf, str) else leaf) | st.sampled_from(
        ["张三：病；李四", "138 0013 8000", "("]
    )
    return st.recursive(odd, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=4), max_leaves=12)


def at(data: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        data = data[step]
    return data


def spans(found: Found) -> list[Any]:
    return [place for group in found.groups for place in group.places]


@given(number=id_numbers(), before=around(), after=around(), wide=st.booleans())
def test_an_id_number_is_found_where_it_stands(standard: Standard, number: str, before: str, after: str, wide: bool) -> None:
    written = number.translate(FULL_WIDTH) if wide else number
    [place] = spans(find_personal({"name": before + written + after}, standard))
    assert (place.kind, place.start, place.text) == (PersonalKind.ID_NUMBER, len(before), written)
    assert place.about == number


@given(number=id_numbers(), apart=st.sampled_from(" -"))
def test_an_id_number_set_apart_is_still_one(standard: Standard, number: str, apart: str) -> None:
    [place] = spans(find_personal({"name": apart.join((number[:6], number[6:14], number[14:]))}, standard))
    assert place.about == number


@given(number=id_numbers(), where=st.integers(0, 16), by=st.integers(1, 9))
def test_one_wrong_digit_makes_it_no_id_number(number: str, where: int, by: int) -> None:
    wrong = f"{number[:where]}{(int(number[where]) + by) % 10}{number[where + 1 :]}"
    assert is_id_number(number)
    assert not is_id_number(wrong)


@given(number=mobiles() | landlines(), before=around(), after=around())
def test_a_telephone_number_is_found_where_it_stands(standard: Standard, number: str, before: str, after: str) -> None:
    [place] = spans(find_personal({"x": {"y": [before + number + after]}}, standard))
    inside = place.path == ("x", "y", 0) and (before + number + after)[place.start : place.end] == place.text
    assert inside
    assert number.strip("()") in place.text or place.text in number


@given(day=st.dates(date(2000, 1, 1)), count=st.integers(0, 99999))
def test_dates_and_counts_are_not_personal(standard: Standard, day: date, count: int) -> None:
    texts = [f"{day:%Y%m%d}", f"{day}", f"{day:%Y.%m.%d}", f"{count}人", f"{count}.50元", f"第{count}号"]
    assert find_personal({"name": texts}, standard).groups == ()


@given(data=anything())
def test_whatever_the_data_is_nothing_raises_and_every_place_is_exact(standard: Standard, data: Any) -> None:
    found = find_personal(data, standard)
    for place in spans(found):
        assert at(data, place.path)[place.start : place.end] == place.text
    for one, other in zip(spans(found), spans(found)[1:], strict=False):
        assert one.path != other.path or one.id != other.id or one.end <= other.start
    assert personal_data(found, standard, "zh")["sentences"]  # type: ignore[arg-type]


@given(data=anything())
def test_what_is_kept_stays_as_it_is(standard: Standard, data: Any) -> None:
    found = find_personal(data, standard)
    before = copy.deepcopy(data)
    kept = copy_without(data, Found(groups=found.groups), dict.fromkeys((group.first.id for group in found.groups), Treatment.KEEP))
    assert kept == data == before


@given(data=st.data())
def test_a_copy_holds_nothing_of_what_was_taken_out_and_the_sheet_stays(
    door: BridgeClient, standard: Standard, data: st.DataObject
) -> None:
    sheet = data.draw(sheets(standard))
    before = copy.deepcopy(sheet)
    items = door.ask("personal", lang="zh", sheet=sheet)["items"]
    take = {item["id"]: data.draw(st.sampled_from(["keep", "replace", "remove"])) for item in items}
    taken = door.ask("personal", lang="en", sheet=sheet, take=take)["sheet"]
    left = {group.first.id for group in find_personal(taken, standard).groups}
    assert not {id_ for id_, how in take.items() if how != "keep"} & left
    assert sheet == before
    assert "不该上交" not in str([row for row in taken["ledger"]["rows"] if row["activity"] == "谈心谈话"])
    assert not [row for row in taken["ledger"]["rows"] if row["activity"] == "谈心谈话" and "topic" in row]


@given(data=st.data())
def test_codes_in_the_place_of_names_change_no_score(door: BridgeClient, standard: Standard, data: st.DataObject) -> None:
    sheet = data.draw(sheets(standard))
    taken = door.ask("personal", lang="zh", sheet=sheet, take={})["sheet"]
    assert not [place for place in spans(find_personal(taken, standard)) if place.kind is PersonalKind.NAME]
    assert scores(taken, standard) == scores(sheet, standard)


def scores(sheet: dict[str, Any], standard: Standard) -> list[object]:
    read = read_sheet(Node(sheet, ProblemCollector()), standard)
    assert read
    result = judge(standard, read, today=TODAY)
    return [result.score, *(area.score for area in result.areas)]


def test_what_was_not_chosen_is_treated_as_proposed(standard: Standard) -> None:
    found = find_personal({"name": "电话13800138000"}, standard)
    assert treatments(found, None) == treatments(found, {"mobile:13800138000": 7}) == {"mobile:13800138000": Treatment.REMOVE}


def test_a_name_is_found_however_it_is_written(standard: Standard) -> None:
    sheet = json.loads((ROOT / "tests/cases/59-names-left-in-upward-copy/sheet.json").read_text(encoding="utf-8"))
    found = find_personal(sheet, standard)
    written = [row["with"].removesuffix("（委员）") for row in sheet["ledger"]["rows"]]
    assert {place.text for group in found.groups for place in group.places} == {"王伟", *written}
    assert "name:阿力木·买买提" in {group.first.id for group in found.groups}
    copy = json.dumps(copy_without(sheet, found, treatments(found, None)), ensure_ascii=False)
    assert not [name for name in written if name in copy]


@pytest.mark.parametrize("written", ["李　和平", "李 和 平", "李\u200b和平", "李\u00a0和平", "\ufeff李和平"])
def test_a_name_is_found_in_other_texts_in_another_spelling(standard: Standard, written: str) -> None:
    sheet = {
        "ledger": {"people": {"members": "李和平"}},
        "answers": {"x": {"note": f"由{written}、阿力木•买买提负责"}},
        "name": "某支部",
    }
    places = [place for place in spans(find_personal(sheet, standard)) if place.path[0] == "answers"]
    assert [(place.text.strip("\ufeff"), place.about) for place in places] == [(written.strip("\ufeff"), "李和平")]


def test_two_names_with_and_between_them_are_two(standard: Standard) -> None:
    people = {"members": "李和平与张三", "committee": "书记李明和王安"}
    found = {group.first.about for group in find_personal({"ledger": {"people": people}}, standard).groups}
    assert found == {"李和平", "张三", "李明", "王安"}


def test_the_roster_is_looked_through_like_the_texts_of_earlier_files(door: BridgeClient) -> None:
    people = [
        {"name": "欧阳修文（一组）", "offices": [{"office": "contact", "of": "王小明、陈一"}]},
        {"name": "赵玉兰", "offices": [{"office": "exempt", "from": "2026-03", "of": "住院"}]},
    ]
    data = {"format": "wuhua-sheet", "version": 1, "ledger": {"people": people}}
    copied = json.dumps(door.ask("personal", sheet=data, take={})["sheet"]["ledger"], ensure_ascii=False)
    assert not [text for text in ("欧阳", "修文", "小明", "陈一", "玉兰", "住院") if text in copied]
    assert "contact" in copied and "2026-03" in copied and "（一组）" in copied
