"""From the text of a CSV file to columns of text; the separator is recognised, not guessed."""

import csv
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pa_csv

from jeugdpeil.domain.errors import SourceError

# Comma and semicolon are what CBS writes; a tab is what comes out of a spreadsheet.
SEPARATORS = (";", ",", "\t")
_ALL_SEPARATORS = (*SEPARATORS, "|", ":")
_SEPARATOR_WORDS = {";": "puntkomma", ",": "komma", "\t": "tab", "|": "|", ":": ":"}
# StatLine ends a download with a line of its own.
_FOOTER = re.compile(r'\n"?(?:Bron: CBS|© ?CBS|Bron:[^;,\n]*CBS)[^\n]*\n?\s*$')
_LINE_END = re.compile(r"\r\n|\n|\r")
_SHOWN_COLUMNS = 6

Header = tuple[str, ...]


class _RefusedRow(Protocol):
    """What Arrow tells of a row with a wrong number of fields."""

    @property
    def number(self) -> int | None: ...
    @property
    def actual_columns(self) -> int: ...


@dataclass(frozen=True)
class WrongRow:
    """A row that does not have as many fields as the header."""

    row: int
    found: int


@dataclass(frozen=True)
class DelimitedText:
    """The cells of a CSV file as text, untouched.

    Args:
        header: column names in order, trimmed.
        columns: one text array per column.
        row_numbers: (n_rows,) place of each row in the file; 1 is the first row of data.
        wrong_rows: rows that could not be split into the header's columns; they are not in
            `columns`, and their numbers are not in `row_numbers`.
    """

    header: Header
    columns: tuple[pa.ChunkedArray, ...] = field(repr=False)
    row_numbers: npt.NDArray[np.int32] = field(repr=False)
    wrong_rows: tuple[WrongRow, ...] = ()

    def words(self, name: str) -> list[str]:
        """The trimmed cells of one column."""
        column = self.columns[self.header.index(name)]
        return [str(word) for word in pc.utf8_trim_whitespace(column).to_pylist()]

    def narrowed(self, places: npt.NDArray[np.int64]) -> "DelimitedText":
        """The same file with only some of its rows, which keep their numbers."""
        columns = tuple(column.take(pa.array(places)) for column in self.columns)
        return replace(self, columns=columns, row_numbers=self.row_numbers[places])


def split_text(
    text: str, origin: str, is_known: Callable[[Header], bool], wanted: str
) -> DelimitedText:
    """The columns of a CSV text.

    Args:
        text: the decoded file.
        origin: name of the file, for messages.
        is_known: whether a header is one of those that the reader knows; it settles the separator.
        wanted: the columns that were wanted, for the message.

    Raises:
        SourceError: no separator gives a known header, a column name occurs twice, there are no
            rows, or most rows do not have as many fields as the header.
    """
    body = _FOOTER.sub("\n", text).rstrip() + "\n"
    separator, header = _recognised(body, origin, is_known, wanted)
    _refuse_repeated_names(header, origin)
    _refuse_open_quotation(body, origin)
    try:
        table, wrong = _parsed(body, header, separator)
    except pa.ArrowInvalid as error:
        # Arrow's own words quote the row, which may hold anything.
        raise SourceError(
            "De rijen zijn niet in kolommen te verdelen",
            where=origin,
            remedy="Download het bestand opnieuw; is het bewerkt, bewaar het dan als CSV UTF-8.",
        ) from error
    _refuse_useless(table, wrong, header, separator, origin)
    return DelimitedText(
        header, tuple(table.columns), _row_numbers(table.num_rows, wrong), tuple(wrong)
    )


def _recognised(
    text: str, origin: str, is_known: Callable[[Header], bool], wanted: str
) -> tuple[str, Header]:
    first_line = _LINE_END.split(text, maxsplit=1)[0]
    headers = {separator: _fields(first_line, separator) for separator in _ALL_SEPARATORS}
    for separator in SEPARATORS:
        if is_known(headers[separator]):
            return separator, headers[separator]
    likely = max(headers, key=lambda separator: len(headers[separator]))
    if is_known(headers[likely]):
        raise SourceError(
            f"Tussen de kolommen staat {likely!r}; verwacht was een puntkomma, komma of tab",
            where=f"{origin}, regel 1",
            remedy="Bewaar het bestand met een puntkomma of een komma tussen de kolommen.",
        )
    raise _unknown_header(headers[likely], origin, wanted)


def _unknown_header(header: Header, origin: str, wanted: str) -> SourceError:
    shown = ", ".join(repr(name) for name in header[:_SHOWN_COLUMNS])
    more = f" en nog {len(header) - _SHOWN_COLUMNS}" if len(header) > _SHOWN_COLUMNS else ""
    return SourceError(
        f"De eerste regel noemt niet de kolommen die nodig zijn; er staat {shown}{more}",
        where=f"{origin}, regel 1",
        remedy=f"Nodig: {wanted}. Kijk of `kind` van deze [[source]] klopt, en of de namen van de "
        "kolommen op de eerste regel van het bestand staan.",
    )


def _fields(line: str, separator: str) -> Header:
    try:
        return tuple(name.strip() for name in next(csv.reader([line], delimiter=separator)))
    except (csv.Error, StopIteration):
        return ()


def _refuse_repeated_names(header: Header, origin: str) -> None:
    repeated = sorted({name for name in header if header.count(name) > 1})
    if repeated:
        raise SourceError(
            f"De kolom {repeated[0]!r} komt {header.count(repeated[0])} keer voor; elke naam mag "
            "één keer",
            where=f"{origin}, regel 1, kolom {repeated[0]}",
            remedy="Haal de tweede weg of geef haar een andere naam.",
        )


def _refuse_open_quotation(text: str, origin: str) -> None:
    """An odd number of quotation marks swallows all rows after the one that was not closed."""
    if text.count('"') % 2:
        lines = text.split("\n")
        line = next(number for number, line in enumerate(lines, 1) if line.count('"') % 2)
        raise SourceError(
            "Een aanhalingsteken wordt geopend en niet gesloten",
            where=f"{origin}, regel {line}",
            remedy="Zet in deze regel een aanhalingsteken erbij of haal er een weg; binnen een "
            "tekst staat het dubbel.",
        )


def _parsed(text: str, header: Header, separator: str) -> tuple[pa.Table, list[WrongRow]]:
    wrong: list[WrongRow] = []

    def set_apart(row: _RefusedRow) -> str:
        # The number counts the header as the first row.
        wrong.append(WrongRow((row.number or 2) - 1, row.actual_columns))
        return "skip"

    names = [str(place) for place in range(len(header))]
    table = pa_csv.read_csv(
        pa.BufferReader(text.encode()),
        # One thread: only then does Arrow know the number of a row that it refuses.
        read_options=pa_csv.ReadOptions(
            column_names=names, skip_rows=1, use_threads=False, block_size=8 << 20
        ),
        parse_options=pa_csv.ParseOptions(delimiter=separator, invalid_row_handler=set_apart),
        convert_options=pa_csv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False
        ),
    )
    return table, wrong


def _refuse_useless(
    table: pa.Table, wrong: Sequence[WrongRow], header: Header, separator: str, origin: str
) -> None:
    if len(wrong) > table.num_rows:
        found = max(wrong, key=lambda row: row.found).found
        raise SourceError(
            f"De eerste regel heeft {len(header)} kolommen (teken ertussen: "
            f"{_SEPARATOR_WORDS[separator]}), maar {len(wrong)} van de "
            f"{len(wrong) + table.num_rows} rijen hebben een ander aantal, bijvoorbeeld {found}",
            where=f"{origin}, vanaf rij {wrong[0].row}",
            remedy="Gebruik overal hetzelfde teken tussen de kolommen. Is dat een komma, zet dan "
            "aanhalingstekens om getallen met een komma.",
        )
    if not table.num_rows:
        raise SourceError(
            "Het bestand heeft namen van kolommen en geen rijen",
            where=origin,
            remedy="Download het opnieuw; kijk of de selectie in StatLine leeg was.",
        )


def _row_numbers(readable: int, wrong: Sequence[WrongRow]) -> npt.NDArray[np.int32]:
    numbers = np.arange(1, readable + len(wrong) + 1, dtype=np.int32)
    return np.delete(numbers, [row.row - 1 for row in wrong])
