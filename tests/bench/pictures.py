"""`make pictures`: draws what a device shows when the portal is installed, from the icon and from pages of the built site.

They are part of the repository, since building the site needs no browser. Run it again when the icon has changed (a test
says so), or a page so much that its picture no longer says what one gets.
"""

from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.bench.prepared import ROOT, prepared
from tests.browser.chromium import FLAGS, headless

IMAGES = ROOT / "docs" / "assets" / "images"
FOLDER = IMAGES / "install"
ICON = IMAGES / "icon.svg"

# How much of the width the icon may take where a device cuts its own shape out of the picture.
SAFE = 0.7

NARROW, WIDE = (360, 640), (1280, 800)


@dataclass(frozen=True, kw_only=True)
class Icon:
    """A square picture of the icon. `whole` fills the corners, for devices that cut them off themselves."""

    name: str
    size: int
    whole: bool = False


ICONS = (
    Icon(name="icon-192", size=192),
    Icon(name="icon-512", size=512),
    Icon(name="maskable-512", size=512, whole=True),
    Icon(name="touch-180", size=180, whole=True),
)
VIEWS = {
    "narrow-requirement": (NARROW, "areas/life/three-meetings/"),
    "narrow-self-assessment": (NARROW, "assess/#life"),
    "wide-home": (WIDE, ""),
    "wide-areas": (WIDE, "areas/life/"),
}


def main() -> None:
    """Draw all of them again."""
    FOLDER.mkdir(exist_ok=True)
    with prepared() as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=headless(), args=FLAGS)
        for icon in ICONS:
            (FOLDER / f"{icon.name}.png").write_bytes(drawn(browser, icon))
        for name, (size, path) in VIEWS.items():
            draw_view(browser, FOLDER / f"{name}.png", size, site.address + path)
        browser.close()


def drawn(browser: Browser, icon: Icon) -> bytes:
    """A PNG of the icon."""
    page = browser.new_page(viewport={"width": icon.size, "height": icon.size})
    drawing = ICON.read_text("utf-8")
    share = SAFE if icon.whole else 1
    ground = drawing.partition('fill="')[2].partition('"')[0] if icon.whole else "transparent"  # first comes the icon's own ground
    page.set_content(
        f"<style>* {{ margin: 0 }} body {{ background: {ground}; display: grid; place-content: center; block-size: 100vh }}"
        f"svg {{ inline-size: {icon.size * share}px; block-size: {icon.size * share}px }}</style>{drawing}"
    )
    picture = page.screenshot(omit_background=True)
    page.close()
    return picture


def draw_view(browser: Browser, file: Path, size: tuple[int, int], address: str) -> None:
    """A picture of what a visitor sees of a page, light and without what is only there for a moment."""
    width, height = size
    scale = 2 if size == NARROW else 1
    context = browser.new_context(
        viewport={"width": width, "height": height}, device_scale_factor=scale, color_scheme="light", reduced_motion="reduce"
    )
    context.add_init_script("delete Navigator.prototype.serviceWorker")
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    page.wait_for_timeout(1000)
    page.screenshot(path=file)
    context.close()


if __name__ == "__main__":
    main()
