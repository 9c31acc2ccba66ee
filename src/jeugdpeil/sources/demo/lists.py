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


@dataclass(frozen=True)
class MembershipFile:
    """A list on disk.

    Args:
        path: where it lies.
        levels: the levels of region that it gives.
        list_year: first year of the division whose gemeenten it names.
    """

    path: Path
    levels: tuple[RegionLevel, ...]
    list_year: int


def write_lists(folder: Path, divisions: Divisions) -> tuple[MembershipFile, ...]:
    """Write the lists of each division as CSV.

    The columns are those of the public lists of the real country: gemeente, provincie and
    jeugdregio in one, the veiligheidsregio in another, the samenwerkingsverband in a third; and a
    list of the provincies with their landsdeel.
    """
    return tuple(
        written for division in divisions.parts for written in _division_lists(folder, division)
    )


def _division_lists(folder: Path, division: Division) -> Iterator[MembershipFile]:
    year = division.first_year
    contents = (
        ("gm_jeugdregio", (RegionLevel.PROVINCIE, RegionLevel.JEUGDREGIO), _jeugdregio_rows),
        ("gm_vr", (RegionLevel.GGD_REGIO,), _ggd_rows),
        ("gm_samenwerkingsverband", (RegionLevel.SAMENWERKINGSVERBAND,), _sw_rows),
        ("provincie_landsdeel", (RegionLevel.LANDSDEEL,), _landsdeel_rows),
    )
    for name, levels, rows in contents:
        path = folder / f"demo_{name}_{year}.csv"
        path.write_bytes(_as_csv(rows(division)))
        yield MembershipFile(path, levels, year)


def _as_csv(rows: Iterable[tuple[str, ...]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode()


def _names_above(division: Division, level: RegionLevel) -> list[tuple[str, str]]:
    """Code and name of the region of a level that each gemeente lies in."""
    names = division.names[level]
    return [(names.codes[number], names.names[number]) for number in division.above[level]]


def _jeugdregio_rows(division: Division) -> Iterator[tuple[str, ...]]:
    yield ("code", "gm_naam", "provincie", "jeugdregio", "gm_code")
    provincies = _names_above(division, RegionLevel.PROVINCIE)
    jeugdregios = _names_above(division, RegionLevel.JEUGDREGIO)
    gemeenten = zip(division.gemeenten.codes, division.gemeenten.names, strict=True)
    for (code, name), (_, provincie), (_, jeugdregio) in zip(
        gemeenten, provincies, jeugdregios, strict=True
    ):
        yield (code.removeprefix("GM"), name, provincie, jeugdregio, code)


def _ggd_rows(division: Division) -> Iterator[tuple[str, ...]]:
    yield ("gm_naam", "vr_code", "gm_code", "vr_naam")
    gemeenten = zip(division.gemeenten.codes, division.gemeenten.names, strict=True)
    for (code, name), (vr_code, vr_name) in zip(
        gemeenten, _names_above(division, RegionLevel.GGD_REGIO), strict=True
    ):
        yield (name, vr_code, code, vr_name)


def _sw_rows(division: Division) -> Iterator[tuple[str, ...]]:
    yield ("gm_code", "gm_naam", "sw_code", "sw_naam")
    gemeenten = zip(division.gemeenten.codes, division.gemeenten.names, strict=True)
    for gemeente, region in zip(
        gemeenten, _names_above(division, RegionLevel.SAMENWERKINGSVERBAND), strict=True
    ):
        yield (*gemeente, *region)


def _landsdeel_rows(division: Division) -> Iterator[tuple[str, ...]]:
    yield ("pv_code", "provincie", "ld_code", "landsdeel")
    provincies = _names_above(division, RegionLevel.PROVINCIE)
    landsdelen = _names_above(division, RegionLevel.LANDSDEEL)
    for provincie, landsdeel in sorted(set(zip(provincies, landsdelen, strict=True))):
        yield (*provincie, *landsdeel)


def memberships(divisions: Divisions) -> Memberships:
    """The same lists as rows: each gemeente of each division in one region of every level."""
    return Memberships(
        tuple(row for division in divisions.parts for row in _membership_rows(division))
    )


def _membership_rows(division: Division) -> Iterator[Membership]:
    for level in UPPER_LEVELS:
        gemeenten = zip(division.gemeenten.codes, division.gemeenten.names, strict=True)
        for (code, name), (region, region_name) in zip(
            gemeenten, _names_above(division, level), strict=True
        ):
            yield Membership(level, region, region_name, code, name, division.first_year)


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
