"""A group of regions that a caller chose: the sum of published figures, or why there is none.

Nothing but what is published goes in, so nothing else can come out: a sum is refused wherever a
part is hidden or missing, and it is never filled in from a larger region.
"""

from collections.abc import Iterable, Mapping
from math import ceil, floor
from typing import Any

from jeugdpeil.api.holding import Holding
from jeugdpeil.api.problems import Problem, Refusal
from jeugdpeil.domain.cell import CellKind
from jeugdpeil.domain.definition import IndicatorDefinition
from jeugdpeil.domain.membership import parents_in
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.scope import Unit
from jeugdpeil.published.figure import Figure

METHOD = "gewogen grenzen van de delen"
_Publication = tuple[int, str, str]
# What must be the same in all parts of a sum.
_MEANING = ("age_base", "place_rule", "scope", "unit")


def group_figure(
    holding: Holding, indicator: str, codes: tuple[str, ...], period: str, day: str | None
) -> dict[str, Any]:
    """The sum of the figures of some regions.

    The newest publication that all parts have is added up. The bounds are those of the parts,
    weighted with their denominators: wider than need be, since parts seldom all err to one side.

    Args:
        holding: the release.
        indicator: id.
        codes: at least two regions of one level that do not overlap.
        period: reference period.
        day: last day of publication that may be used, ISO; None for any.

    Raises:
        Problem: fewer than two regions, or a part that stands in the way, which is named.
    """
    definition = holding.release.definitions.get(indicator)
    if definition is None:
        raise Problem("onbekende-indicator", value=indicator[:80])
    _check_regions(holding, codes)
    held = {code: _figures(holding, code, indicator, period, day) for code in codes}
    publication = _common_publication(held)
    parts = [held[code][publication] for code in codes]
    _check_parts(parts)
    _check_overlap(holding, parts)
    return _summed(definition, parts)


def _check_regions(holding: Holding, codes: tuple[str, ...]) -> None:
    if len(codes) < 2:
        raise Problem("groep-te-klein", parameter="gebied")
    for code in codes:
        if code not in holding.regions.by_code:
            raise Problem("onbekend-gebied", parameter="gebied", value=code[:80])
    regions = (holding.regions.get(code) for code in codes)
    levels = {region.key.level for region in regions if region is not None}
    if len(levels) > 1:
        raise Problem("groep-ander-niveau", parameter="gebied", levels=", ".join(sorted(levels)))


def _figures(
    holding: Holding, code: str, indicator: str, period: str, day: str | None
) -> dict[_Publication, Figure]:
    """The figures of a region by division, publication and status."""
    rows = holding.figures_of_region(code).to_pylist()
    chosen = (row for row in rows if row["indicator"] == indicator and row["period"] == period)
    figures = (Figure.from_row(row) for row in chosen if day is None or row["vintage"] <= day)
    return {(item.region_year, item.vintage, item.status.value): item for item in figures}


def _common_publication(held: Mapping[str, Mapping[_Publication, Figure]]) -> _Publication:
    """The newest division and publication in which every part has a figure."""
    absent = [code for code, figures in held.items() if not figures]
    if absent:
        raise Problem("groep-deel-ontbreekt", parts=_refusals(absent, "geen cijfer"))
    first, *others = held.values()
    common = [key for key in first if all(key in figures for figures in others)]
    if common:
        return max(common)
    newest = {code: max(figures) for code, figures in held.items()}
    statuses = {status for _, _, status in newest.values()}
    code = "groep-andere-status" if len(statuses) > 1 else "groep-andere-publicatie"
    told = [Refusal(region, f"{key[2]}, {key[1]}, {key[0]}") for region, key in newest.items()]
    raise Problem(code, parts=told)


def _refusals(codes: Iterable[str], reason: str) -> list[Refusal]:
    return [Refusal(code, reason) for code in codes]


def _check_parts(parts: list[Figure]) -> None:
    """Refuse a sum with a part that is not shown, or that means something else."""
    hidden = [part for part in parts if part.cell is CellKind.SUPPRESSED]
    if hidden:
        raise Problem("groep-deel-verborgen", parts=_told(hidden))
    absent = [part for part in parts if not part.is_present]
    if absent:
        raise Problem("groep-deel-ontbreekt", parts=_told(absent))
    meanings = {tuple(getattr(part, name) for name in _MEANING) for part in parts}
    if len(meanings) > 1:
        raise Problem("groep-andere-betekenis", parts=_refusals((p.code for p in parts), ""))
    if any(part.count is None for part in parts) or not _can_be_added(parts[0]):
        raise Problem("groep-niet-optelbaar", indicator=parts[0].indicator)


def _told(parts: Iterable[Figure]) -> list[Refusal]:
    return [Refusal(part.code, (part.reason or part.cell).value) for part in parts]


def _can_be_added(part: Figure) -> bool:
    if part.unit is Unit.AANTAL:
        return True
    is_share = part.unit in (Unit.PERCENTAGE, Unit.PER_100_JONGEREN)
    return is_share and part.denominator is not None


def _check_overlap(holding: Holding, parts: list[Figure]) -> None:
    """Refuse regions that have a gemeente in common, as a whole or in part."""
    if not parts[0].level.is_sum_of_gemeenten:
        return
    owners: dict[str, str] = {}
    wanted = {part.code for part in parts}
    level, year = parts[0].level, parts[0].region_year
    for gemeente, text in _memberships(holding, level, year):
        for parent in parents_in(text):
            if parent.code in wanted and owners.setdefault(gemeente, parent.code) != parent.code:
                both = (owners[gemeente], parent.code)
                raise Problem("groep-overlap", parts=_refusals(both, gemeente))


def _memberships(holding: Holding, level: RegionLevel, year: int) -> Iterable[tuple[str, str]]:
    table = holding.release.region_table().select(
        ["region_level", "region_code", "region_year", level.value]
    )
    for row in table.to_pylist():
        if row["region_level"] == RegionLevel.GEMEENTE.value and row["region_year"] == year:
            yield row["region_code"], row[level.value] or ""


def _summed(definition: IndicatorDefinition, parts: list[Figure]) -> dict[str, Any]:
    first = parts[0]
    count = sum(part.count or 0 for part in parts)
    return {
        "indicator": definition.id,
        "gebieden": [part.code for part in parts],
        "gebiedsniveau": first.level.value,
        "indeling_jaar": first.region_year,
        "periode": first.period_text,
        "publicatiedatum": first.vintage,
        "status": first.status.value,
        "herkomst": "som van gebieden",
        "aantal": count,
        **_value(definition, parts, count),
        "betrouwbaarheid": first.interval_level,
        "methode": METHOD,
        "eenheid": first.unit.value,
        "leeftijdsgroep": first.age_base.value,
        "plaatsregel": first.place_rule.value,
        "reikwijdte": first.scope.value if first.scope else "geen",
        "delen": [part.lineage_id for part in parts],
    }


def _value(
    definition: IndicatorDefinition, parts: list[Figure], count: int
) -> dict[str, float | int | None]:
    if parts[0].unit is Unit.AANTAL:
        bounds = _bounds(parts, [1] * len(parts), 1, 0)
        return {"noemer": None, "waarde": float(count), **bounds}
    weights = [part.denominator or 0 for part in parts]
    total = sum(weights)
    if not total:
        raise Problem("groep-niet-optelbaar", indicator=definition.id)
    return {
        "noemer": total,
        "waarde": round(100 * count / total, definition.decimals),
        **_bounds(parts, weights, total, definition.decimals),
    }


def _bounds(
    parts: list[Figure], weights: list[int], total: int, decimals: int
) -> dict[str, float | None]:
    """The weighted bounds of the parts, rounded outward; none where a part has none."""
    lows, highs = [part.lower for part in parts], [part.upper for part in parts]
    if None in lows or None in highs:
        return {"ondergrens": None, "bovengrens": None}
    scale = 10**decimals
    low = sum(w * v for w, v in zip(weights, lows, strict=True) if v is not None) / total
    high = sum(w * v for w, v in zip(weights, highs, strict=True) if v is not None) / total
    # Six decimals first: 6.5 that came out as 6.4999999 is not rounded down to 6.4.
    return {
        "ondergrens": floor(round(low * scale, 6)) / scale,
        "bovengrens": ceil(round(high * scale, 6)) / scale,
    }
