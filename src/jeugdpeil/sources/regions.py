"""Reads lists of membership: which gemeente lies in which provincie, jeugdregio and so on.

A list is a CSV file (comma, semicolon or tab; with or without byte order mark) with one row per
gemeente. Its columns are known by name, in any order and in capitals or not:

| column | what | needed |
|---|---|---|
| gm_code, gemeentecode, code | code of the gemeente: GM0244, 0244 or 244 | yes |
| gm_naam, gemeentenaam, gemeente | its name, to compare | no |
| provincie, provincie_code | name and code (PV20-PV31) | one of these rows |
| landsdeel, landsdeel_code | name and code (LD01-LD04) | |
| jeugdregio, jeugdregio_code | name and code (JZ01-JZ42); without a code it is jr- and the name | |
| vr_naam or ggd_naam, vr_code or ggd_code | name and code (VR01-VR25) of the GGD region | |
| swv_naam, swv_code | samenwerkingsverband; code PO2001 or VO2001, else sw- and the name | |
| van, tot | first and last year of the division that the row holds for | no |

The codes jr- are ours: lists name jeugdregio's without a code.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from jeugdpeil.codelists.provinces import LANDSDELEN, province_of_name
from jeugdpeil.codelists.spelling import normalised, slug
from jeugdpeil.domain.finding import Finding, Location
from jeugdpeil.domain.membership import Membership, Memberships
from jeugdpeil.domain.region import CODE_PATTERNS, RegionLevel
from jeugdpeil.sources import region_findings as said
from jeugdpeil.sources.cbs.decoded_text import decoded
from jeugdpeil.sources.cbs.delimited_text import DelimitedText, Header, split_text

_GEMEENTE = ("gm_code", "gemeentecode", "gemeente_code", "code")
_GEMEENTE_NAME = ("gm_naam", "gemeentenaam", "gemeente_naam", "gemeente")
_FROM, _TO = ("van", "from", "geldig_van"), ("tot", "to", "geldig_tot")
_WANTED = "gm_code, en provincie of jeugdregio of vr_code met vr_naam of swv_naam"


@dataclass(frozen=True)
class MembershipReading:
    """The rows of a list with what was wrong with it."""

    memberships: Memberships
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class _LevelColumns:
    level: RegionLevel
    codes: tuple[str, ...]
    names: tuple[str, ...]
    code_of_name: Callable[[str], str | None]


def _province_code(name: str) -> str | None:
    province = province_of_name(name)
    return province.code if province else None


def _landsdeel_code(name: str) -> str | None:
    by_name = {normalised(item.name): item.code for item in LANDSDELEN}
    return by_name.get(normalised(name))


def _no_code(_name: str) -> str | None:
    return None


_LEVELS = (
    _LevelColumns(
        RegionLevel.LANDSDEEL,
        ("landsdeel_code", "ld_code"),
        ("landsdeel", "landsdeel_naam", "ld_naam"),
        _landsdeel_code,
    ),
    _LevelColumns(
        RegionLevel.PROVINCIE,
        ("provincie_code", "pv_code"),
        ("provincie", "provincie_naam", "pv_naam"),
        _province_code,
    ),
    _LevelColumns(
        RegionLevel.JEUGDREGIO,
        ("jeugdregio_code", "jz_code", "jr_code"),
        ("jeugdregio", "jeugdregio_naam", "jz_naam"),
        lambda name: f"jr-{slug(name)}",
    ),
    _LevelColumns(
        RegionLevel.GGD_REGIO,
        ("vr_code", "ggd_code"),
        ("vr_naam", "ggd_naam", "ggd_regio"),
        _no_code,
    ),
    _LevelColumns(
        RegionLevel.SAMENWERKINGSVERBAND,
        ("swv_code",),
        ("swv_naam", "samenwerkingsverband"),
        lambda name: f"sw-{slug(name)}",
    ),
)


def read_membership_list(
    content: bytes, source_id: str, list_year: int, encoding: str | None = None
) -> MembershipReading:
    r"""The memberships in a list of gemeenten.

    Args:
        content: all bytes of the file.
        source_id: name of the source, for findings.
        list_year: year of the division whose gemeenten the list names.
        encoding: encoding of a file that is not UTF-8.

    Returns:
        One membership per gemeente and level that the list has columns for. A row that cannot be
        used is not among them; a finding names it.

    Raises:
        SourceError: the file is no CSV text or has no columns of a list.

    >>> reading = read_membership_list(b"gm_code;jeugdregio\nGM0244;Noord Veluwe\n", "list", 2026)
    >>> reading.memberships.rows[0].code
    'jr-noord-veluwe'
    """
    text = split_text(decoded(content, source_id, encoding), source_id, _is_list, _WANTED)
    return _Reader(source_id, list_year).read(text)


def _is_list(header: Header) -> bool:
    names = {_column_name(name) for name in header}
    has_level = any(names & {*columns.codes, *columns.names} for columns in _LEVELS)
    return has_level and bool(names & set(_GEMEENTE))


def _column_name(name: str) -> str:
    return re.sub(r"[\s\-]+", "_", name.strip().lower())


@dataclass(frozen=True)
class _Row:
    number: int
    cells: dict[str, str]

    def first(self, names: tuple[str, ...]) -> str:
        """The first cell with a text of the columns with these names, or ""."""
        return next((self.cells[name] for name in names if self.cells.get(name)), "")


@dataclass(frozen=True)
class _Gemeente:
    code: str
    name: str
    from_year: int | None
    to_year: int | None


class _Reader:
    """Reads one list; it gathers what is wrong on the way."""

    def __init__(self, source_id: str, list_year: int) -> None:
        self.source_id = source_id
        self.list_year = list_year
        self.findings: list[Finding] = []
        self.seen: dict[tuple[object, ...], Membership] = {}

    def read(self, text: DelimitedText) -> MembershipReading:
        for wrong in text.wrong_rows:
            expected, found = str(len(text.header)), str(wrong.found)
            place = self._at(wrong.row)
            self._say(said.LIST_ROW_WIDTH.found(place, expected=expected, found=found))
        names = {_column_name(name) for name in text.header}
        levels = [item for item in _LEVELS if names & {*item.codes, *item.names}]
        for row in _rows(text):
            self._read_row(row, levels)
        return MembershipReading(Memberships(tuple(self.seen.values())), tuple(self.findings))

    def _read_row(self, row: _Row, levels: list[_LevelColumns]) -> None:
        gemeente = self._gemeente(row)
        if gemeente is None:
            return
        for columns in levels:
            membership = self._membership(row, gemeente, columns)
            if membership is not None:
                self._keep(membership, row.number)

    def _gemeente(self, row: _Row) -> _Gemeente | None:
        written = row.first(_GEMEENTE)
        code = _gemeente_code(written)
        if code is None:
            self._say(said.GEMEENTE_CODE_WRONG.found(self._at(row.number), found=written))
            return None
        if sum(sign.isdigit() for sign in written) < len(code) - len("GM"):
            place = self._at(row.number)
            self._say(said.GEMEENTE_CODE_SHORT.found(place, found=written, read_as=code))
        years = [row.first(_FROM), row.first(_TO)]
        wrong = next((year for year in years if year and not _is_year(year)), None)
        if wrong is not None:
            self._say(said.YEAR_WRONG.found(self._at(row.number), found=wrong))
            return None
        first, last = (int(year[:4]) if year else None for year in years)
        return _Gemeente(code, row.first(_GEMEENTE_NAME), first, last)

    def _membership(
        self, row: _Row, gemeente: _Gemeente, columns: _LevelColumns
    ) -> Membership | None:
        written, name = row.first(columns.codes), row.first(columns.names)
        if not written and not name:
            finding = said.LIST_CELL_EMPTY.found(self._at(row.number), level=columns.level.value)
            self._say(finding)
            return None
        is_code = CODE_PATTERNS[columns.level].fullmatch(written) is not None
        code = written if is_code else columns.code_of_name(name or written)
        if code is None:
            level, place = columns.level.value, self._at(row.number)
            self._say(said.REGION_WITHOUT_CODE.found(place, level=level, name=name or written))
            return None
        return Membership(
            columns.level,
            code,
            name or written,
            gemeente.code,
            gemeente.name,
            self.list_year,
            gemeente.from_year,
            gemeente.to_year,
        )

    def _keep(self, row: Membership, number: int) -> None:
        earlier = self.seen.setdefault(row.place, row)
        if earlier is row:
            return
        place, gemeente = self._at(number), row.gemeente_code
        if earlier.code == row.code:
            self._say(said.ROW_TWICE.found(place, gemeente=gemeente, region=row.code))
        else:
            finding = said.ROWS_CONTRADICT.found(
                place, gemeente=gemeente, region=row.code, other=earlier.code
            )
            self._say(finding)

    def _at(self, row: int) -> Location:
        return Location(self.source_id, row)

    def _say(self, finding: Finding) -> None:
        self.findings.append(finding)


def _rows(text: DelimitedText) -> Iterator[_Row]:
    names = [_column_name(name) for name in text.header]
    columns = [column.to_pylist() for column in text.columns]
    for number, cells in zip(text.row_numbers.tolist(), zip(*columns, strict=True), strict=True):
        yield _Row(number, {n: (c or "").strip() for n, c in zip(names, cells, strict=True)})


def _gemeente_code(written: str) -> str | None:
    """GM and four digits; spreadsheets drop the letters and the leading zeros of a number."""
    match = re.fullmatch(r"(?:GM)?(\d{1,4})", written, re.IGNORECASE)
    return f"GM{int(match[1]):04d}" if match else None


def _is_year(text: str) -> bool:
    """A year, or a date that begins with one."""
    return re.fullmatch(r"(?:19|20)\d{2}(?:-\d{2}-\d{2})?", text) is not None


def joined_lists(lists: Iterable[tuple[str, Memberships]]) -> MembershipReading:
    """The rows of several lists as one; where two contradict each other, the first one counts.

    Args:
        lists: name and rows of each list, in order of precedence.

    Returns:
        The rows, and a finding for every row of a later list that an earlier one contradicts.
    """
    kept: dict[tuple[object, ...], Membership] = {}
    findings: list[Finding] = []
    for source_id, memberships in lists:
        for row in memberships.rows:
            earlier = kept.setdefault(row.place, row)
            if earlier.code != row.code:
                finding = said.ROWS_CONTRADICT.found(
                    Location(source_id),
                    gemeente=row.gemeente_code,
                    region=row.code,
                    other=earlier.code,
                )
                findings.append(finding)
    return MembershipReading(Memberships(tuple(kept.values())), tuple(findings))
