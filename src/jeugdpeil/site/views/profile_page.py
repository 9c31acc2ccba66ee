"""A region over all indicators on one page: own figure, regions like it, and the country."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jeugdpeil.domain.definition import IndicatorDefinition
from jeugdpeil.domain.region import Region, RegionLevel
from jeugdpeil.i18n.numbers import decimal_number, in_unit, whole_number
from jeugdpeil.i18n.texts import text
from jeugdpeil.published.figure import Figure
from jeugdpeil.site.drawing.spine import Distribution, Spine, distribution, spine
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.links import Links
from jeugdpeil.site.views.absence import absence
from jeugdpeil.site.views.compare_choice import RATIOS, has_own_pages
from jeugdpeil.site.views.compare_pair import Side
from jeugdpeil.site.views.comparison import Direction
from jeugdpeil.site.views.figure_view import FigureView, figure_view
from jeugdpeil.site.views.profile_means import (
    Company,
    Mean,
    Whole,
    company_of,
    mean_of,
    whole_of,
)
from jeugdpeil.site.views.region_head import Link, coverage_sentences, trail
from jeugdpeil.site.views.source_line import SourceLine, source_line
from jeugdpeil.site.views.take_away import TakeAway, tables_of_region
from jeugdpeil.site.views.words import and_list, full_name, level_name, sentence

_ORDER = (Direction.HIGHER, Direction.LOWER, Direction.ALIKE, Direction.INDISTINCT)


@dataclass(frozen=True)
class ProfileNumbers:
    """What an own figure is laid beside, as numbers; None for what there is not.

    Args:
        peers, whole: the mean of the regions like it, and the figure of the country.
        among: how the figures of all regions of the level lie.
    """

    peers: float | None
    whole: float | None
    among: Distribution | None


@dataclass(frozen=True)
class ProfileRow:
    """One indicator.

    Args:
        name, href: the indicator.
        view: the own figure.
        peers, peers_of: the mean of the regions like it, and how many of them are in it.
        whole, whole_trace: the figure of the country, with its origin; empty where there is none.
        beside: how the own figure lies with respect to the country; empty where not known.
        nine_in_ten, half: the ranges that most regions and the middle half lie in.
        drawn: the row of the picture; None where too few regions have a figure.
        notes: why something is not there.
        numbers: the same as numbers, for files.
    """

    name: str
    href: str
    view: FigureView
    peers: str
    peers_of: str
    whole: str
    whole_trace: str
    beside: str
    nine_in_ten: str
    half: str
    drawn: Spine | None
    notes: tuple[str, ...]
    numbers: ProfileNumbers


@dataclass(frozen=True)
class ProfileTheme:
    """The indicators of one theme."""

    heading: str
    rows: tuple[ProfileRow, ...]


@dataclass(frozen=True)
class ProfilePage:
    """The page.

    Args:
        title, trail: as on the page of the region.
        finding: how many figures lie clearly higher or lower than the country, in one sentence.
        own, peers, whole: names of the three marks; empty where there are none.
        peers_short, whole_short: the same for a phone.
        rule: how the regions like it were chosen, and how their mean is made.
        level: the regions of which the bands tell, in words.
    """

    title: str
    name: str
    trail: tuple[Link, ...]
    links: tuple[Link, ...]
    finding: str
    own: str
    peers: str
    whole: str
    peers_short: str
    whole_short: str
    rule: tuple[str, ...]
    themes: tuple[ProfileTheme, ...]
    has_picture: bool
    has_status: bool
    source: SourceLine | None
    absence: str
    take_away: TakeAway


def profile_page(edition: Edition, region: Region, links: Links) -> ProfilePage:
    """The profile of a region in its newest division."""
    language, company = links.language, company_of(edition, region)
    pairs = list(_rows(edition, region, company, links))
    rows = [row for _, row, _ in pairs]
    source = source_line([row.view for row in rows], language)
    return ProfilePage(
        title=text(language, "profile.title", name=full_name(language, region)),
        name=region.name,
        trail=tuple(trail(edition, region, links)),
        links=tuple(_links(region, links)),
        finding=_finding(region, [found for _, _, found in pairs], language) if rows else "",
        own=region.name,
        peers=_peers_name(edition, region, company, language),
        whole=_whole_name(edition, region, language),
        peers_short=text(language, "profile.peers.short")
        if company.is_alike
        else _peers_name(edition, region, company, language),
        whole_short=text(language, f"profile.whole{_wijk(region)}.short"),
        rule=tuple(_rules(edition, region, company, language)),
        themes=tuple(_themes([(definition, row) for definition, row, _ in pairs], language)),
        has_picture=any(row.drawn for row in rows),
        has_status=not (source and source.status),
        source=source,
        absence="" if rows else absence(language, [edition.headline], [], region.key.level),
        take_away=tables_of_region(edition, region, links),
    )


def _links(region: Region, links: Links) -> Iterable[Link]:
    language = links.language
    yield Link(
        text(language, "start.more", name=region.name),
        links.region(region.key.code, region.key.year),
    )
    if has_own_pages(region, links):
        yield Link(text(language, "compare_page.link"), links.page(f"vergelijk/{region.key.code}"))


def _rows(
    edition: Edition, region: Region, company: Company, links: Links
) -> Iterable[tuple[IndicatorDefinition, ProfileRow, Direction | None]]:
    held = edition.figures(region.key.code)
    for definition in edition.definitions.values():
        period = edition.period_of(region, definition.id)
        figure = held.newest(definition.id, period, region.key.year) if period else None
        if figure is not None and definition.unit in RATIOS:
            row, direction = _row(edition, Side(region, figure), definition, company, links)
            yield definition, row, direction


def _row(
    edition: Edition,
    own: Side,
    definition: IndicatorDefinition,
    company: Company,
    links: Links,
) -> tuple[ProfileRow, Direction | None]:
    assert own.figure is not None
    language = links.language
    view = figure_view(edition, own.figure, links)
    peers = mean_of(edition, own, company, definition.id)
    whole = whole_of(edition, own, definition.id, language)
    among = _among(edition, own.region, own.figure)
    drawn = None
    if among is not None:
        bounds = (view.number, view.lower, view.upper)
        drawn = spine(among, bounds, peers.value if peers else None, whole.value)
    row = ProfileRow(
        name=definition.short_name.in_language(language),
        href=links.indicator(definition.id),
        view=view,
        peers=_value(definition, peers.value if peers else None, language),
        peers_of=_how_many(peers, company, language),
        whole=_value(definition, whole.value, language),
        whole_trace=links.trace(whole.figure) if whole.figure else "",
        beside=""
        if whole.direction is None
        else text(language, f"compare_page.beside.{whole.direction.value}"),
        nine_in_ten=_range(definition, among and (among.low, among.high), language),
        half=_range(definition, among and (among.quarter, among.three_quarters), language),
        drawn=drawn,
        notes=_notes(whole, view, language),
        numbers=ProfileNumbers(peers.value if peers else None, whole.value, among),
    )
    return row, whole.direction


def _value(definition: IndicatorDefinition, value: float | None, language: str) -> str:
    return "" if value is None else in_unit(language, value, definition.unit, definition.decimals)


def _range(definition: IndicatorDefinition, ends: tuple[float, float] | None, language: str) -> str:
    if ends is None:
        return ""
    return "–".join(decimal_number(language, end, definition.decimals) for end in ends)


def _how_many(peers: Mean | None, company: Company, language: str) -> str:
    """How many of the regions like it are in the mean, where that is not all of them."""
    if peers is None or not company.is_alike or peers.shown == peers.total:
        return ""
    return text(language, "profile.of", shown=peers.shown, total=peers.total)


def _notes(whole: Whole, view: FigureView, language: str) -> tuple[str, ...]:
    why = (text(language, "profile.refused", reasons=" ".join(whole.reasons)),)
    return (*((view.explanation,) if view.explanation else ()), *(why if whole.reasons else ()))


def _among(edition: Edition, region: Region, figure: Figure) -> Distribution | None:
    """The figures of all regions of the level; the same for every one of them."""
    level, year = region.key.level, region.key.year
    key = ("distribution", figure.indicator, level, figure.period_text, year)

    def made() -> Distribution | None:
        column = edition.column(figure.indicator, level, figure.period, year)
        return distribution([item.value for item in column.values() if item.value is not None])

    return edition.answers.recall(key, made)


def _finding(region: Region, found: Sequence[Direction | None], language: str) -> str:
    """How many of the figures lie clearly higher or lower than the country."""
    told = [direction for direction in found if direction is not None]
    total = whole_number(language, len(found))
    if not told:
        return text(language, "profile.finding.none", name=region.name, total=total)
    parts = [
        text(
            language,
            f"compare_page.count.{kind.value}",
            number=whole_number(language, told.count(kind)),
        )
        for kind in _ORDER
        if kind in told
    ]
    key = f"profile.finding{_wijk(region)}"
    return text(
        language,
        key,
        name=region.name,
        total=whole_number(language, len(told)),
        parts=and_list(language, parts),
    )


def _wijk(region: Region) -> str:
    """The part of a key that is about wijken, which stand beside wijken only."""
    return ".wijk" if region.key.level in (RegionLevel.WIJK, RegionLevel.BUURT) else ""


def _peers_name(edition: Edition, region: Region, company: Company, language: str) -> str:
    if not company.codes:
        return ""
    if company.is_alike:
        parts = level_name(language, region.key.level, plural=True)
        return text(language, "profile.peers", parts=parts)
    found = edition.regions.get(company.codes[0])
    return full_name(language, found) if found else ""


def _whole_name(edition: Edition, region: Region, language: str) -> str:
    if region.key.level is RegionLevel.LAND:
        return ""
    if region.key.level in (RegionLevel.WIJK, RegionLevel.BUURT):
        return text(language, "compare.all_wijken")
    land = edition.regions.get(region.parent(RegionLevel.LAND) or "")
    return land.name if land else text(language, "level.land.single")


def _rules(edition: Edition, region: Region, company: Company, language: str) -> Iterable[str]:
    parts = level_name(language, region.key.level, plural=True)
    yield text(language, "profile.guide", parts=sentence(parts))
    if company.is_alike:
        names = [found.name for code in company.codes if (found := edition.regions.get(code))]
        yield text(language, "profile.rule", parts=parts, names=and_list(language, names))
    yield text(language, "profile.many")
    if region.key.level is RegionLevel.WIJK:
        yield text(language, "compare.wijk.note")
        period = edition.period_of(region, edition.headline.id)
        if period is not None:
            yield from coverage_sentences(edition, region, period, language)
    yield text(language, "compare.no_cause")


def _themes(
    pairs: Sequence[tuple[IndicatorDefinition, ProfileRow]], language: str
) -> Iterable[ProfileTheme]:
    groups: dict[str, list[ProfileRow]] = {}
    for definition, row in pairs:
        groups.setdefault(definition.theme, []).append(row)
    for theme, rows in groups.items():
        yield ProfileTheme(text(language, f"theme.{theme}"), tuple(rows))
