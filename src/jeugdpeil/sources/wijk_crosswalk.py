"""Reads a crosswalk of wijken: which wijk of one year lies as a whole in which of another.

A CSV file with the columns wijk_van, jaar_van, wijk_naar, jaar_naar. CBS publishes no such file;
a gemeente that redraws its wijken knows. A wijk that is cut up has no row.
"""

from dataclasses import dataclass

from jeugdpeil.domain.finding import Finding, Location
from jeugdpeil.domain.membership import WijkStep
from jeugdpeil.sources import region_findings as said
from jeugdpeil.sources.cbs.decoded_text import decoded
from jeugdpeil.sources.cbs.delimited_text import Header, split_text

_COLUMNS = ("wijk_van", "jaar_van", "wijk_naar", "jaar_naar")


@dataclass(frozen=True)
class CrosswalkReading:
    """The steps of a crosswalk with what was wrong with it."""

    steps: tuple[WijkStep, ...]
    findings: tuple[Finding, ...] = ()


def read_wijk_crosswalk(
    content: bytes, source_id: str, encoding: str | None = None
) -> CrosswalkReading:
    r"""The steps in a crosswalk of wijken.

    Args:
        content: all bytes of the file.
        source_id: name of the source, for findings.
        encoding: encoding of a file that is not UTF-8.

    Returns:
        One step per row; a row that is no step has a finding instead.

    Raises:
        SourceError: the file is no CSV text or has other columns.

    >>> rows = b"wijk_van,jaar_van,wijk_naar,jaar_naar\nWK024401,2021,WK024411,2022\n"
    >>> read_wijk_crosswalk(rows, "eigen").steps[0].to_code
    'WK024411'
    """
    text = decoded(content, source_id, encoding)
    cells = split_text(text, source_id, _is_crosswalk, ", ".join(_COLUMNS))
    places = [cells.header.index(name) for name in _COLUMNS]
    columns = [cells.columns[place].to_pylist() for place in places]
    steps: dict[WijkStep, None] = {}
    findings: list[Finding] = []
    numbers = cells.row_numbers.tolist()
    for number, row in zip(numbers, zip(*columns, strict=True), strict=True):
        words = [(cell or "").strip() for cell in row]
        try:
            steps.setdefault(_step(words))
        except ValueError:
            place = Location(source_id, number)
            findings.append(said.WIJK_STEP_WRONG.found(place, found=", ".join(words)[:60]))
    for wrong in cells.wrong_rows:
        expected, found = str(len(cells.header)), str(wrong.found)
        place = Location(source_id, wrong.row)
        findings.append(said.LIST_ROW_WIDTH.found(place, expected=expected, found=found))
    return CrosswalkReading(tuple(steps), tuple(findings))


def _is_crosswalk(header: Header) -> bool:
    return set(_COLUMNS) <= set(header)


def _step(cells: list[str]) -> WijkStep:
    from_code, from_year, to_code, to_year = cells
    return WijkStep(from_code, int(from_year), to_code, int(to_year))
