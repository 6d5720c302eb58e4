"""Compressed copies: each unpacks to its file, the same each time, none is left of an older site, and no site is no site."""

import gzip
import os
import threading
from pathlib import Path
from urllib.request import Request, urlopen

import brotli
import pytest
from click.testing import CliRunner

from assess.cli import main
from assess.publish.packing import NoSiteThereError, misfits, pack_site, publish_site
from assess.publish.portable import make_portable_server, write_portable
from assess.publish.serving import SiteMissingError, make_server


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


def test_packing_takes_away_what_is_packed_of_files_that_are_gone(site: Path) -> None:
    pack_site(site)
    (site / "a" / "b.mjs").unlink()
    (site / "data.csv.gz").write_bytes(b"is no sibling")
    pack_site(site)
    assert {path.name for path in site.rglob("*.*") if path.suffix in (".br", ".gz")} == {
        "index.html.br",
        "index.html.gz",
        "data.csv.gz",
    }


def test_publishing_replaces_the_folder_and_leaves_the_site_as_it_was(site: Path, tmp_path: Path) -> None:
    into = tmp_path.parent / f"{tmp_path.name}-published"
    publish_site(site, into)
    (site / "a" / "b.mjs").rename(site / "a" / "c.mjs")
    (site / "index.html").write_text("新首页" * 500, "utf-8")
    sizes = publish_site(site, into)
    assert {path.relative_to(into).as_posix() for path in sizes} == {"index.html", "a/c.mjs"}
    assert names(into) == names(site) | {f"{name}{suffix}" for name in ("index.html", "a/c.mjs") for suffix in (".br", ".gz")}
    assert not misfits(into)
    assert not [name for name in names(site) if name.endswith((".br", ".gz"))]
    assert [path.name for path in tmp_path.parent.glob(f".{into.name}*")] == []


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_a_folder_that_is_no_site_or_holds_the_site_is_left_alone(site: Path, tmp_path: Path) -> None:
    other = tmp_path.parent / f"{tmp_path.name}-letters"
    other.mkdir()
    (other / "letter.txt").write_text("x", "utf-8")
    for into in (other, other / "letter.txt", site, site.parent):
        with pytest.raises(NoSiteThereError):
            publish_site(site, into)
        assert CliRunner().invoke(main, ["pack", "--folder", str(site), "--out", str(into)]).exit_code == 1
    assert names(other) == {"letter.txt"} and (site / "index.html").is_file()


SPOILT = {
    "a build copied over a packed one": lambda site: (site / "index.html").write_text("第二版" * 500, "utf-8"),
    "a file that is gone": lambda site: (site / "index.html").rename(site / "home.html") and (site / "index.html").write_text(""),
    "half a packed file": lambda site: (site / "index.html.gz").write_bytes((site / "index.html.gz").read_bytes()[:-9]),
    "no packed file": lambda site: (site / "index.html.br").write_bytes(b"x"),
}


@pytest.mark.parametrize("name", SPOILT)
def test_packed_files_that_are_not_of_the_plain_one_are_found(site: Path, name: str) -> None:
    pack_site(site)
    good = CliRunner().invoke(main, ["pack", "--check", "--folder", str(site)])
    assert good.exit_code == 0
    SPOILT[name](site)
    found = CliRunner().invoke(main, ["pack", "--check", "--folder", str(site)])
    assert found.exit_code == 1
    assert "index.html." in found.output and "b.mjs" not in found.output
    assert "make publish" in found.output


def test_our_own_server_and_the_portable_edition_hand_out_the_plain_file_whatever_lies_beside_it(
    site: Path, tmp_path: Path
) -> None:
    pack_site(site)
    (site / "index.html").write_text("第二版" * 500, "utf-8")
    os.utime(site / "index.html", (1, 1))  # older than what is packed
    portable = tmp_path.parent / f"{tmp_path.name}.pyz"
    with portable.open("wb") as into:
        write_portable(site, into)
    for server in (make_server(site, port=0), make_portable_server(portable, port=0)):
        threading.Thread(target=server.serve_forever, daemon=True).start()
        for encoding in ("gzip, br", "br", ""):
            request = Request(f"http://127.0.0.1:{server.server_address[1]}/", headers={"Accept-Encoding": encoding})
            with urlopen(request, timeout=20) as answer:
                body = answer.read()
                body = gzip.decompress(body) if answer.headers["Content-Encoding"] == "gzip" else body
            assert body.decode() == "第二版" * 500
        server.shutdown()
        server.server_close()


def test_the_command_says_how_much_it_was_or_what_is_missing(site: Path, tmp_path: Path) -> None:
    into = tmp_path.parent / f"{tmp_path.name}-made"
    said = CliRunner().invoke(main, ["pack", "--folder", str(site), "--out", str(into)])
    assert said.exit_code == 0 and said.output.startswith(f"{into}  2  ")
    none = tmp_path / "a"
    for more in ([], ["--check"]):
        assert CliRunner().invoke(main, ["pack", "--folder", str(none), *more]).exit_code == 1
    with pytest.raises(SiteMissingError):
        pack_site(none)
