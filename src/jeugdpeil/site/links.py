"""Addresses of pages, files and anchors, on a server and in a folder of static files."""

from contextvars import ContextVar
from dataclasses import dataclass, field, replace

from jeugdpeil.i18n.texts import LANGUAGES
from jeugdpeil.published.expected import ExpectedFigure
from jeugdpeil.published.figure import Figure
from jeugdpeil.published.region_index import RegionIndex

MAIN_LANGUAGE = "nl"
INDEX = "index.html"
# The path under which a proxy shows the site, such as "/monitor". One and the same for all that a
# program serves, so that no maker of an address has to be told.
ROOT: ContextVar[str] = ContextVar("root", default="")


@dataclass(frozen=True)
class Links:
    """Writes every address of the site, seen from one page.

    Args:
        regions: tells which year of a region is the newest: that page has the short address.
        language: language of the page.
        path: path of the page itself within its language; empty for the start page.
        is_static: whether pages are files in a folder. Then addresses are relative, so that the
            folder can stand anywhere, and the origin of a figure is told on the page of its region.
    """

    regions: RegionIndex = field(repr=False)
    language: str
    path: str = ""
    is_static: bool = False

    def page(self, path: str, fragment: str = "") -> str:
        """The address of a page by its path within the language, such as `kaart`."""
        anchor = f"#{fragment}" if fragment else ""
        inner = "" if self.language == MAIN_LANGUAGE else self.language
        whole = "/".join(part for part in (inner, path) if part)
        if not self.is_static:
            return f"{ROOT.get()}/{whole}{anchor}"
        return f"{self._root}{whole}{'/' if whole else ''}{INDEX}{anchor}"

    def in_language(self, language: str) -> str:
        """The address of this same page in another language."""
        other = replace(self, language=language)
        if not self.is_static:
            return other.page(self.path)
        inner = "" if language == MAIN_LANGUAGE else language
        whole = "/".join(part for part in (inner, self.path) if part)
        return f"{self._root}{whole}{'/' if whole else ''}{INDEX}"

    def document(self, path: str) -> str:
        """A file in the language of the page, such as a PDF or a picture."""
        inner = "" if self.language == MAIN_LANGUAGE else f"{self.language}/"
        return self.file(inner + path)

    def file(self, name: str) -> str:
        """The address of a file that is the same in all languages, such as `static/site.css`."""
        return f"{self._root}{name}" if self.is_static else f"{ROOT.get()}/{name}"

    def region(self, code: str, year: int | None = None, fragment: str = "") -> str:
        """The page of a region; without a year in the address where it is the newest one."""
        return self.page(self.region_path(code, year), fragment)

    def region_path(self, code: str, year: int | None = None) -> str:
        """The path of the page of a region within its language.

        A folder of static files holds each region in its newest division only: with all years of
        all regions it would be many times as large.
        """
        years = self.regions.years(code)
        is_newest = year is None or not years or year == years[-1]
        return f"gebied/{code}" if is_newest or self.is_static else f"gebied/{code}/{year}"

    def indicator(self, indicator: str, fragment: str = "") -> str:
        """The page of an indicator."""
        return self.page(f"cijfers/{indicator}", fragment)

    def map(self, level: str, year: int, indicator: str) -> str:
        """The map of an indicator at a level in a year."""
        return self.page(f"kaart/{level}/{year}/{indicator}")

    def trace(self, figure: Figure) -> str:
        """Where the origin of a figure is told."""
        if self.is_static:
            return self.region(figure.code, None, figure.lineage_id)
        return self.page(f"trace/{figure.lineage_id}")

    def expected_trace(self, figure: ExpectedFigure) -> str:
        """Where the origin of an expected figure is told."""
        if self.is_static:
            return self.region(figure.code, None, "verwacht")
        return self.page(f"trace/{figure.lineage_id}")

    def model(self, model: str) -> str:
        """The card of a model of expected use."""
        return self.page(f"methode/{model}")

    def what_if(self, code: str) -> str:
        """The page on which a characteristic of a region can be moved."""
        return self.page(f"wat-als/{code}")

    @property
    def _root(self) -> str:
        parts = [part for part in self.path.split("/") if part]
        depth = len(parts) + (self.language != MAIN_LANGUAGE)
        return "../" * depth


def split_path(path: str) -> tuple[str, str]:
    """Language and path within it.

    >>> split_path("/en/gebied/GM0244/"), split_path("/")
    (('en', 'gebied/GM0244'), ('nl', ''))
    """
    inner = path.strip("/")
    head, _, rest = inner.partition("/")
    if head in LANGUAGES and head != MAIN_LANGUAGE:
        return head, rest
    return MAIN_LANGUAGE, inner
