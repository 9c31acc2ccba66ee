"""A page for what went wrong, with what a reader can do next."""

from dataclasses import dataclass

from jeugdpeil.i18n.texts import text
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.links import Links
from jeugdpeil.site.views.region_head import Link


@dataclass(frozen=True)
class ErrorPage:
    """What went wrong; `years` are the years of a region that do have a page."""

    title: str
    message: str
    years: tuple[Link, ...] = ()


def error_page(status: int, language: str, message: str = "") -> ErrorPage:
    """The page for an HTTP status (404, 500 or 503)."""
    title = text(language, f"error.{status}.title")
    return ErrorPage(title, message or text(language, f"error.{status}.text"))


def not_found_region(edition: Edition, code: str, year: int | None, links: Links) -> ErrorPage:
    """The page for a region that is not there, or not in that year."""
    language, known = links.language, edition.regions.get(code)
    if known is None:
        # A code as long as somebody cares to type is not repeated on a page.
        shown = text(language, "error.404.region", code=code[:20])
        return error_page(404, language, shown)
    message = text(language, "error.404.year", name=known.name, year=year)
    years = [Link(str(each), links.region(code, each)) for each in edition.regions.years(code)]
    return ErrorPage(text(language, "error.404.title"), message, tuple(years))
