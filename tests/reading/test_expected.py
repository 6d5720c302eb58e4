"""Lists of branches as systems export them, as offices type them, and as people paste them: the names, and nothing else."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from assess.model.rollup import ExpectedList
from assess.reading.fields import ProblemCollector
from assess.reading.files.expected import read_expected, read_expected_lines
from tests.inputs import ROOT

CASES = ROOT / "tests/cases"
TWO = ("第一党支部", "第二党支部")


def read(data: bytes | str) -> ExpectedList:
    collector = ProblemCollector()
    found = read_expected(data if isinstance(data, bytes) else data.encode(), collector)
    assert found and collector.problems == []
    return found


@pytest.mark.parametrize(
    ("file", "heading"),
    [
        ("23-expected-list-system-export/名单.csv", "党组织名称"),
        ("40-expected-list-unit-first/名单.csv", "支部全称"),
        ("40-expected-list-unit-first/名单2.csv", "党支部名称（全称）"),
    ],
)
def test_a_list_that_a_system_exported(file: str, heading: str) -> None:
    found = read((CASES / file).read_bytes())
    assert (found.names, found.heading) == (TWO, heading)


LISTS = {
    "one a line": "第一党支部\n第二党支部\n",
    "numbers and a comma": "1、第一党支部\n2、第二党支部\n",
    "numbers and a dot": "1.第一党支部\n2. 第二党支部\n",
    "numbers in brackets": "（1）第一党支部\n(2) 第二党支部\n",
    "numbers and a bracket": "1）第一党支部\n2)第二党支部\n",
    "numbers in circles": "①第一党支部\n②第二党支部\n",
    "chinese numbers": "一、第一党支部\n（二）第二党支部\n",
    "numbers and a blank": "1 第一党支部\n2 第二党支部\n",
    "a title and a total": "应交自查文件的党支部名单\n\n1、第一党支部\n2、第二党支部\n合计：2个\n",
    "numbers under a heading": "名称\n1. 第一党支部\n2. 第二党支部\n",
    "unit first, no heading": "机关党委,第一党支部,甲\n机关党委,第二党支部,乙\n",
    "number and unit, no heading": "1,机关党委,第一党支部\n2,机关党委,第二党支部\n",
    "a heading that is only the word": "序号,党支部,书记\n1,第一党支部,甲\n2,第二党支部,乙\n",
    "a heading far down": "附件\n\n" + "说明：按要求上报\n" * 20 + "序号,支部名称\n1,第一党支部\n2,第二党支部\n",
    "the heading again on the next page": "序号,支部名称\n1,第一党支部\n序号,支部名称\n2,第二党支部\n",
    "subtotals": "单位,支部名称\n甲单位,第一党支部\n小计,1\n乙单位,第二党支部\n小 计,1\n总计,2\n",
    "notes below": "支部名称,备注\n第一党支部,\n第二党支部,\n填表人：甲,\n注：以上为应交支部,\n",
    "the unit's name too": "上级党组织名称,党组织名称,党支部名称\n机关党委,机关党总支,第一党支部\n机关党委,机关党总支,第二党支部\n",
    "a kind in each row": "名称,类型\n第一党支部,党支部\n第二党支部,党支部\n",
    "a unit's heading alone": "单位名称\n第一党支部\n第二党支部\n",
    "numbers with a nought": "01第一党支部\n02第二党支部\n",
    "numbers before 第": "１第一党支部\n２第二党支部\n",
    "numbers with No": "No.1 第一党支部\nNo. 2第二党支部\n",
    "numbers in square brackets": "[1]第一党支部\n【2】第二党支部\n",
    "roman numbers": "Ⅰ、第一党支部\nⅡ、第二党支部\n",
    "numbers and a dash": "1 - 第一党支部\n2 – 第二党支部\n",
    "bullets": "• 第一党支部\n- 第二党支部\n",
    "boxes": "□第一党支部\n◆第二党支部\n",
    "in quotation marks": "“第一党支部”\n《第二党支部》\n",
    "stops behind": "第一党支部；\n第二党支部。\n",
    "how many members": "第一党支部（12人）\n第二党支部(共8名)\n",
    "what no one sees": "\u00a0第一党支部\u3000\n第二党支部\u200b\n",
    "all in one line": "应交支部：第一党支部、第二党支部。\n",
    "all in one line with commas": "第一党支部，第二党支部\n",
    "cumulated": "支部名称,人数\n第一党支部,3\n第二党支部,4\n累计,7\n支部总数,2\n以上共2个,\n",
    "branches of a unit": "序号,所属党支部,书记\n1,第一党支部,甲\n2,第二党支部,乙\n",
    "units that report": "序号,报送单位,书记\n1,第一党支部,甲\n2,第二党支部,乙\n",
    "tabs": "序号\t支部名称\n1\t第一党支部\n2\t第二党支部\n",
}


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_only_the_names_are_taken(name: str, encoding: str) -> None:
    assert read(LISTS[name].encode(encoding)).names == TWO


@pytest.mark.parametrize("name", [name for name, text in LISTS.items() if "," not in text])
def test_what_is_pasted_is_read_as_a_file_is(name: str) -> None:
    assert read_expected_lines(LISTS[name]) == TWO


@pytest.mark.parametrize(
    "name", ["1号楼党支部", "12栋第一党支部", "一、二年级党支部", "第1党支部", "三八妇女党支部", "2026级党支部", "Branch No. 3"]
)
def test_a_number_that_belongs_to_the_name_stays(name: str) -> None:
    assert read(f"支部名称\n{name}\n").names == read_expected_lines(name) == (name,)


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        ("1、2号楼党支部", ("1、2号楼党支部",)),
        ("1、2号楼党支部\n3、4号楼党支部", ("1、2号楼党支部", "3、4号楼党支部")),
        ("第一党支部\n1、2号楼党支部", ("第一党支部", "1、2号楼党支部")),
        ("1、第一党支部\n2、3、4号楼党支部", ("第一党支部", "3、4号楼党支部")),
        ("1、1、2号楼党支部\n2、3号楼党支部", ("1、2号楼党支部", "3号楼党支部")),
        ("1-2号楼党支部\n101党支部\n1队党支部", ("1-2号楼党支部", "101党支部", "1队党支部")),
    ],
)
def test_a_number_before_a_figure_is_one_only_where_all_are_numbered(lines: str, names: tuple[str, ...]) -> None:
    assert read_expected_lines(lines) == names
    assert read(f"支部名称\n{lines}\n合计\n").names == names


def test_one_name_in_two_units_is_told_apart_by_the_unit() -> None:
    merged = "单位,支部名称\n机关党委,第一党支部\n,第二党支部\n学校党委,第一党支部\n,机关第三党支部\n"
    assert read(merged).names == ("机关党委第一党支部", "第二党支部", "学校党委第一党支部", "机关第三党支部")
    assert read("支部名称\n第一党支部\n第一党支部\n").names == ("第一党支部", "第一党支部")


def test_the_list_may_stand_on_a_later_sheet() -> None:
    workbook, into = Workbook(), BytesIO()
    workbook.worksheets[0].append(["填写说明"])
    sheet = workbook.create_sheet("名单")
    for row in (["2026年应交名单"], [], ["序号", "单位", "党支部名称"], *([n, "机关", name] for n, name in enumerate(TWO, 1))):
        sheet.append(row)
    workbook.save(into)
    assert read(into.getvalue()).names == TWO


@given(
    st.lists(st.sampled_from(["第一党支部", "2号楼支部", "机关支部", "老干部第三党支部", "北区支部"]), unique=True, min_size=1),
    st.data(),
)
def test_whatever_stands_around_the_names_they_come_back(names: list[str], data: st.DataObject) -> None:
    """Numbers in one of their forms, columns in any order, a title above, a total below."""
    form = data.draw(st.sampled_from(["{0}、{1}", "{0}. {1}", "（{0}）{1}", "{1}"]))
    columns = data.draw(st.permutations(["序号", "党支部名称", "上级党组织", "党组织类型", "书记"]))
    cells = {"上级党组织": "机关党委", "党组织类型": "党支部", "书记": "甲"}
    rows = [
        [{**cells, "序号": str(n), "党支部名称": form.format(n, name)}[column] for column in columns]
        for n, name in enumerate(names, 1)
    ]
    lines = [["2026年党支部名单"], columns, *rows, ["合计", f"{len(names)}个"]]
    assert read("\n".join(",".join(line) for line in lines)).names == tuple(names)


@given(st.text(max_size=200))
def test_anything_typed_is_read(text: str) -> None:
    assert all(name == name.strip() for name in read_expected_lines(text))
