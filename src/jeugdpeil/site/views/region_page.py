"""Everything on the page of a region."""

from dataclasses import dataclass

from markupsafe import Markup

from jeugdpeil.domain.period import Period
from jeugdpeil.domain.region import Region, RegionLevel
from jeugdpeil.domain.scope import Unit
from jeugdpeil.i18n.dates import day, period_name
from jeugdpeil.i18n.numbers import in_unit
from jeugdpeil.i18n.texts import code_text, text
from jeugdpeil.published.figure import Figure
from jeugdpeil.site.drawing.scale import decimals_of
from jeugdpeil.site.drawing.strip import Strip, marked, strip
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.links import Links
from jeugdpeil.site.views.absence import absence
from jeugdpeil.site.views.compare_pair import looked_further
from jeugdpeil.site.views.figure_view import (
    NOTE_APPROXIMATED,
    STATUS_STYLES,
    FigureView,
    figure_view,
    source_title,
)
from jeugdpeil.site.views.frame import measured_sentences
from jeugdpeil.site.views.region_expected import (
    RegionExpected,
    main_expected,
    region_expected,
)
from jeugdpeil.site.views.region_forms import Forms, forms
from jeugdpeil.site.views.region_groups import Groups, groups
from jeugdpeil.site.views.region_head import (
    Comparisons,
    Link,
    comparisons,
    coverage_sentences,
    kicker,
    trail,
    year_links,
)
from jeugdpeil.site.views.region_origins import origin_rows
from jeugdpeil.site.views.region_parts import Parts, parts
from jeugdpeil.site.views.region_peers import Peers, peers
from jeugdpeil.site.views.region_ranking import Ranking, ranking
from jeugdpeil.site.views.region_series import Development, development
from jeugdpeil.site.views.region_talk import Talk, talk
from jeugdpeil.site.views.region_why import Why, why
from jeugdpeil.site.views.report_link import report_of
from jeugdpeil.site.views.source_line import SourceLine, source_line
from jeugdpeil.site.views.spread_rows import spread_rows
from jeugdpeil.site.views.take_away import TakeAway
from jeugdpeil.site.views.themes import other_indicators
from jeugdpeil.site.views.words import full_name, level_name

_RATIOS = (Unit.PERCENTAGE, Unit.PER_100_JONGEREN)


@dataclass(frozen=True)
class Spread:
    """Where the region stands among all regions of its level.

    Args:
        title: the middle half of the regions, in one sentence.
        strip: the picture.
        own: the region's own value in words.
        axis_end: value at the end of the axis, in words.
        source: publication and source.
        status, status_style: of the region's own figure.
        rows: the numbers behind the picture.
    """

    title: str
    strip: Strip
    own: str
    axis_end: str
    source: str
    status: str
    status_style: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class OtherRow:
    """An indicator that stands in no other section."""

    name: str
    href: str
    view: FigureView


@dataclass(frozen=True)
class Gone:
    """That a region no longer exists, and what it became part of."""

    sentence: str
    name: str
    href: str


@dataclass(frozen=True)
class RegionPage:
    """The page of a region in one year of division."""

    title: str
    name: str
    kicker: str
    trail: tuple[Link, ...]
    years: tuple[Link, ...]
    arrival: str
    gone: Gone | None
    is_small: bool
    indicator: str
    lead: str
    figure: FigureView | None
    report: str
    absence: str
    approximated: tuple[str, ...]
    coverage: tuple[str, ...]
    comparisons: Comparisons | None
    further: tuple[Link, ...]
    expected: RegionExpected | None
    why: Why | None
    ranking: Ranking | None
    peers: Peers | None
    talk: Talk | None
    spread: Spread | None
    parts: Parts | None
    forms: Forms
    groups: tuple[Groups, ...]
    development: Development
    provisional: str
    others: tuple[OtherRow, ...]
    others_source: SourceLine | None
    origins: Markup
    take_away: TakeAway | None = None


def _provisional(edition: Edition, region: Region, links: Links) -> str:
    """The page with all provisional figures; empty where there are none."""
    code = region.key.code
    return links.page(f"voorlopig/{code}") if edition.revisions(code).nowcasts else ""


def region_page(
    edition: Edition, region: Region, links: Links, arrived_from: str = ""
) -> RegionPage:
    """The page of a region.

    Args:
        edition: the release.
        region: the region, of one year of division.
        links: addresses, seen from this page.
        arrived_from: code of the gone region whose address led here; empty for none.
    """
    language, indicator = links.language, edition.headline
    held = edition.figures(region.key.code)
    period = edition.period_of(region, indicator.id)
    figure = held.newest(indicator.id, period, region.key.year) if period else None
    others = tuple(_others(edition, region, links))
    expected = main_expected(edition, region)
    return RegionPage(
        title=_title(edition, region, language),
        name=region.name,
        kicker=kicker(language, region),
        trail=tuple(trail(edition, region, links)),
        years=tuple(year_links(edition, region, links)),
        arrival=arrival_sentence(edition, region, arrived_from, language),
        gone=_gone(edition, region, links),
        is_small=region.key.level is RegionLevel.WIJK,
        indicator=indicator.name.in_language(language),
        lead=lead_sentence(edition, region, figure, language),
        figure=figure_view(edition, figure, links) if figure else None,
        report=report_of(edition, figure, language) if figure else "",
        absence="" if figure else absence(language, [indicator], [], region.key.level),
        approximated=_approximated(edition, figure, language),
        coverage=tuple(coverage_sentences(edition, region, period, language)) if period else (),
        comparisons=comparisons(edition, region, figure, links) if figure else None,
        further=looked_further(region, links),
        expected=region_expected(edition, region, expected, links) if expected else None,
        why=why(edition, region, expected, links) if expected else None,
        ranking=ranking(edition, region, expected, links) if expected else None,
        peers=peers(edition, region, expected, links) if expected else None,
        talk=talk(expected, language) if expected else None,
        spread=_spread(edition, region, figure, language) if figure else None,
        parts=parts(edition, region, period, links),
        forms=forms(edition, region, period, links),
        groups=groups(edition, region, period, links),
        development=development(edition, region, links),
        provisional=_provisional(edition, region, links),
        others=others,
        others_source=source_line([row.view for row in others], language),
        origins=origin_rows(edition, region, links) if links.is_static else Markup(),
    )


def _title(edition: Edition, region: Region, language: str) -> str:
    """The name for a tab of the browser: a wijk with its gemeente, since many bear one name."""
    code = region.parent(RegionLevel.GEMEENTE) if region.key.level is RegionLevel.WIJK else None
    around = edition.regions.get(code, region.key.year) if code else None
    name = full_name(language, region)
    return f"{name}, {around.name}" if around else name


def lead_sentence(edition: Edition, region: Region, figure: Figure | None, language: str) -> str:
    """The figure in one sentence, or the sentence that there is none."""
    definition = edition.headline
    if figure is None:
        return ""
    when = period_name(language, figure.period)
    what = definition.short_name.in_language(language)
    if figure.value is None:
        return text(language, "lead.none", name=region.name, period=when, what=what.lower())
    group = text(language, f"age_base.{figure.age_base.value}.of")
    value = in_unit(language, figure.value, figure.unit, definition.decimals)
    key = "lead.percentage" if figure.unit in _RATIOS else "lead.other"
    return text(
        language, key, name=region.name, value=value, group=group, period=when, what=what.lower()
    )


def _approximated(edition: Edition, figure: Figure | None, language: str) -> tuple[str, ...]:
    if figure is None or NOTE_APPROXIMATED not in figure.notes:
        return ()
    return measured_sentences(edition, language)


def _spread(edition: Edition, region: Region, figure: Figure, language: str) -> Spread | None:
    level, year = region.key.level, region.key.year
    drawn = spread_of(edition, figure.indicator, level, figure.period, year)
    if drawn is None:
        return None
    decimals = edition.definitions[figure.indicator].decimals
    low, high = (in_unit(language, each, figure.unit, decimals) for each in drawn.middle_half)
    parts = level_name(language, level, plural=True)
    own = "" if figure.value is None else in_unit(language, figure.value, figure.unit, decimals)
    source, vintage = source_title(edition, figure, language), day(language, figure.vintage)
    return Spread(
        text(language, "spread.title", parts=parts, low=low, high=high),
        marked(drawn, figure.value),
        own,
        axis_end(drawn, figure.unit, language),
        text(language, "source.line", source=source, vintage=vintage),
        code_text(language, "status", figure.status.value),
        STATUS_STYLES[figure.status],
        _spread_rows(edition, figure, level, year, language),
    )


def _spread_rows(
    edition: Edition, figure: Figure, level: RegionLevel, year: int, language: str
) -> tuple[tuple[str, str], ...]:
    def made() -> tuple[tuple[str, str], ...]:
        column = edition.column(figure.indicator, level, figure.period, year)
        values = [item.value for item in column.values() if item.value is not None]
        return spread_rows(values, edition.definitions[figure.indicator], language)

    key = ("spread rows", figure.indicator, level, figure.period_text, year, language)
    return edition.answers.recall(key, made)


def spread_of(
    edition: Edition, indicator: str, level: RegionLevel, period: Period, year: int
) -> Strip | None:
    """How the figures of all regions of a level lie; the same for every one of them."""

    def drawn() -> Strip | None:
        column = edition.column(indicator, level, period, year)
        return strip([item.value for item in column.values() if item.value is not None])

    return edition.answers.recall(("spread", indicator, level, str(period), year), drawn)


def axis_end(drawn: Strip, unit: Unit, language: str) -> str:
    """The value at the end of the axis, with "and more" where some lie beyond it."""
    value = in_unit(language, drawn.top, unit, decimals_of([drawn.top]))
    return text(language, "spread.beyond", value=value) if drawn.is_cut else value


def arrival_sentence(edition: Edition, region: Region, code: str, language: str) -> str:
    """Why an old address led here; empty where the code did not become this region."""
    entry = edition.search.gone(code)
    if entry is None or entry.successor != region.key.code:
        return ""
    return text(language, "arrival", old=entry.name, new=region.name, year=entry.year + 1)


def _gone(edition: Edition, region: Region, links: Links) -> Gone | None:
    """What a region that no longer exists became part of."""
    entry = edition.search.gone(region.key.code)
    if entry is None or entry.successor is None:
        return None
    new = edition.regions.get(entry.successor)
    name = new.name if new else entry.successor
    sentence = text(links.language, "gone", old=entry.name, new=name, year=entry.year + 1)
    return Gone(sentence, name, links.region(entry.successor))


def _others(edition: Edition, region: Region, links: Links) -> list[OtherRow]:
    held, year = edition.figures(region.key.code), region.key.year
    rows: list[OtherRow] = []
    for definition in other_indicators(edition.definitions):
        period = edition.period_of(region, definition.id)
        figure = held.newest(definition.id, period, year) if period else None
        if figure is not None and definition.id != edition.headline.id:
            name = definition.short_name.in_language(links.language)
            view = figure_view(edition, figure, links)
            rows.append(OtherRow(name, links.indicator(definition.id), view))
    return rows
