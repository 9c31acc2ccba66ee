"""The numbers behind the pictures of the ranking, as tables in order of name."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.i18n.numbers import signed_number, whole_number
from jeugdpeil.i18n.texts import text
from jeugdpeil.published.expected import ExpectedFigure
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.links import Links
from jeugdpeil.site.views.expected_view import signed

# A limit of the funnel is told with two decimals: with one, a narrow funnel would be all noughts.
_LIMIT_DECIMALS = 2


@dataclass(frozen=True)
class DifferenceRow:
    """The plain difference of a region.

    Args:
        name, href, around: the region, with the gemeente of a wijk.
        youths, difference: in words.
    """

    name: str
    href: str
    around: str
    youths: str
    difference: str
    is_own: bool


def difference_rows(
    edition: Edition, compared: Sequence[ExpectedFigure], own: str, links: Links
) -> tuple[DifferenceRow, ...]:
    """Every region of a picture with dots, by gemeente and name: never from low to high."""
    rows = (_row(edition, figure, own, links) for figure in compared)
    return tuple(sorted(rows, key=lambda row: (row.around, row.name)))


def _row(edition: Edition, figure: ExpectedFigure, own: str, links: Links) -> DifferenceRow:
    name, around = name_and_around(edition, figure)
    definition = edition.definitions[figure.indicator]
    return DifferenceRow(
        name,
        links.region(figure.code, figure.region_year),
        around,
        whole_number(links.language, figure.youths),
        signed(figure.difference, definition, links.language),
        figure.code == own,
    )


def name_and_around(edition: Edition, figure: ExpectedFigure) -> tuple[str, str]:
    """The name of a region, and of a wijk the gemeente that it lies in."""
    regions = edition.regions
    region = regions.get(figure.code, figure.region_year) or regions.get(figure.code)
    if region is None:
        return figure.code, ""
    is_wijk = figure.level is RegionLevel.WIJK
    code = region.parent(RegionLevel.GEMEENTE) if is_wijk else None
    gemeente = regions.get(code, region.key.year) if code else None
    return region.name, gemeente.name if gemeente else ""


def funnel_rows(
    edition: Edition, figure: ExpectedFigure, limits: tuple[float, float], language: str
) -> Iterable[tuple[str, str]]:
    """The place of a region in the funnel, with both limits at its number of youths.

    Args:
        edition: the release.
        figure: of the region.
        limits: of chance alone and of usual differences, in percentage points.
        language: of the page.
    """
    definition = edition.definitions[figure.indicator]
    yield text(language, "funnel.across"), whole_number(language, figure.youths)
    if figure.difference is not None:
        yield text(language, "funnel.down"), signed(figure.difference, definition, language)
    for name, limit in zip(("inner", "outer"), limits, strict=True):
        low, high = (signed_number(language, each, _LIMIT_DECIMALS) for each in (-limit, limit))
        between = text(language, "expected.between", low=low, high=high)
        yield text(language, f"funnel.limit.{name}"), between
