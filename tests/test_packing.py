"""Packed siblings: each unpacks to its file, the same each time, and no site is no site."""

import gzip
from pathlib import Path

import brotli
import pytest
from click.testing import CliRunner

from assess.cli import main
from assess.packing import pack_site
from assess.serving import SiteMissingError


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "index.html").write_text("首页" * 500, "utf-8")
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b.mjs").write_text("export {};" * 500, "utf-8")
    (tmp_path / "picture.png").write_bytes(b"as it is")
    return tmp_path


def test_what_packs_well_lies_there_packed_and_nothing_else_does(site: Path) -> None:
    sizes = pack_site(site)
    assert {path.name for path in sizes} == {"index.html", "b.mjs"}
    for path, size in sizes.items():
        data = path.read_bytes()
        small, older = (path.with_name(path.name + suffix).read_bytes() for suffix in (".br", ".gz"))
        assert brotli.decompress(small) == gzip.decompress(older) == data
        assert (size.plain, size.brotli, size.gzip) == (len(data), len(small), len(older))
    assert not (site / "picture.png.br").exists()


def test_packing_again_gives_the_same_bytes_and_packs_nothing_twice(site: Path) -> None:
    pack_site(site)
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    pack_site(site)
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before


def test_the_command_says_how_much_it_was_or_what_is_missing(site: Path, tmp_path: Path) -> None:
    said = CliRunner().invoke(main, ["pack", "--folder", str(site)])
    assert said.exit_code == 0 and said.output.startswith("2  ")
    none = tmp_path / "a"
    assert CliRunner().invoke(main, ["pack", "--folder", str(none)]).exit_code == 1
    with pytest.raises(SiteMissingError):
        pack_site(none)
