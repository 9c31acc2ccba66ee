"""The place of a region among the others: twenty bars or dots, a funnel, and its neighbours."""

from collections.abc import Iterable
from dataclasses import dataclass

from jeugdpeil.domain.definition import IndicatorDefinition
from jeugdpeil.domain.expected import MARGIN_DECIMALS
from jeugdpeil.domain.ranking import FEWEST_FOR_BARS
from jeugdpeil.domain.region import Region, RegionLevel
from jeugdpeil.domain.verdict import Verdict
from jeugdpeil.i18n.numbers import signed_number, whole_number
from jeugdpeil.i18n.texts import text
from jeugdpeil.published.expected import ExpectedFigure
from jeugdpeil.site.drawing.caterpillar import Caterpillar, around, caterpillar
from jeugdpeil.site.drawing.funnel_chart import Funnel, FunnelPoint, marked
from jeugdpeil.site.drawing.rank_chart import RankBars, RankDots, rank_bars, rank_dots
from jeugdpeil.site.drawing.scale import decimals_of
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.links import Links
from jeugdpeil.site.views.compared import Compared, compared_regions
from jeugdpeil.site.views.expected_view import signed
from jeugdpeil.site.views.map_page import map_of_expected
from jeugdpeil.site.views.ranking_tables import (
    DifferenceRow,
    difference_rows,
    funnel_rows,
    name_and_around,
)
from jeugdpeil.site.views.region_expected import ExpectedSource, expected_source, rank_words
from jeugdpeil.site.views.words import level_name

# With fewer regions than this nothing can be said of an order, nor of a funnel.
_FEWEST = 5
_FEWEST_FOR_FUNNEL = 20
_OPEN = (Verdict.NIET_TE_ONDERSCHEIDEN, Verdict.TE_KLEIN)


@dataclass(frozen=True)
class TickLabel:
    """A place on an axis with its number in words."""

    place: float
    label: str


@dataclass(frozen=True)
class BarCell:
    """One of the twenty bars in the table; `count` and `points` are the numbers themselves."""

    number: str
    regions: str
    mean: str
    is_own: bool
    count: int
    points: float


@dataclass(frozen=True)
class FunnelView:
    """The funnel with its labels, what it shows of the region, and the numbers of that."""

    title: str
    funnel: Funnel
    across: tuple[TickLabel, ...]
    down: tuple[TickLabel, ...]
    cut: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Neighbour:
    """A region next to the own one in the ranking."""

    name: str
    around: str
    href: str
    difference: str
    bounds: str
    is_own: bool
    figure: ExpectedFigure


@dataclass(frozen=True)
class Neighbours:
    """The regions next to the own one, with their intervals."""

    title: str
    picture: Caterpillar
    grid: tuple[TickLabel, ...]
    rows: tuple[Neighbour, ...]


@dataclass(frozen=True)
class Ranking:
    """The place of a region among the others.

    Args:
        title: the place as a range.
        order_title: what the bars or dots show of the region.
        bars, dots: one of the two.
        cells: the table of the bars; empty where there are dots.
        differences: the table of the dots; empty where there are bars.
        own: the difference of the own region in words; empty where it has none.
        all_href, all_words: where the differences of all regions stand.
        source: status and source.
    """

    title: str
    order_title: str
    bars: RankBars | None
    dots: RankDots | None
    cells: tuple[BarCell, ...]
    differences: tuple[DifferenceRow, ...]
    own: str
    funnel: FunnelView | None
    neighbours: Neighbours | None
    all_href: str
    all_words: str
    source: ExpectedSource


def ranking(
    edition: Edition, region: Region, figure: ExpectedFigure, links: Links
) -> Ranking | None:
    """The place of a region; None where it has no difference or stands next to too few."""
    compared = compared_regions(edition, figure)
    if figure.level is RegionLevel.LAND or not figure.has_actual or len(compared) < _FEWEST:
        return None
    language = links.language
    own = compared.places.get(figure.code)
    on_map = map_of_expected(edition, figure, links)
    bars, cells, place = _bars(edition, figure, compared, own, language)
    definition = edition.definitions[figure.indicator]
    parts = level_name(language, figure.level, plural=True)
    title = (
        text(language, "ranking.title", name=region.name, place=rank_words(figure, parts, language))
        if figure.rank is not None
        else ""
    )
    return Ranking(
        title=title,
        order_title=_order_title(region, figure, compared, place, language),
        bars=bars,
        dots=None if bars else rank_dots(compared.differences, own),
        cells=cells,
        differences=() if bars else difference_rows(edition, compared.figures, figure.code, links),
        own=_own(region, figure, definition, language),
        funnel=_funnel(edition, region, figure, compared, language),
        neighbours=_neighbours(edition, region, figure, compared, links),
        all_href=on_map or links.page("data", "verwacht"),
        all_words=text(language, "ranking.all" if on_map else "ranking.files"),
        source=expected_source(edition, figure, links),
    )


def _own(
    region: Region, figure: ExpectedFigure, definition: IndicatorDefinition, language: str
) -> str:
    if figure.difference is None:
        return ""
    value = signed(figure.difference, definition, language)
    return text(language, "spread.own", name=region.name, value=value)


def _bars(
    edition: Edition,
    figure: ExpectedFigure,
    compared: Compared,
    own: int | None,
    language: str,
) -> tuple[RankBars | None, tuple[BarCell, ...], int | None]:
    """The twenty bars with their table and the number of the own bar; nothing for few regions."""
    if len(compared) < FEWEST_FOR_BARS:
        return None, (), None
    means = compared.bar_means
    place = None if own is None else compared.bar_numbers[own]
    decimals = edition.definitions[figure.indicator].decimals
    cells = tuple(
        BarCell(
            str(number + 1),
            whole_number(language, compared.bar_counts[number]),
            signed_number(language, mean, decimals),
            number == place,
            compared.bar_counts[number],
            round(mean, decimals),
        )
        for number, mean in enumerate(means)
    )
    return rank_bars(means, place), cells, place


def _order_title(
    region: Region,
    figure: ExpectedFigure,
    compared: Compared,
    place: int | None,
    language: str,
) -> str:
    plural = level_name(language, figure.level, plural=True)
    count = whole_number(language, len(compared))
    if place is None:
        return text(language, "ranking.dots.title", parts=plural, count=count)
    return text(
        language,
        "ranking.bars.title",
        name=region.name,
        number=place + 1,
        parts=plural,
        count=count,
    )


def _funnel(
    edition: Edition, region: Region, figure: ExpectedFigure, compared: Compared, language: str
) -> FunnelView | None:
    if len(compared) < _FEWEST_FOR_FUNNEL:
        return None
    drawn = compared.funnel
    if figure.code in compared.places:
        drawn = marked(drawn, FunnelPoint(figure.youths, figure.difference or 0.0))
    limits = compared.limits(figure.youths)
    return FunnelView(
        title=funnel_title(region, figure, limits, language),
        funnel=drawn,
        across=tuple(
            TickLabel(tick.place, whole_number(language, int(tick.value))) for tick in drawn.across
        ),
        down=tuple(_labels([(tick.place, tick.value) for tick in drawn.down], language)),
        cut=text(language, "funnel.cut", number=drawn.cut) if drawn.cut else "",
        rows=tuple(funnel_rows(edition, figure, limits, language)),
    )


def funnel_title(
    region: Region, figure: ExpectedFigure, limits: tuple[float, float], language: str
) -> str:
    """What the funnel shows of a region, in agreement with its verdict.

    Args:
        region: the region.
        figure: its expected figure.
        limits: of chance alone and of usual differences, in percentage points.
        language: of the page.
    """
    size = abs(figure.difference or 0.0)
    where = "inner" if size <= limits[0] else "outer" if size <= limits[1] else "beyond"
    verdict = figure.verdict
    if verdict is None:
        return text(language, f"funnel.title.{where}", name=region.name)
    # The verdict knows more than the funnel, so that the two may differ; then the verdict leads.
    if verdict.is_clear and where == "inner":
        where = "clear"
    if verdict in _OPEN and where != "inner":
        where = "open"
    words = text(language, f"verdict.{verdict.value}")
    return text(language, f"funnel.title.{where}", name=region.name, verdict=words)


def _labels(places: Iterable[tuple[float, float]], language: str) -> Iterable[TickLabel]:
    held = list(places)
    decimals = decimals_of([abs(value) for _, value in held])
    for place, value in held:
        yield TickLabel(place, signed_number(language, value, decimals))


def _neighbours(
    edition: Edition, region: Region, figure: ExpectedFigure, compared: Compared, links: Links
) -> Neighbours | None:
    ordered, place = compared.ordered, compared.ordered_places.get(figure.code)
    if place is None:
        return None
    places = around(len(ordered), place)
    near = [ordered[place] for place in places]
    numbers = [(item.shrunken_difference or 0.0, item.lower or 0.0, item.upper or 0.0)
               for item in near]  # fmt: skip
    own = place - places.start
    drawn = caterpillar(numbers, own)
    definition = edition.definitions[figure.indicator]
    overlapping = sum(
        low <= numbers[own][2] and high >= numbers[own][1] for _, low, high in numbers
    )
    return Neighbours(
        title=_neighbour_title(region, overlapping, len(near), links.language),
        picture=drawn,
        grid=tuple(_labels([(tick.place, tick.value) for tick in drawn.grid], links.language)),
        rows=_by_name(_neighbour(edition, item, definition, figure.code, links) for item in near),
    )


def _by_name(rows: Iterable[Neighbour]) -> tuple[Neighbour, ...]:
    """A table of regions is no league: by gemeente and name, unless a reader sorts it."""
    return tuple(sorted(rows, key=lambda row: (row.around, row.name)))


def _neighbour_title(region: Region, overlapping: int, count: int, language: str) -> str:
    if overlapping == count:
        return text(language, "neighbours.title.all", name=region.name, count=count - 1)
    values = {"name": region.name, "number": overlapping - 1, "count": count - 1}
    return text(language, "neighbours.title", **values)


def _neighbour(
    edition: Edition,
    item: ExpectedFigure,
    definition: IndicatorDefinition,
    own: str,
    links: Links,
) -> Neighbour:
    name, around = name_and_around(edition, item)
    bounds = " / ".join(
        signed(each, definition, links.language, finer=MARGIN_DECIMALS)
        for each in (item.lower, item.upper)
    )
    return Neighbour(
        name,
        around,
        links.region(item.code, item.region_year),
        signed(item.shrunken_difference, definition, links.language, finer=MARGIN_DECIMALS),
        bounds,
        item.code == own,
        item,
    )
