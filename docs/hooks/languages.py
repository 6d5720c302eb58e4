"""Two languages, two builds: each page knows its counterpart, and both say so to browsers and search engines.

The pages of the two builds have the same names, so the counterpart of `areas/life/` is `areas/life/` below the
other language's path. Addresses written for visitors are relative (the site may lie under any path); addresses for
search engines are absolute, as the formats demand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url
from mkdocs.utils.templates import TemplateContext

ASSETS = "assets/"

# Written for the whole site by the first language alone; a second copy would compete with the first.
ONCE = frozenset({"sitemap.xml", "robots.txt"})


@dataclass(frozen=True, kw_only=True, slots=True)
class SiteLanguage:
    """One build: its locale (a BCP 47 tag), its own name, and its path below the root of the site."""

    locale: str
    name: str
    path: str
    config: str


def languages(config: MkDocsConfig) -> tuple[SiteLanguage, ...]:
    """All languages; the first lies at the root and is the default for readers of any other language."""
    return tuple(SiteLanguage(**language) for language in config.extra["languages"])


def own(config: MkDocsConfig) -> SiteLanguage:
    """The language of this build."""
    return next(each for each in languages(config) if each.locale == config.extra["locale"])


def is_first(config: MkDocsConfig) -> bool:
    """True if this build is the one at the root, which does what is done once for the whole site."""
    return own(config) == languages(config)[0]


def root(config: MkDocsConfig) -> str:
    """The address of the whole site, which is also that of its first language. Ends in a slash."""
    assert config.site_url
    return config.site_url.removesuffix(own(config).path)


def address(page_url: str, language: SiteLanguage) -> str:
    """A page's address below the root of the site.

    >>> address("./", SiteLanguage(locale="en", name="English", path="en/", config=""))
    'en/'
    """
    return language.path + page_url.removeprefix("./")


def counterpart(page_url: str, *, here: SiteLanguage, there: SiteLanguage) -> str:
    """The same page in another language, relative to this one."""
    return get_relative_url(address(page_url, there) or "./", address(page_url, here))


def alternates(page_url: str, *, all_languages: Iterable[SiteLanguage], site: str) -> list[dict[str, str]]:
    """Absolute addresses of one page in every language, and the one for readers of none of them."""
    known = [{"locale": each.locale, "url": urljoin(site, address(page_url, each))} for each in all_languages]
    return [*known, {"locale": "x-default", "url": known[0]["url"]}]


def set_addresses(config: MkDocsConfig) -> None:
    """Give this build its address. Both builds are given the address of the whole site, never of one language."""
    if not config.site_url:
        raise ConfigurationError("site_url is empty. Set it in mkdocs.yml or in the variable WUHUA_SITE_URL.")
    # The theme keeps the visitor's light or dark choice under this path: one choice for both languages, and
    # the same inline script, with one hash, on every page.
    config.extra["scope"] = urlsplit(config.site_url).path
    config.site_url = urljoin(config.site_url, own(config).path)
    if not is_first(config):
        _point_at_shared_assets(config)
        config.theme.static_templates -= ONCE


def share_addresses(env: Environment, config: MkDocsConfig) -> None:
    """Let templates write `assets/…` in every language, and mean the one copy at the root of the site."""
    if not is_first(config):
        env.filters["url"] = _with_shared_assets(env.filters["url"], steps_up=own(config).path.count("/"))


def counterparts(page: Page, config: MkDocsConfig) -> dict[str, Any]:
    """`counterpart` (this page in the other language) and `hreflang` (its absolute addresses in all of them)."""
    here, there = own(config), _other(config)
    url = counterpart(page.url, here=here, there=there)
    hreflang = alternates(page.url, all_languages=languages(config), site=root(config))
    return {"counterpart": _link(there, url), "hreflang": hreflang}


def for_template(context: TemplateContext, config: MkDocsConfig) -> dict[str, Any]:
    """The other language's home for a page that was not found: no one knows which page was meant.

    Its addresses are absolute paths, because it is shown at any depth.
    """
    there = _other(config)
    home = urlsplit(urljoin(root(config), there.path)).path
    return {"counterpart": _link(there, home), "hreflang": [], "sitemap": _sitemap(context, config)}


def _sitemap(context: TemplateContext, config: MkDocsConfig) -> list[dict[str, Any]]:
    """Every page in every language, each with the whole set of its alternates, as the sitemap format asks. What only
    leads on is not among them.
    """
    everywhere, site = languages(config), root(config)
    pages = [file.page for file in context["pages"] if file.page and "redirect" not in file.page.meta]
    return [
        {
            "url": urljoin(site, address(page.url, language)),
            "alternates": alternates(page.url, all_languages=everywhere, site=site),
        }
        for page in pages
        for language in everywhere
    ]


def _other(config: MkDocsConfig) -> SiteLanguage:
    return next(each for each in languages(config) if each != own(config))


def _link(language: SiteLanguage, url: str) -> dict[str, str]:
    return {"locale": language.locale, "name": language.name, "url": url}


def _point_at_shared_assets(config: MkDocsConfig) -> None:
    """Style sheets and scripts named in mkdocs.yml do not pass through the filter that templates use."""
    up = "../" * own(config).path.count("/")
    config.extra_css = [up + path if path.startswith(ASSETS) else path for path in config.extra_css]
    for number, script in enumerate(config.extra_javascript):
        if isinstance(script, ExtraScriptValue):
            script.path = up + script.path
        else:
            config.extra_javascript[number] = up + script


def _with_shared_assets(url: Callable[[Context, str], str], *, steps_up: int) -> Callable[[Context, str], str]:
    @pass_context
    def shared(context: Context, value: str) -> str:
        return url(context, "../" * steps_up + value if str(value).startswith(ASSETS) else value)

    return shared
