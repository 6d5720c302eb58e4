"""axe, and what it finds on a page."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import wait_until
from tests.inputs import ROOT

AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")
RUN = """async ([within, only]) => {
    // Style sheets are fetched again for experimental rules alone, which are not asked for.
    const options = { resultTypes: ["violations"], preload: { assets: ["media"] }, ...(only && { runOnly: only }) };
    const { violations } = await axe.run(within ?? document, options);
    const summary = (node) => (node.failureSummary ?? "").replace(/\\s+/g, " ");
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target} ${summary(node)}`));
}"""

PUT_ASIDE = """() => [...document.querySelectorAll("[data-requirement]")].filter((each) => !each.querySelector("dialog[open]"))
    .map((element) => {
        const place = document.createComment("");
        element.replaceWith(place);
        return { element, place };
    })"""
PUT_BACK = "(aside) => aside.forEach(({ element, place }) => place.replaceWith(element))"

DIALOG = "dialog[open]"
OF_COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules of axe that read colours: all others find the same in both schemes."""

SETTLED = """(scheme) => document.body.dataset.mdColorScheme === scheme
    && document.getAnimations().every((each) => each.playState !== "running")"""
SCHEMES = {"light": "default", "dark": "slate"}


def violations(page: Page, within: str | None = None, *, only: list[str] | None = None) -> list[str]:
    """Of the page, or only of what stands `within`: everything behind an open dialog is inert, and was looked at before.

    `only` are the rules to look for; else all.
    """
    if within:
        expect(page.locator(within)).to_be_visible()
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found: list[str] = page.evaluate(RUN, [within, only])
    return found


def violations_in_both_schemes(page: Page) -> list[str]:
    """Of what is open now: every rule as it stands in the light, and in the dark those of colours."""
    return _in_both_schemes(page, None)


def violations_of_a_dialog(page: Page) -> list[str]:
    """Of the open dialog, in both schemes.

    The form's requirements are out of the page meanwhile: they are inert, and axe goes through all of them first.
    """
    expect(page.locator(DIALOG)).to_be_visible()
    aside = page.evaluate_handle(PUT_ASIDE)
    found = _in_both_schemes(page, DIALOG)
    aside.evaluate(PUT_BACK)
    return found


def _in_both_schemes(page: Page, within: str | None) -> list[str]:
    found = violations(page, within)
    show(page, "dark")
    found += [f"dark: {each}" for each in violations(page, within, only=OF_COLOURS)]
    show(page, "light")
    return found


def show(page: Page, scheme: str) -> None:
    """The page, once it has loaded, in this scheme of colours: it follows the system's a moment later."""
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    page.wait_for_load_state()
    wait_until(page, SETTLED, SCHEMES[scheme])
