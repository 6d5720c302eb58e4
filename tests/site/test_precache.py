"""The list of files in the service worker."""

import hashlib
from pathlib import Path

import pytest

from precache import FILES_MARK, VERSION_MARK, address, fill, needed_files, write_service_worker

TEMPLATE = Path(__file__).parents[2] / "docs" / "templates" / "service-worker.js"


def site(folder: Path, **files: str) -> Path:
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return folder


def test_pages_are_listed_under_the_address_that_visitors_use(tmp_path: Path) -> None:
    site(tmp_path, index_html="a", en__areas__index_html="b", en__404_html="c")
    assert [listed for listed, _ in needed_files(tmp_path)] == ["en/404.html", "en/areas/", "./"]


def test_a_hash_is_the_beginning_of_the_sha256_of_the_file(tmp_path: Path) -> None:
    assert dict(needed_files(site(tmp_path, a_js="text")))["a.js"] == hashlib.sha256(b"text").hexdigest()[:16]


def test_what_only_machines_ask_for_is_left_out(tmp_path: Path) -> None:
    site(tmp_path, sitemap_xml="", sitemap_xml_gz="", robots_txt="", service_worker="", a_js_gz="", a_css="")
    (tmp_path / "service-worker.js").write_text("")
    (tmp_path / ".nojekyll").write_text("")
    assert [listed for listed, _ in needed_files(tmp_path)] == ["a.css", "service.worker"]


def test_pictures_that_only_installing_shows_are_left_out(tmp_path: Path) -> None:
    site(tmp_path, assets__images__install__wide_png="", assets__images__icon_svg="")
    assert [listed for listed, _ in needed_files(tmp_path)] == ["assets/images/icon.svg"]


def test_the_same_files_give_the_same_worker_and_a_changed_one_another(tmp_path: Path) -> None:
    site(tmp_path, index_html="one", a_css="two")
    write_service_worker(tmp_path, TEMPLATE)
    first = (tmp_path / "service-worker.js").read_text()
    write_service_worker(tmp_path, TEMPLATE)
    assert (tmp_path / "service-worker.js").read_text() == first
    site(tmp_path, a_css="three")
    write_service_worker(tmp_path, TEMPLATE)
    assert (tmp_path / "service-worker.js").read_text() != first


def test_the_real_worker_has_a_place_for_the_list_and_the_version() -> None:
    filled = fill(TEMPLATE.read_text(encoding="utf-8"), [("./", "0" * 16)])
    assert '["./", "0000000000000000"]' in filled
    assert FILES_MARK not in filled
    assert VERSION_MARK not in filled


@pytest.mark.parametrize("template", ["", FILES_MARK, f"{FILES_MARK}{FILES_MARK}{VERSION_MARK}"])
def test_a_worker_without_exactly_one_place_for_each_is_refused(template: str) -> None:
    with pytest.raises(ValueError, match="exactly once"):
        fill(template, [])


def test_a_file_named_like_a_page_is_no_page() -> None:
    assert address("assets/index.js") == "assets/index.js"
