"""Regions side by side: the form to choose them, and a section per indicator."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jeugdpeil.domain.definition import IndicatorDefinition
from jeugdpeil.domain.region import Region, RegionLevel
from jeugdpeil.i18n.numbers import whole_number
from jeugdpeil.i18n.texts import text
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.links import Links
from jeugdpeil.site.views.compare_choice import (
    MOST_REGIONS,
    Asked,
    CompareChoice,
    default_choice_of,
    peer_codes,
)
from jeugdpeil.site.views.compare_section import CompareSection, compare_section
from jeugdpeil.site.views.region_head import Link
from jeugdpeil.site.views.take_away import TakeAway, compare_take_away
from jeugdpeil.site.views.words import and_list, full_name, level_name

_MOST_HITS = 8


@dataclass(frozen=True)
class Box:
    """A tick box of the form."""

    value: str
    label: str
    where: str
    is_ticked: bool


@dataclass(frozen=True)
class BoxGroup:
    """Tick boxes under one heading."""

    heading: str
    boxes: tuple[Box, ...]


@dataclass(frozen=True)
class CompareForm:
    """The form; None on a page of a copy in files, which cannot answer it.

    Args:
        regions: the chosen regions, the first first.
        found: what the search gave, with the sentence that says so.
        themes: the indicators.
        years: the years to choose from; the newest of each indicator is the first.
        count: how many indicators are ticked, in words.
    """

    action: str
    regions: tuple[Box, ...]
    wanted: str
    found: tuple[Box, ...]
    message: str
    themes: tuple[BoxGroup, ...]
    years: tuple[Box, ...]
    count: str


@dataclass(frozen=True)
class ComparePage:
    """The page.

    Args:
        title: of the page.
        lead: who is laid beside whom.
        problems: what of the question could not be followed.
        form: to choose; None in a copy in files, where `limits` says what is lacking.
        presets: comparisons that make sense for the first region.
        sections: one per indicator.
        share: the one address of this comparison; empty in a copy in files.
        take_away: the tables as files; None where there are none.
        absence: what to do where nothing is chosen.
    """

    title: str
    lead: str
    problems: tuple[str, ...]
    form: CompareForm | None
    limits: str
    presets: tuple[Link, ...]
    others: tuple[Link, ...]
    sections: tuple[CompareSection, ...]
    share: str
    take_away: TakeAway | None
    absence: str


def compare_page(edition: Edition, asked: Asked, links: Links) -> ComparePage:
    """The page of a comparison."""
    language, choice = links.language, asked.choice
    regions = regions_of(edition, choice)
    sections = sections_of(edition, choice, links)
    return ComparePage(
        title=comparison_title(regions, language),
        lead=text(language, "compare_page.lead"),
        problems=tuple(_problems(edition, asked, language)),
        form=None if links.is_static else _form(edition, asked, regions, links),
        limits=text(language, "compare_page.limits") if links.is_static else "",
        presets=tuple(_presets(edition, choice, regions, links)),
        others=tuple(_others(regions, links)) if links.is_static else (),
        sections=sections,
        share="" if links.is_static or not regions else choice.address(links),
        take_away=compare_take_away(edition, choice.codes, choice.query, links)
        if sections
        else None,
        absence="" if regions else text(language, "compare_page.choose_some"),
    )


def regions_of(edition: Edition, choice: CompareChoice) -> list[Region]:
    """The chosen regions, the first first."""
    return [region for code in choice.codes if (region := edition.regions.get(code))]


def sections_of(
    edition: Edition, choice: CompareChoice, links: Links
) -> tuple[CompareSection, ...]:
    """A section per chosen indicator; none where no region is chosen."""
    regions = regions_of(edition, choice)
    definitions = [edition.definitions[name] for name in choice.indicators]
    return tuple(
        compare_section(edition, definition, regions, choice.year, links)
        for definition in definitions
        if regions
    )


def default_comparison(edition: Edition, region: Region | None) -> Asked:
    """The comparison of a region where nothing was chosen; an empty one without a region."""
    return Asked(default_choice_of(edition, region) if region else CompareChoice((), ()))


def comparison_title(regions: Sequence[Region], language: str) -> str:
    """Whose figures are laid beside whose."""
    if not regions:
        return text(language, "compare_page.heading")
    name = full_name(language, regions[0])
    if len(regions) == 1:
        return text(language, "compare_page.heading.one", name=name)
    return text(language, "compare_page.heading.with", name=name)


def _problems(edition: Edition, asked: Asked, language: str) -> Iterable[str]:
    for old, new in asked.became:
        entry, region = edition.search.gone(old), edition.regions.get(new)
        if entry is not None and region is not None:
            yield text(language, "arrival", old=entry.name, new=region.name, year=entry.year + 1)
    if asked.dropped:
        yield text(
            language,
            "compare_page.too_many",
            most=MOST_REGIONS,
            names=and_list(language, list(asked.dropped)),
        )
    if asked.unknown:
        codes = and_list(language, [f"“{code}”" for code in asked.unknown])
        yield text(language, "compare_page.unknown", codes=codes)


def _form(edition: Edition, asked: Asked, regions: Sequence[Region], links: Links) -> CompareForm:
    language, choice = links.language, asked.choice
    chosen = set(choice.codes)
    hits = edition.search.find(asked.wanted) if len(asked.wanted) > 1 else []
    codes = dict.fromkeys(entry.successor or entry.code for entry in hits)
    new = [region for code in codes if code not in chosen and (region := edition.regions.get(code))]
    found = tuple(_box(edition, region, language, is_ticked=False) for region in new[:_MOST_HITS])
    message = ""
    if asked.wanted:
        key = "compare_page.found" if found else "search.nothing"
        message = text(language, key, query=asked.wanted, number=len(found))
    return CompareForm(
        action=links.page("vergelijk"),
        regions=tuple(_box(edition, each, language, is_ticked=True) for each in regions),
        wanted=asked.wanted,
        found=found,
        message=message,
        themes=tuple(_themes(edition, choice, language)),
        years=tuple(_years(edition, regions, choice)),
        count=text(
            language, "compare_page.chosen", number=whole_number(language, len(choice.indicators))
        ),
    )


def _box(edition: Edition, region: Region, language: str, *, is_ticked: bool) -> Box:
    where = level_name(language, region.key.level)
    code = region.parent(RegionLevel.GEMEENTE) if region.key.level is RegionLevel.WIJK else None
    around = edition.regions.get(code, region.key.year) if code else None
    if around is not None:
        where = text(language, "search.in", level=where, name=around.name)
    return Box(region.key.code, region.name, where, is_ticked)


def _themes(edition: Edition, choice: CompareChoice, language: str) -> Iterable[BoxGroup]:
    groups: dict[str, list[IndicatorDefinition]] = {}
    for definition in edition.definitions.values():
        groups.setdefault(definition.theme, []).append(definition)
    for theme, definitions in groups.items():
        boxes = (
            Box(item.id, item.name.in_language(language), "", item.id in choice.indicators)
            for item in definitions
        )
        yield BoxGroup(text(language, f"theme.{theme}"), tuple(boxes))


def _years(edition: Edition, regions: Sequence[Region], choice: CompareChoice) -> Iterable[Box]:
    """The whole years for which the first region has a figure of any chosen indicator."""
    held = edition.figures(regions[0].key.code) if regions else None
    years = {
        period.year
        for name in choice.indicators
        for period in (held.periods(name) if held else ())
        if str(period) == str(period.year)
    }
    return (Box(str(year), str(year), "", year == choice.year) for year in sorted(years))


def _presets(
    edition: Edition, choice: CompareChoice, regions: Sequence[Region], links: Links
) -> Iterable[Link]:
    """Sensible companies for the first region: those above it, those like it, its neighbours."""
    if not regions or links.is_static:
        return
    base, language = regions[0], links.language
    groups = {
        "above": [
            code
            for level in (RegionLevel.JEUGDREGIO, RegionLevel.PROVINCIE, RegionLevel.LAND)
            if (code := base.parent(level)) and base.key.level is not RegionLevel.WIJK
        ],
        "peers": peer_codes(edition, base),
        "around": _around(edition, base),
    }
    for name, codes in groups.items():
        known = [code for code in codes if edition.regions.get(code) and code != base.key.code]
        if known:
            picked = CompareChoice(
                (base.key.code, *known[: MOST_REGIONS - 1]), choice.indicators, choice.year
            )
            label = text(
                language,
                f"compare_page.preset.{name}",
                parts=level_name(language, base.key.level, plural=True),
            )
            yield Link(label, picked.address(links), set(picked.codes) == set(choice.codes))


def _around(edition: Edition, region: Region) -> list[str]:
    """The other regions in the same gemeente or jeugdregio, where they are few enough."""
    above = RegionLevel.GEMEENTE if region.key.level is RegionLevel.WIJK else RegionLevel.JEUGDREGIO
    code = region.parent(above)
    if code is None or region.key.level not in (RegionLevel.WIJK, RegionLevel.GEMEENTE):
        return []
    parts = edition.regions.parts(code, region.key.year, region.key.level)
    codes = [part.key.code for part in parts if part.key.code != region.key.code]
    return codes if len(codes) < MOST_REGIONS else []


def _others(regions: Sequence[Region], links: Links) -> Iterable[Link]:
    """In a copy in files: the comparisons of the other regions on this page."""
    for region in regions[1:]:
        if region.key.level not in (RegionLevel.WIJK, RegionLevel.BUURT):
            label = text(links.language, "compare_page.of", name=full_name(links.language, region))
            yield Link(label, links.page(f"vergelijk/{region.key.code}"))
