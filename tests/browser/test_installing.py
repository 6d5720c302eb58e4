"""The portal can be installed, with pictures that are those of its icon."""

import base64
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page

from tests.bench.pictures import FOLDER, ICONS, Icon, drawn
from tests.browser.engines import engine

pytestmark = engine("cpython", "a manifest and pictures, on pages that begin an engine")

# How far apart two pictures are: the mean over all pixels and colours, of 255.
DIFFERENCE = """async (pictures) => {
    const data = await Promise.all(pictures.map(async (picture) => {
        const image = new Image();
        image.src = picture;
        await image.decode();
        const canvas = new OffscreenCanvas(image.width, image.height);
        const context = canvas.getContext("2d");
        context.drawImage(image, 0, 0);
        return context.getImageData(0, 0, image.width, image.height).data;
    }));
    const [one, other] = data;
    if (one.length !== other.length) return 255;
    return one.reduce((sum, value, at) => sum + Math.abs(value - other[at]), 0) / one.length;
}"""


def as_address(png: bytes) -> str:
    return f"data:image/png;base64,{base64.b64encode(png).decode()}"


@pytest.mark.parametrize("icon", ICONS, ids=lambda icon: icon.name)
def test_the_pictures_are_those_of_the_icon(browser: Browser, icon: Icon) -> None:
    """Not byte for byte: browsers draw edges in slightly different ways. Else run `make pictures`."""
    page = browser.new_page()
    kept = (FOLDER / f"{icon.name}.png").read_bytes()
    assert page.evaluate(DIFFERENCE, [as_address(kept), as_address(drawn(browser, icon))]) < 1
    page.close()


@pytest.mark.parametrize("path", ["", "en/assess/"])
def test_a_browser_reads_the_manifest_without_complaint(new_page: Callable[..., Page], path: str) -> None:
    page = new_page()
    page.goto(path)
    found = page.context.new_cdp_session(page).send("Page.getAppManifest")
    assert found["url"].endswith("/assets/portal.webmanifest")
    assert found["errors"] == []
