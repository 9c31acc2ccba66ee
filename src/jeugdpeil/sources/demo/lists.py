"""Lists beside the figures: which gemeente lies in which regions, mergers, names, wijk codes."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from jeugdpeil.codelists.mergers import RegionChange
from jeugdpeil.codelists.old_names import NameKind, OtherName
from jeugdpeil.domain.membership import Membership, Memberships, WijkStep
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.sources.demo.division import MERGER_YEAR, Division, Divisions
from jeugdpeil.sources.demo.geography import UPPER_LEVELS
from jeugdpeil.sources.demo.size import LAST_YEAR, YEARS

SOURCE = "verzonnen, demoland van Jeugdpeil"


CROSSWALK = "demo_wijken_omzetting.csv"
# The columns of the public list of the real country, then those that it lacks.
_LIST_COLUMNS = (
    *("code", "gm_naam", "provincie", "jeugdregio", "gm_code"),
    *("provincie_code", "jeugdregio_code", "landsdeel", "landsdeel_code"),
    *("vr_naam", "vr_code", "swv_naam", "swv_code"),
)


@dataclass(frozen=True)
class MembershipFile:
    """A list on disk: which gemeente lies in which region of every level.

    Args:
        path: where it lies.
        list_year: first year of the division whose gemeenten it names.
    """

    path: Path
    list_year: int


def write_lists(folder: Path, divisions: Divisions) -> tuple[MembershipFile, ...]:
    """Write a list of members per division, and the crosswalk of wijken, as CSV."""
    steps = [
        (step.from_code, str(step.from_year), step.to_code, str(step.to_year))
        for step in wijk_crosswalk(divisions)
    ]
    header = ("wijk_van", "jaar_van", "wijk_naar", "jaar_naar")
    (folder / CROSSWALK).write_bytes(_as_csv([header, *steps]))
    return tuple(_written_list(folder, division) for division in divisions.parts)


def _written_list(folder: Path, division: Division) -> MembershipFile:
    path = folder / f"demo_gemeenten_{division.first_year}.csv"
    path.write_bytes(_as_csv(_list_rows(division)))
    return MembershipFile(path, division.first_year)


def _as_csv(rows: Iterable[tuple[str, ...]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode()


def _list_rows(division: Division) -> Iterator[tuple[str, ...]]:
    yield _LIST_COLUMNS
    above = {level: division.names[level].at(division.above[level]) for level in UPPER_LEVELS}
    gemeenten = zip(division.gemeenten.codes, division.gemeenten.names, strict=True)
    for number, (code, name) in enumerate(gemeenten):
        regions = {level: (n.names[number], n.codes[number]) for level, n in above.items()}
        provincie, provincie_code = regions[RegionLevel.PROVINCIE]
        jeugdregio, jeugdregio_code = regions[RegionLevel.JEUGDREGIO]
        yield (
            *(code.removeprefix("GM"), name, provincie, jeugdregio, code),
            *(provincie_code, jeugdregio_code),
            *regions[RegionLevel.LANDSDEEL],
            *regions[RegionLevel.GGD_REGIO],
            *regions[RegionLevel.SAMENWERKINGSVERBAND],
        )


def memberships(divisions: Divisions) -> Memberships:
    """The same lists as rows: each gemeente of each division in one region of every level."""
    return Memberships(
        tuple(row for division in divisions.parts for row in _membership_rows(division))
    )


def _membership_rows(division: Division) -> Iterator[Membership]:
    gemeenten = division.gemeenten
    for level in UPPER_LEVELS:
        regions = division.names[level].at(division.above[level])
        columns = (regions.codes, regions.names, gemeenten.codes, gemeenten.names)
        for row in zip(*columns, strict=True):
            yield Membership(level, *row, division.first_year)


def changes(divisions: Divisions) -> tuple[RegionChange, ...]:
    """The merger, in the form of the register of mergers."""
    merger = divisions.merger
    return (
        RegionChange(merger.date, merger.from_codes, (merger.to_code,), merger.to_name, SOURCE),
    )


def other_names(divisions: Divisions) -> tuple[OtherName, ...]:
    """Names that people may still look for: before the renaming and before the merger."""
    renaming = divisions.renaming
    until = renaming.date.year - 1
    renamed = OtherName(renaming.code, renaming.old_name, NameKind.HERNOEMD, until, SOURCE)
    gone = divisions.abolished(MERGER_YEAR)
    return (
        renamed,
        *(
            OtherName(code, name, NameKind.OPGEHEVEN, MERGER_YEAR - 1, SOURCE)
            for code, name in zip(gone.codes, gone.names, strict=True)
        ),
    )


def wijk_crosswalk(divisions: Divisions, year: int = LAST_YEAR) -> tuple[WijkStep, ...]:
    """What each wijk of another year is in the division of `year`.

    Borders of wijken never change in the demo country; only those of merged gemeenten got another
    code. Without such a list wijken of different years stand apart, as the real ones do.
    """
    to_codes = divisions.of_year(year).names[RegionLevel.WIJK].codes
    return tuple(
        WijkStep(before, other, after, year)
        for other in YEARS
        if other != year
        for before, after in zip(
            divisions.of_year(other).names[RegionLevel.WIJK].codes, to_codes, strict=True
        )
    )
