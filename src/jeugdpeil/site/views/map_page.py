"""A map of one indicator at one level in one year, with the same figures in a list beneath it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from jeugdpeil.domain.definition import IndicatorDefinition
from jeugdpeil.domain.period import Period
from jeugdpeil.domain.region import Region, RegionLevel
from jeugdpeil.domain.scope import Unit
from jeugdpeil.i18n.dates import period_name
from jeugdpeil.i18n.numbers import in_unit, percentage
from jeugdpeil.i18n.texts import text
from jeugdpeil.published.expected import ExpectedFigure
from jeugdpeil.published.figure import Figure
from jeugdpeil.published.manifest import ModelInfo
from jeugdpeil.published.release import SvgMap
from jeugdpeil.site.drawing.classes import MapClasses, map_classes
from jeugdpeil.site.drawing.strip import FEWEST, quartiles
from jeugdpeil.site.edition import Edition, present
from jeugdpeil.site.links import Links
from jeugdpeil.site.views.absence import absence
from jeugdpeil.site.views.choropleth import Choropleth, MapRow, choropleth, style_of
from jeugdpeil.site.views.figure_view import NOTE_APPROXIMATED, figure_view
from jeugdpeil.site.views.frame import measured_sentences
from jeugdpeil.site.views.map_files import AMOUNTS, MapFiles, map_files, map_path
from jeugdpeil.site.views.map_trio import Trio, expected_column, model_of, trio
from jeugdpeil.site.views.model_words import outcome_name
from jeugdpeil.site.views.region_head import Link
from jeugdpeil.site.views.source_line import SourceLine, source_line
from jeugdpeil.site.views.take_away import TakeAway, map_take_away
from jeugdpeil.site.views.words import level_name, sentence

# From large to small; the country is one region, and a map of one region shows nothing.
MAP_LEVELS = tuple(level for level in RegionLevel if level is not RegionLevel.LAND)
# Levels that are there whether they can be drawn or not: people look for them here.
_ALWAYS = (
    RegionLevel.PROVINCIE,
    RegionLevel.JEUGDREGIO,
    RegionLevel.GEMEENTE,
    RegionLevel.WIJK,
)


@dataclass(frozen=True)
class MapChoice:
    """What a map shows."""

    level: RegionLevel
    period: Period
    indicator: str

    @property
    def path(self) -> str:
        """The path of the page within its language."""
        return map_path(self.level, self.period, self.indicator)


@dataclass(frozen=True)
class MapGroup:
    """The rows of one gemeente with the coverage of its wijk figures.

    For levels other than wijk there is one group without a name.
    """

    name: str
    href: str
    coverage: str
    rows: tuple[MapRow, ...]


@dataclass(frozen=True)
class MapPage:
    """The page of a map."""

    heading: str
    title: str
    levels: tuple[Link, ...]
    years: tuple[Link, ...]
    indicators: tuple[tuple[str, tuple[Link, ...]], ...]
    indicator_name: str
    level_name: str
    period: str
    picture: Choropleth | None
    trio: Trio | None
    files: MapFiles | None
    no_picture: str
    not_drawn: tuple[str, ...]
    groups: tuple[MapGroup, ...]
    notes: tuple[str, ...]
    approximated: tuple[str, ...]
    source: SourceLine | None
    absence: str
    table: str
    take_away: TakeAway


def default_choice(edition: Edition) -> MapChoice | None:
    """The map that is shown first: gemeenten, the headline indicator, the newest year."""
    order = (RegionLevel.GEMEENTE, *MAP_LEVELS)
    for level in order:
        years = edition.years_held(edition.headline.id, level)
        if years:
            return MapChoice(level, years[-1], edition.headline.id)
    return None


def choices(edition: Edition, links: Links) -> Iterable[MapChoice]:
    """Every map that can be drawn or listed."""
    for indicator in edition.definitions:
        for level in MAP_LEVELS:
            if is_offered(edition, indicator, level, links):
                for period in edition.years_held(indicator, level):
                    yield MapChoice(level, period, indicator)


def is_offered(edition: Edition, indicator: str, level: RegionLevel, links: Links) -> bool:
    """Whether there is a page with all regions of a level for an indicator.

    A page with all wijken is a megabyte or more: a copy in files has it for the headline indicator
    and for what is expected of wijken. The files with data hold the others.
    """
    if level not in _ALWAYS and not dict(edition.manifest.maps).get(level.value):
        return False
    is_large = links.is_static and level in (RegionLevel.WIJK, RegionLevel.BUURT)
    is_main = indicator == edition.headline.id
    return not is_large or is_main or bool(edition.expectations.models_of(indicator, level))


def map_of_expected(edition: Edition, figure: ExpectedFigure, links: Links) -> str:
    """The address of the map with an expected figure; empty where there is none."""
    is_shown = (
        figure.level in MAP_LEVELS
        and figure.period in edition.years_held(figure.indicator, figure.level)
        and is_offered(edition, figure.indicator, figure.level, links)
    )
    if not is_shown:
        return ""
    return links.map(figure.level.value, figure.period.year, figure.indicator)


def map_page(
    edition: Edition, choice: MapChoice, links: Links, *, is_filtered: bool = False
) -> MapPage:
    """The page of a map.

    Args:
        edition: the release.
        choice: what the map shows.
        links: addresses, seen from this page.
        is_filtered: whether to show clear differences with expected use only; of no effect where
            nothing is expected.
    """
    language, level = links.language, choice.level
    definition = edition.definitions[choice.indicator]
    year = edition.division_for(level, choice.period)
    column = column_of(edition, choice)
    regions = edition.regions.of_level(level, year) if year else ()
    classes = classes_over_years(edition, choice)
    rows = _rows(edition, regions, column, classes, links)
    has_map = year is not None and definition.unit not in AMOUNTS
    outlines = edition.outlines(level, year) if year and has_map else None
    views = [row.view for row in rows]
    three = _trio(edition, choice, rows, outlines, links, is_filtered=is_filtered)
    listed = [row for row in rows if three is None or row.code in three.listed]
    name = (
        outcome_name(edition, definition.id, language)
        if three
        else definition.name.in_language(language)
    )
    plural = level_name(language, level, plural=True)
    period = period_name(language, choice.period)
    years = edition.years_held(choice.indicator, level)
    return MapPage(
        heading=text(language, "map.heading", name=name, parts=plural, period=period),
        title=spread_sentence(list(column.values()), definition, plural, language),
        levels=tuple(_level_links(edition, choice, links)),
        years=tuple(_year_links(edition, choice, links)),
        indicators=tuple(_indicator_links(edition, choice, links)),
        indicator_name=definition.short_name.in_language(language),
        level_name=plural,
        period=period,
        picture=choropleth(definition, outlines, rows, classes, language) if outlines else None,
        trio=three,
        files=map_files(edition, level, choice.period, choice.indicator, years, links)
        if outlines
        else None,
        no_picture="" if outlines else _why_no_picture(definition, plural, year, language),
        not_drawn=_not_drawn(outlines, rows),
        groups=tuple(_groups(edition, regions, listed, choice, links)),
        notes=tuple(_notes(definition, level, language, is_drawn=outlines is not None)),
        approximated=_approximated(edition, column, language),
        source=source_line(views, language),
        table=links.page(f"cijfers/{definition.id}/{level.value}/{choice.period}", "tabel"),
        take_away=map_take_away(
            edition,
            definition.id,
            (level.value, str(choice.period)),
            model_of(edition, choice.indicator, level, choice.period) if three else None,
            links,
        ),
        absence="" if rows else absence(language, [definition], [], level),
    )


def _trio(
    edition: Edition,
    choice: MapChoice,
    rows: Sequence[MapRow],
    outlines: SvgMap | None,
    links: Links,
    *,
    is_filtered: bool,
) -> Trio | None:
    """Actual, expected and difference side by side; None where nothing is expected."""
    model = model_of(edition, choice.indicator, choice.level, choice.period)
    year = edition.division_for(choice.level, choice.period)
    if model is None or year is None:
        return None
    shown = expected_column(edition, model, choice.level, choice.period, year)
    return trio(edition, model, shown, rows, outlines, links, choice.path, is_filtered=is_filtered)


def expected_choice(edition: Edition, model: ModelInfo) -> MapChoice | None:
    """The newest map of the areas of a model; None where there is no map of them."""
    level, period = RegionLevel(model.level), Period.parse(model.periods[-1])
    is_held = period in edition.years_held(model.indicator, level)
    return MapChoice(level, period, model.indicator) if level in MAP_LEVELS and is_held else None


def column_of(edition: Edition, choice: MapChoice) -> Mapping[str, Figure]:
    """The figures of a map by region code."""
    year = edition.division_for(choice.level, choice.period)
    if year is None:
        return {}
    return edition.column(choice.indicator, choice.level, choice.period, year)


def classes_over_years(edition: Edition, choice: MapChoice) -> MapClasses:
    """The classes of an indicator at a level, the same for all years."""
    key = ("classes", choice.indicator, choice.level)
    return edition.answers.recall(key, lambda: _classes(edition, choice))


def _classes(edition: Edition, choice: MapChoice) -> MapClasses:
    values: list[float] = []
    for period in edition.years_held(choice.indicator, choice.level):
        column = column_of(edition, MapChoice(choice.level, period, choice.indicator))
        values += [item.value for item in column.values() if item.value is not None]
    return map_classes(values)


def _rows(
    edition: Edition,
    regions: Sequence[Region],
    column: Mapping[str, Figure],
    classes: MapClasses,
    links: Links,
) -> list[MapRow]:
    rows: list[MapRow] = []
    for region in regions:
        figure = column.get(region.key.code)
        if figure is not None:
            view = figure_view(edition, figure, links)
            href = links.region(region.key.code, region.key.year)
            style = style_of(view, classes)
            rows.append(MapRow(region.key.code, region.name, href, view, style))
    return rows


def spread_sentence(
    figures: Sequence[Figure], definition: IndicatorDefinition, plural: str, language: str
) -> str:
    """How the figures lie, in one neutral sentence without ranks."""
    shown = [figure.value for figure in present(figures) if figure.value is not None]
    if len(shown) < FEWEST:
        return text(language, "spread.few", parts=plural)
    low, _, high = quartiles(shown)
    words = [
        in_unit(language, value, definition.unit, definition.decimals) for value in (low, high)
    ]
    return text(language, "spread.title", parts=plural, low=words[0], high=words[1])


def _not_drawn(outlines: SvgMap | None, rows: Sequence[MapRow]) -> tuple[str, ...]:
    """Names of the regions that have a figure and no outline."""
    if outlines is None:
        return ()
    return tuple(row.name for row in rows if row.code not in outlines.paths)


def _groups(
    edition: Edition,
    regions: Sequence[Region],
    rows: Sequence[MapRow],
    choice: MapChoice,
    links: Links,
) -> list[MapGroup]:
    """The rows in order of gemeente and name."""
    if choice.level is not RegionLevel.WIJK:
        return [MapGroup("", "", "", tuple(rows))] if rows else []
    around = {region.key.code: region.parent(RegionLevel.GEMEENTE) or "" for region in regions}
    by_gemeente: dict[str, list[MapRow]] = {}
    for row in rows:
        by_gemeente.setdefault(around[row.code], []).append(row)
    groups = [
        _group(edition, code, own, choice.period.year, links) for code, own in by_gemeente.items()
    ]
    return sorted(groups, key=lambda group: group.name)


def _group(
    edition: Edition, code: str, rows: Sequence[MapRow], year: int, links: Links
) -> MapGroup:
    gemeente = edition.regions.get(code, year)
    coverage = edition.coverage(code, year)
    known = coverage is not None and coverage.share is not None
    share = (coverage.share or 0.0) if coverage else 0.0
    words = percentage(links.language, 100 * share, 0) if known else ""
    return MapGroup(
        gemeente.name if gemeente else code,
        links.region(code, year),
        text(links.language, "map.coverage", share=words) if words else "",
        tuple(rows),
    )


def _why_no_picture(
    definition: IndicatorDefinition, plural: str, year: int | None, language: str
) -> str:
    if definition.unit in AMOUNTS:
        return text(language, "map.counts")
    return text(language, "map.no_outlines", parts=plural, year=year)


def _notes(
    definition: IndicatorDefinition, level: RegionLevel, language: str, *, is_drawn: bool
) -> list[str]:
    is_use = definition.unit is Unit.PER_100_JONGEREN
    colour = "map.note.colour" if is_use else "map.note.colour.value"
    keys = (colour, "map.note.classes") if is_drawn else ()
    notes = [text(language, key) for key in keys]
    if level is RegionLevel.WIJK:
        notes.append(text(language, "parts.note.wijk"))
    return notes


def _approximated(edition: Edition, column: Mapping[str, Figure], language: str) -> tuple[str, ...]:
    if not any(NOTE_APPROXIMATED in figure.notes for figure in column.values()):
        return ()
    return measured_sentences(edition, language)


def _level_links(edition: Edition, choice: MapChoice, links: Links) -> Iterable[Link]:
    """The same indicator at the other levels, in the same year where they have it."""
    for level in MAP_LEVELS:
        years = edition.years_held(choice.indicator, level)
        if years and is_offered(edition, choice.indicator, level, links):
            period = choice.period if choice.period in years else years[-1]
            label = sentence(level_name(links.language, level, plural=True))
            href = links.map(level.value, period.year, choice.indicator)
            yield Link(label, href, level is choice.level)


def _year_links(edition: Edition, choice: MapChoice, links: Links) -> Iterable[Link]:
    for period in edition.years_held(choice.indicator, choice.level):
        href = links.map(choice.level.value, period.year, choice.indicator)
        yield Link(str(period.year), href, period == choice.period)


def _indicator_links(
    edition: Edition, choice: MapChoice, links: Links
) -> Iterable[tuple[str, tuple[Link, ...]]]:
    """The other indicators that have a map, by theme."""
    by_theme: dict[str, list[Link]] = {}
    for item in edition.definitions.values():
        found = _nearest(edition, item.id, choice, links)
        if found is not None:
            label = item.name.in_language(links.language)
            link = Link(label, links.page(found.path), item.id == choice.indicator)
            by_theme.setdefault(item.theme, []).append(link)
    for theme, items in by_theme.items():
        yield text(links.language, f"theme.{theme}"), tuple(items)


def _nearest(edition: Edition, indicator: str, choice: MapChoice, links: Links) -> MapChoice | None:
    """The map of another indicator that is most like this one."""
    order = dict.fromkeys((choice.level, RegionLevel.GEMEENTE, *MAP_LEVELS))
    for level in order:
        years = edition.years_held(indicator, level)
        if years and is_offered(edition, indicator, level, links):
            period = choice.period if choice.period in years else years[-1]
            return MapChoice(level, period, indicator)
    return None
