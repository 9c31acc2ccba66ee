"""The characteristics of the areas of a model: of the same region and year, or of another year.

Where a source has no value of a characteristic for any area in a year (the first release of KWB of
a year has no incomes yet), the values of the nearest other year serve, of two as near the earlier.
They serve for areas that did not change: the same code, the same name, and a number of inhabitants
that differs by less than a tenth. An area that did change misses the characteristic.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from jeugdpeil.codelists.characteristics import AsPrinted, Characteristic
from jeugdpeil.pipeline.known_facts import PEOPLE, Known, KnownFacts, RegionYear

# Of the wijken with a code in both 2021 and 2022 one in 37 changed more than this.
SAME_SIZE = 0.10

FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True)
class OtherYear:
    """The values of a characteristic in a year are those of another year."""

    characteristic: str
    year: int
    taken_from: int


@dataclass(frozen=True)
class CharacteristicValues:
    """The characteristics of areas.

    Args:
        values: (n_areas, n_characteristics) in the printed unit, NaN where missing.
        other_years: characteristics that were taken from another year.
        sources: per characteristic the sources of its values.
    """

    values: FloatArray = field(repr=False)
    other_years: tuple[OtherYear, ...]
    sources: tuple[tuple[str, str], ...]


def characteristic_values(
    areas: Sequence[RegionYear],
    characteristics: Sequence[Characteristic],
    facts: KnownFacts,
    names: Mapping[tuple[str, int], str],
) -> CharacteristicValues:
    """The characteristics of areas, one row per area and year.

    Args:
        areas: code, year of the division and calendar year of each row.
        characteristics: one per column.
        facts: what the sources know.
        names: name of each region by code and year of its division.
    """
    columns = [_column(areas, item, facts, names) for item in characteristics]
    return CharacteristicValues(
        np.column_stack([column.values for column in columns]),
        tuple(item for column in columns for item in column.other_years),
        tuple(pair for column in columns for pair in column.sources),
    )


def _column(
    areas: Sequence[RegionYear],
    characteristic: Characteristic,
    facts: KnownFacts,
    names: Mapping[tuple[str, int], str],
) -> CharacteristicValues:
    """One characteristic of all areas."""
    known = _values(characteristic, facts)
    codes = {code for code, _, _ in areas}
    held = {year for code, _, year in known if code in codes}
    taken_from = {year: _nearest(year, held) for year in sorted({year for _, _, year in areas})}
    others = {(code, year): (division, item) for (code, division, year), item in known.items()}
    people = facts.of(PEOPLE)

    def found(area: RegionYear) -> Known | None:
        code, division, year = area
        if taken_from[year] == year:
            return known.get(area)
        other_division, item = others.get((code, taken_from[year]), (0, None))
        before, after = names.get((code, other_division)), names.get((code, division))
        there = people.get((code, other_division, taken_from[year]))
        is_same = before == after and _is_same_size(there, people.get(area))
        return item if is_same else None

    cells = [found(area) for area in areas]
    values = [np.nan if cell is None else cell.value for cell in cells]
    return CharacteristicValues(
        np.array(values, dtype=np.float64),
        tuple(
            OtherYear(characteristic.id, year, other)
            for year, other in taken_from.items()
            if other != year
        ),
        tuple((characteristic.id, source) for source in sorted({c.source for c in cells if c})),
    )


def _nearest(year: int, held: set[int]) -> int:
    """The year itself, or the nearest with values; of two as near the earlier; itself if none."""
    return min(held | ({year} if not held else set()), key=lambda each: (abs(each - year), each))


def _is_same_size(before: Known | None, after: Known | None) -> bool:
    if before is None or after is None:
        return False
    return abs(after.value - before.value) < SAME_SIZE * max(before.value, after.value)


def _values(characteristic: Characteristic, facts: KnownFacts) -> dict[RegionYear, Known]:
    """A characteristic for every region and year of which all its parts are known."""
    value = characteristic.value
    if isinstance(value, AsPrinted):
        return facts.of(value.part)
    top = facts.of(value.numerator)
    parts = [facts.of(part) for part in value.denominators]
    found: dict[RegionYear, Known] = {}
    for key, known in top.items():
        bottom = sum(part[key].value if key in part else np.nan for part in parts)
        if bottom > 0:
            found[key] = Known(value.per * known.value / bottom, known.source)
    return found
