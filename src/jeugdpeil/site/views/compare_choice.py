"""What a reader lays side by side: regions, indicators and a year, in one order."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from jeugdpeil.domain.region import Region, RegionLevel
from jeugdpeil.domain.scope import Unit
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.links import Links
from jeugdpeil.site.views.region_expected import main_expected

MOST_REGIONS = 8
REGIONS, INDICATORS, YEAR, WANTED = "gebied", "cijfer", "jaar", "zoek"
# The keys that a form sends once per ticked box; in an address their values stand in one list.
REPEATED = (REGIONS, INDICATORS)
COMPARE_KEYS = (REGIONS, INDICATORS, YEAR, WANTED)
SEPARATOR = ","
RATIOS = (Unit.PERCENTAGE, Unit.PER_100_JONGEREN, Unit.EURO_PER_JONGERE)
_USUAL = ("zonder-verblijf", "met-verblijf", "jeugdbescherming")
_ABOVE = (RegionLevel.JEUGDREGIO, RegionLevel.PROVINCIE, RegionLevel.LAND)
_BELOW_LAND = (RegionLevel.LANDSDEEL, RegionLevel.PROVINCIE, RegionLevel.JEUGDREGIO)
_TOO_MANY = (RegionLevel.WIJK, RegionLevel.BUURT)


@dataclass(frozen=True)
class CompareChoice:
    """What is laid side by side.

    Args:
        codes: of the regions; the first is the one that the others are laid beside, the others
            stand in order of level and name.
        indicators: ids, in the order of the release.
        year: the year asked for; None for the newest of each indicator.
    """

    codes: tuple[str, ...]
    indicators: tuple[str, ...]
    year: int | None = None

    @property
    def query(self) -> str:
        """The one way to ask for this comparison, behind the question mark."""
        parts: list[str] = []
        if self.codes:
            parts.append(f"{REGIONS}={SEPARATOR.join(self.codes)}")
        if self.indicators:
            parts.append(f"{INDICATORS}={SEPARATOR.join(self.indicators)}")
        if self.year is not None:
            parts.append(f"{YEAR}={self.year}")
        return "&".join(parts)

    def address(self, links: Links) -> str:
        """The one address of this comparison."""
        tail = f"?{self.query}" if self.query else ""
        return f"{links.page('vergelijk')}{tail}"


@dataclass(frozen=True)
class Asked:
    """A choice as it was asked for, with what could not be followed.

    Args:
        choice: what is shown.
        dropped: names of regions beyond the limit.
        unknown: codes of regions and indicators that the release does not have.
        became: codes of gone regions with those of their successors.
        wanted: what was typed in the search field.
    """

    choice: CompareChoice
    dropped: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    became: tuple[tuple[str, str], ...] = ()
    wanted: str = ""

    @property
    def is_plain(self) -> bool:
        """Whether everything was followed, so that the canonical address says it all."""
        return not (self.dropped or self.unknown or self.became or self.wanted)


def asked_of(edition: Edition, query: Mapping[str, str]) -> Asked:
    """The choice in an address, capped and in one order.

    Args:
        edition: the release.
        query: what stands behind the question mark; repeated keys are joined by a comma.
    """
    wanted = _words(query.get(REGIONS, ""))
    became = tuple(pair for code in wanted if (pair := _successor(edition, code)))
    now = dict(became)
    codes = list(dict.fromkeys(now.get(code, code) for code in wanted))
    held = [code for code in codes if edition.regions.get(code) is not None]
    ids = list(dict.fromkeys(_words(query.get(INDICATORS, ""))))
    indicators = [name for name in edition.definitions if name in ids]
    kept = held[:MOST_REGIONS]
    year = query.get(YEAR, "")
    choice = CompareChoice(
        tuple(in_order(edition, kept)),
        tuple(indicators) or usual_indicators(edition, kept[:1]),
        int(year) if year.isascii() and year.isdigit() and len(year) == 4 else None,
    )
    return Asked(
        choice,
        dropped=tuple(_name(edition, code) for code in held[MOST_REGIONS:]),
        unknown=tuple(
            [code for code in codes if code not in held]
            + [name for name in ids if name not in edition.definitions]
        ),
        became=became,
        wanted=query.get(WANTED, "").strip()[:100],
    )


def canonical_address(asked: Asked, query: Mapping[str, str], links: Links) -> str:
    """The one address of what was asked.

    Empty where it is that already, or where the page must say what could not be followed.
    """
    choice = asked.choice
    said = {
        REGIONS: SEPARATOR.join(choice.codes),
        INDICATORS: SEPARATOR.join(choice.indicators),
        YEAR: "" if choice.year is None else str(choice.year),
    }
    known = {name: query.get(name, "") for name in said}
    is_there = known == said and WANTED not in query
    return "" if is_there or not asked.is_plain else choice.address(links)


def _words(text: str) -> list[str]:
    return [word for part in text.split(SEPARATOR) if (word := part.strip()[:40])]


def _successor(edition: Edition, code: str) -> tuple[str, str] | None:
    """A region that is gone, with the one that it became part of."""
    entry = edition.search.gone(code)
    if entry is None or entry.successor is None or code in edition.regions.by_code:
        return None
    return code, entry.successor


def _name(edition: Edition, code: str) -> str:
    found = edition.regions.get(code)
    return found.name if found else code


def in_order(edition: Edition, codes: Sequence[str]) -> list[str]:
    """The first region as it is, and the others from large to small, by gemeente and name."""
    levels = list(RegionLevel)

    def place(code: str) -> tuple[int, str, str, str]:
        region = edition.regions.get(code)
        assert region is not None, f"{code} was looked up before"
        around = region.parent(RegionLevel.GEMEENTE) if region.key.level in _TOO_MANY else None
        return levels.index(region.key.level), _name(edition, around or ""), region.name, code

    return [*codes[:1], *sorted(codes[1:], key=place)]


def usual_indicators(edition: Edition, codes: Sequence[str]) -> tuple[str, ...]:
    """The indicators that are shown where none was chosen: the whole and its largest parts.

    Args:
        edition: the release.
        codes: of the regions; only what the first one has figures of.
    """
    held = edition.figures(codes[0]).indicators if codes else frozenset(edition.definitions)
    ratios = [
        name for name, item in edition.definitions.items() if item.unit in RATIOS and name in held
    ]
    chosen = [name for name in ratios if name == edition.headline.id or name in _USUAL]
    return tuple(chosen or ratios[:1])


def default_choice_of(edition: Edition, region: Region) -> CompareChoice:
    """What a region is laid beside where nothing was chosen.

    The regions above it and those most like it; for the country the largest regions inside. A wijk
    only stands beside wijken.
    """
    code = region.key.code
    others = [*_above(edition, region), *peer_codes(edition, region)]
    if region.key.level is RegionLevel.LAND:
        others = _inside_land(edition)
    codes = list(dict.fromkeys((code, *others)))[:MOST_REGIONS]
    return CompareChoice(tuple(in_order(edition, codes)), usual_indicators(edition, [code]))


def _above(edition: Edition, region: Region) -> list[str]:
    if region.key.level in _TOO_MANY:
        return []
    found = (region.parent(level) for level in _ABOVE if level is not region.key.level)
    return [code for code in found if code and edition.regions.get(code) is not None]


def peer_codes(edition: Edition, region: Region) -> list[str]:
    """The regions that are most like a region by the rule of the model, nearest first."""
    figure = main_expected(edition, region)
    found = (code for code, _ in figure.peers) if figure else ()
    return [code for code in found if edition.regions.get(code) is not None]


def _inside_land(edition: Edition) -> list[str]:
    """The largest regions of the country, of the first level that has few enough."""
    for level in _BELOW_LAND:
        years = edition.regions.level_years(level)
        inside = edition.regions.of_level(level, years[-1]) if years else ()
        if 0 < len(inside) < MOST_REGIONS:
            return [region.key.code for region in inside]
    return []


def static_codes(edition: Edition) -> Iterable[str]:
    """The regions with a comparison and a profile of their own in a copy of files.

    All but wijken and buurten: those are thousands, and in a copy their pages tell what they can
    be laid beside. The served site has the pages of all.
    """
    for code, years in edition.regions.by_code.items():
        if years[max(years)].key.level not in _TOO_MANY:
            yield code


def has_own_pages(region: Region, links: Links) -> bool:
    """Whether a region has a comparison and a profile of its own, here."""
    return not links.is_static or region.key.level not in _TOO_MANY


def compare_paths(edition: Edition) -> Iterable[str]:
    """The paths of comparisons that make sense in a copy of files, within a language.

    Beside these there is the page `vergelijk` itself.
    """
    for code in static_codes(edition):
        yield f"vergelijk/{code}"


def profile_paths(edition: Edition) -> Iterable[str]:
    """The paths of profiles in a copy of files, within a language."""
    for code in static_codes(edition):
        yield f"profiel/{code}"
