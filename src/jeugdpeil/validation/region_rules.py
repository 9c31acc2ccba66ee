"""Rules about the regions of a source: their codes, and rows that occur twice."""

from collections.abc import Iterator

import numpy as np

from jeugdpeil.domain.finding import Location, first_few
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.table_schema import key_codes
from jeugdpeil.domain.tables import NO_REGION
from jeugdpeil.validation.finding_codes import (
    GEMEENTE_ABSENT,
    REGION_BLANK,
    REGION_CONTRADICTED,
    REGION_MALFORMED,
    REGION_REPEATED,
    REGION_UNKNOWN,
)
from jeugdpeil.validation.source_cells import Caught, Ints, SourceCells


def region_blank(cells: SourceCells) -> Iterator[Caught]:
    """A row without a region cannot be placed."""
    rows = _rows_of_regions(cells, [NO_REGION])
    if len(rows):
        yield Caught(REGION_BLANK.found(_at_row(cells, rows), count=len(rows)), rows=rows)


def region_malformed(cells: SourceCells) -> Iterator[Caught]:
    """In a source with codes every region has a code of some level.

    A source that knows regions by name only has no code at all; there names are right.
    """
    if not any(cells.levels):
        return
    odd = [
        word
        for word, level in zip(cells.regions.words, cells.levels, strict=True)
        if level is None and word != NO_REGION
    ]
    rows = _rows_of_regions(cells, odd)
    if len(rows):
        found = REGION_MALFORMED.found(
            _at_row(cells, rows), count=len(rows), regions=first_few(odd)
        )
        yield Caught(found, rows=rows)


def region_unknown(cells: SourceCells) -> Iterator[Caught]:
    """A code is one of the regions of its year, where these are known for its level."""
    if cells.known_regions is None:
        return
    table = cells.known_regions.table
    known: dict[tuple[str, int], set[str]] = {}
    columns = (table[name].to_pylist() for name in ("region_level", "region_year", "region_code"))
    for level, year, code in zip(*columns, strict=True):
        known.setdefault((level, year), set()).add(code)
    for year in np.unique(cells.region_years).tolist():
        unknown = [
            word
            for word, level in cells.regions_of_year(year).items()
            if level is not None
            and (level.value, year) in known
            and word not in known[level.value, year]
        ]
        rows = _rows_of_regions(cells, unknown, year)
        if len(rows):
            found = REGION_UNKNOWN.found(
                _at_row(cells, rows), count=len(rows), regions=first_few(unknown), year=str(year)
            )
            yield Caught(found, rows=rows)


def region_repeated(cells: SourceCells) -> Iterator[Caught]:
    """A region stands in a table once per period, form and column.

    Where the copies agree, the first counts. Where they differ, nobody knows which is right: the
    values that differ are set apart, the others stay.
    """
    series = np.empty(len(cells), dtype=np.int64)
    for number, one in enumerate(cells.series):
        series[one.places] = number
    keys = cells.subjects * len(cells.series) + series
    order = np.argsort(keys, kind="stable")
    is_copy = np.diff(keys[order], prepend=-1) == 0
    copies = order[is_copy]
    # Copies follow their first cell in the stable order.
    firsts = order[np.maximum.accumulate(np.where(is_copy, 0, np.arange(len(order))))][is_copy]
    # Forms do not matter here: the row of a wide table has figures of several.
    of_region = key_codes(cells.table, ("region_key", "region_year", "period_key"))[copies]
    for region in np.unique(of_region):
        yield _repetition(cells, copies[of_region == region], firsts[of_region == region])


def _repetition(cells: SourceCells, copies: Ints, firsts: Ints) -> Caught:
    copied, original = cells.values[copies], cells.values[firsts]
    differs = (copied != original) & ~(np.isnan(copied) & np.isnan(original))
    rows = np.unique(np.concatenate([cells.rows[copies], cells.rows[firsts]]))
    first = int(firsts[0])
    code = REGION_CONTRADICTED if differs.any() else REGION_REPEATED
    found = code.found(
        cells.place(int(copies[0])),
        count=len(rows) - 1,
        region=cells.region_at(first),
        period=cells.period_at(first),
        rows=first_few(map(str, rows)),
    )
    return Caught(found, cells=np.unique(firsts[differs]), rows=np.unique(cells.rows[copies]))


def gemeente_absent(cells: SourceCells) -> Iterator[Caught]:
    """A wijk lies in a gemeente that is in the table, where the table holds gemeenten."""
    for year in np.unique(cells.region_years).tolist():
        present = cells.regions_of_year(year)
        gemeenten = {word for word, level in present.items() if level is RegionLevel.GEMEENTE}
        orphans = [
            word
            for word, level in present.items()
            if level is RegionLevel.WIJK and f"GM{word[2:6]}" not in gemeenten
        ]
        if gemeenten and orphans:
            yield Caught(
                GEMEENTE_ABSENT.found(
                    cells.place(), count=len(orphans), regions=first_few(orphans), year=str(year)
                )
            )


def _rows_of_regions(cells: SourceCells, words: list[str], year: int | None = None) -> Ints:
    codes = [cells.regions.words.index(word) for word in words if word in cells.regions.words]
    chosen = np.isin(cells.regions.codes, codes)
    if year is not None:
        chosen &= cells.region_years == year
    return np.unique(cells.rows[chosen])


def _at_row(cells: SourceCells, rows: Ints) -> Location:
    return Location(cells.snapshot.source_id, int(rows[0]))
