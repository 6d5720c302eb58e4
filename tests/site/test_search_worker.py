"""Our worker may only take the place of the one whose messages it was written for."""

from pathlib import Path

import material
import pytest

from made_files import BuildStopped
from search_worker import KNOWN_WORKER, OURS, replace_worker


def site(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("theirs", "utf-8")
    return folder


def ours(folder: Path) -> Path:
    (folder / OURS).write_text("ours", "utf-8")
    return folder / OURS


def test_ours_takes_the_place_of_the_known_worker(tmp_path: Path) -> None:
    replace_worker(site(tmp_path, KNOWN_WORKER, "assets/javascripts/bundle.js"), ours(tmp_path))
    assert (tmp_path / KNOWN_WORKER).read_text("utf-8") == "ours"
    assert (tmp_path / "assets/javascripts/bundle.js").read_text("utf-8") == "theirs"


@pytest.mark.parametrize("names", [(), ("assets/javascripts/workers/search.00000000.min.js",)])
def test_another_worker_stops_the_build_and_says_what_to_do(names: tuple[str, ...], tmp_path: Path) -> None:
    with pytest.raises(BuildStopped, match=r"then change KNOWN_WORKER.*WUHUA_STOCK_THEME=1"):
        replace_worker(site(tmp_path, *names), ours(tmp_path))


def test_the_installed_theme_has_the_known_worker() -> None:
    assert (Path(material.__path__[0]) / "templates" / KNOWN_WORKER).is_file()
