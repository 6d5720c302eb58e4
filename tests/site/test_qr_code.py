"""The code on paper: what is drawn reads as the page's address, and only where others can reach it."""

import re
from types import SimpleNamespace
from typing import Any
from xml.etree import ElementTree

import pytest
import zxingcpp

import qr_code

ADDRESS = "https://example.org/portal/en/areas/life/life-meeting-and-appraisal/"
SCALE = 4


def drawn(svg: str) -> memoryview:
    """The picture in grey: the lines of the path, each one module high, as a printer would lay them down."""
    root = ElementTree.fromstring(svg)
    side = int(root.attrib["viewBox"].split()[2])
    modules = [[255] * side for _ in range(side)]
    (path,) = root
    x, y = 0.0, 0.0
    for command, given in re.findall(r"([Mmh])([-\d. ]+)", path.attrib["d"]):
        numbers = [float(each) for each in re.findall(r"-?[\d.]+", given)]
        if command == "h":
            for column in range(int(x), int(x + numbers[0])):
                modules[int(y)][column] = 0
            x += numbers[0]
        else:
            x, y = numbers if command == "M" else (x + numbers[0], y + numbers[1])
    dots = bytes(dot for row in modules for _ in range(SCALE) for dot in row for _ in range(SCALE))
    return memoryview(dots).cast("B", (side * SCALE, side * SCALE))


def on_page(address: str, **meta: str) -> Any:
    page: Any = SimpleNamespace(canonical_url=address, meta=meta)
    return qr_code.print_code(page)["print_code"]


def test_a_phone_reads_the_address_of_the_page() -> None:
    found = zxingcpp.read_barcode(drawn(on_page(ADDRESS, data="areas/life/talks.json")["svg"]))
    assert found is not None
    assert found.text == ADDRESS


@pytest.mark.parametrize(
    ("address", "meta"),
    [
        ("http://127.0.0.1:8000/areas/life/", {"data": "areas/life.json"}),
        ("http://[::1]/areas/life/", {"data": "areas/life.json"}),
        ("http://localhost:8000/areas/life/", {"data": "areas/life.json"}),
        ("", {"data": "areas/life.json"}),
        ("https://example.org/about/", {}),
    ],
)
def test_a_page_that_nobody_else_can_reach_has_none(address: str, meta: dict[str, str]) -> None:
    assert on_page(address, **meta) is None
