"""Reads which wijken and gemeenten lie in which postal code area.

A CSV file with the columns pc4 and code; a postal code that lies in several wijken has several
rows. It only serves to find a region: no figure is made of it.
"""

from dataclasses import dataclass

from jeugdpeil.domain.finding import Finding, Location
from jeugdpeil.domain.postcode import PostcodeArea
from jeugdpeil.sources import region_findings as said
from jeugdpeil.sources.cbs.decoded_text import decoded
from jeugdpeil.sources.cbs.delimited_text import Header, split_text

_COLUMNS = ("pc4", "code")


@dataclass(frozen=True)
class PostcodeReading:
    """The postal codes of a list with what was wrong with it."""

    areas: tuple[PostcodeArea, ...]
    findings: tuple[Finding, ...] = ()


def read_postcodes(content: bytes, source_id: str, encoding: str | None = None) -> PostcodeReading:
    r"""The postal codes in a list.

    Args:
        content: all bytes of the file.
        source_id: name of the source, for findings.
        encoding: encoding of a file that is not UTF-8.

    Returns:
        Each pair of a postal code and a region once; a row that is none has a finding instead.

    Raises:
        SourceError: the file is no CSV text or has other columns.

    >>> read_postcodes(b"pc4,code\n8051,GM0244\n", "postcodes").areas[0].pc4
    '8051'
    """
    text = decoded(content, source_id, encoding)
    cells = split_text(text, source_id, _is_list, ", ".join(_COLUMNS))
    places = [cells.header.index(name) for name in _COLUMNS]
    columns = [cells.columns[place].to_pylist() for place in places]
    areas: dict[PostcodeArea, None] = {}
    findings: list[Finding] = []
    numbers = cells.row_numbers.tolist()
    for number, row in zip(numbers, zip(*columns, strict=True), strict=True):
        pc4, code = ((cell or "").strip() for cell in row)
        try:
            areas.setdefault(PostcodeArea(pc4, code.upper()))
        except ValueError:
            place = Location(source_id, number)
            findings.append(said.POSTCODE_WRONG.found(place, found=f"{pc4}, {code}"[:60]))
    for wrong in cells.wrong_rows:
        expected, found = str(len(cells.header)), str(wrong.found)
        place = Location(source_id, wrong.row)
        findings.append(said.LIST_ROW_WIDTH.found(place, expected=expected, found=found))
    return PostcodeReading(tuple(areas), tuple(findings))


def _is_list(header: Header) -> bool:
    return set(_COLUMNS) <= set(header)
