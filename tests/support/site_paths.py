"""Every page of the site and every state that it can be in: the one list for tests of pages.

Add a row for each new page and state. The first row of a template stands for it where a test looks
at one page per template; all rows are looked at by `make test-browser`. A template of a page that
has no row fails tests/contract/site/test_html.py.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import jeugdpeil.site

TEMPLATES = Path(jeugdpeil.site.__file__).parent / "templates"


@dataclass(frozen=True)
class SitePath:
    """One page in one state.

    Args:
        template: file that draws it.
        path: address on the server, within the Dutch pages.
        state: what is special of it, in a few words.
        is_exported: whether a copy in files has it: what a form asks, it has not.
        is_served: whether the server has it: it redirects where a copy has to explain.
        status: HTTP status of the answer.
    """

    template: str
    path: str
    state: str
    is_exported: bool = True
    is_served: bool = True
    status: int = 200

    @property
    def file(self) -> str:
        """Place of the page in a copy in files."""
        return f"{self.path.strip('/')}/index.html".removeprefix("/")


ASKED = {"is_exported": False}

PAGES = (
    SitePath("start.html", "/", "start"),
    SitePath("search.html", "/zoek?q=hatterlo", "answers", **ASKED),
    SitePath("search.html", "/zoek", "nothing asked"),
    SitePath("search.html", "/zoek?q=xqzw", "no answers", **ASKED),
    SitePath("search.html", "/zoek?q=1234", "a postal code", **ASKED),
    SitePath("search.html", "/zoek?q=verdronkenoord", "a name that is gone", **ASKED),
    SitePath("search.html", "/zoek?q=%3Cscript%3Ealert(1)%3C/script%3E", "a script", **ASKED),
    SitePath("map.html", "/kaart/wijk/2022/jeugdzorg", "three maps of wijken"),
    SitePath("map.html", "/kaart", "the usual map"),
    SitePath("map.html", "/kaart/provincie/2022/jeugdzorg", "a level without outlines"),
    SitePath("map.html", "/kaart/gemeente/2022/jeugdzorg", "three maps of gemeenten"),
    SitePath("map.html", "/kaart/gemeente/2022/leeftijd-4-11", "one map"),
    SitePath("map.html", "/kaart/wijk/2022/jeugdzorg?alleen=duidelijk", "filtered", **ASKED),
    SitePath("map_embed.html", "/insluiten/kaart/wijk/2022/jeugdzorg", "three maps to embed"),
    SitePath("region.html", "/gebied/GM9001", "gemeente"),
    SitePath("region.html", "/gebied/NL00", "country"),
    SitePath("region.html", "/gebied/PV91", "provincie"),
    SitePath("region.html", "/gebied/jr-noordpeil", "jeugdregio"),
    SitePath("region.html", "/gebied/GM9001/2021", "an older division", **ASKED),
    SitePath("region.html", "/gebied/GM9004", "wijken that moved"),
    SitePath("region.html", "/gebied/GM9001?van=GM9009", "arrived from an old address", **ASKED),
    SitePath("region.html", "/gebied/WK900100", "wijk"),
    SitePath("region.html", "/gebied/WK900601", "wijk without an outline"),
    SitePath("region.html", "/gebied/WK900702", "wijk with a figure kept secret at the source"),
    SitePath("region.html", "/gebied/WK900703", "wijk with a figure that is missing"),
    SitePath("region.html", "/gebied/WK900704", "wijk too small to show"),
    SitePath("indicators.html", "/cijfers", "list"),
    SitePath("indicator.html", "/cijfers/jeugdzorg", "an indicator"),
    SitePath("indicator.html", "/cijfers/verwijzer-huisarts", "another base of ages"),
    SitePath(
        "indicator.html", "/cijfers/jeugdzorg/wijk/2022?sort=waarde&volgorde=af", "ordered", **ASKED
    ),
    SitePath("method.html", "/methode", "method"),
    SitePath("model.html", "/methode/jeugdzorg-wijk", "model card of wijken"),
    SitePath("model.html", "/methode/jeugdzorg-gemeente", "model card of gemeenten"),
    SitePath("what_if.html", "/wat-als/GM9001", "nothing asked"),
    SitePath(
        "what_if.html", "/wat-als/GM9001?kenmerk=bijstandsontvangers&naar=5", "asked", **ASKED
    ),
    SitePath(
        "what_if.html", "/wat-als/GM9001?kenmerk=bijstandsontvangers&naar=99", "too far", **ASKED
    ),
    SitePath("what_if.html", "/wat-als/GM9001?kenmerk=ao-ontvangers&naar=5", "collinear", **ASKED),
    SitePath("what_if.html", "/wat-als/jr-noordpeil", "nothing to move", **ASKED),
    SitePath(
        "compare.html",
        "/vergelijk?gebied=GM9001,GM9002,WK900100&cijfer=jeugdzorg,pleegzorg",
        "three regions, of which one may not stand beside the others",
        **ASKED,
    ),
    SitePath("compare.html", "/vergelijk", "nothing chosen"),
    SitePath("compare.html", "/vergelijk/GM9001", "a gemeente beside those around it"),
    SitePath("compare.html", "/vergelijk/WK900100", "a wijk", **ASKED),
    SitePath("compare.html", "/vergelijk?gebied=GM9001&zoek=wezervelt", "choosing", **ASKED),
    SitePath("profile.html", "/profiel/GM9001", "gemeente"),
    SitePath("profile.html", "/profiel/NL00", "country"),
    SitePath("profile.html", "/profiel/WK900100", "wijk", **ASKED),
    SitePath("provisional.html", "/voorlopig", "how figures grow"),
    SitePath("provisional_region.html", "/voorlopig/GM9001", "gemeente"),
    SitePath("provisional_region.html", "/voorlopig/NL00", "country"),
    SitePath("provisional_region.html", "/voorlopig/WK900100", "wijk", is_exported=False),
    SitePath("data.html", "/data", "data"),
    SitePath("prose.html", "/colofon", "colophon"),
    SitePath("prose.html", "/toegankelijkheid", "accessibility"),
    SitePath(
        "trace.html", "/trace/jeugdzorg.GM9001-2022.2022.2023-06-15", "origin of a figure", **ASKED
    ),
    SitePath(
        "trace.html",
        "/trace/jeugdzorg.GM9001-2021.2021.2022-04-30",
        "origin of an earlier publication",
        **ASKED,
    ),
    SitePath(
        "expected_trace.html",
        "/trace/verwacht.jeugdzorg-wijk.WK900100-2022.2022",
        "origin of an expected figure",
        **ASKED,
    ),
    SitePath("copy.html", "/kopie", "what a copy lacks", is_served=False),
    SitePath("moved.html", "/gebied/GM9009", "an old address in a copy", is_served=False),
    SitePath("error.html", "/nergens", "no such page", is_exported=False, status=404),
    SitePath("error.html", "/gebied/GM9001/2019", "no such year", is_exported=False, status=404),
    SitePath("error.html", "/gebied/GM0001", "no such region", is_exported=False, status=404),
)


SERVED = tuple(page for page in PAGES if page.is_served)
EXPORTED = tuple(page for page in PAGES if page.is_exported)


def one_per_template(pages: Iterable[SitePath] = SERVED) -> tuple[SitePath, ...]:
    """The first page of each template."""
    first: dict[str, SitePath] = {}
    for page in pages:
        first.setdefault(page.template, page)
    return tuple(first.values())


def page_templates() -> set[str]:
    """The templates that draw a page: inside the frame of the site, or to embed elsewhere."""
    return {
        path.name
        for path in TEMPLATES.glob("*.html")
        if '{% extends "base.html" %}' in path.read_text("utf-8") or path.stem.endswith("_embed")
    }
