"""Reads a workbook back with the standard library alone, so that it is not judged by its writer."""

import io
import re
import zipfile
from xml.etree import ElementTree as ET

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
ReadCell = str | float | None
FIRST_ROW = 4


def sheets_of(content: bytes) -> dict[str, list[list[ReadCell]]]:
    """The cells of every sheet by its name, from the header row on; numbers are floats."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        words = _words(archive)
        book = ET.fromstring(archive.read("xl/workbook.xml"))
        names = [sheet.attrib["name"] for sheet in book.iter(f"{_MAIN}sheet")]
        return {
            name: _rows(ET.fromstring(archive.read(_path(number))), words)
            for number, name in enumerate(names, 1)
        }


def frozen_rows(content: bytes) -> list[int]:
    """How many rows of each sheet stay where they are."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        paths = [name for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
        found = [ET.fromstring(archive.read(path)) for path in paths]
    return [
        int(float(pane.attrib["ySplit"])) for sheet in found for pane in sheet.iter(f"{_MAIN}pane")
    ]


def properties_of(content: bytes) -> str:
    """The properties of the file, as XML text."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read("docProps/core.xml").decode()


def _path(number: int) -> str:
    return f"xl/worksheets/sheet{number}.xml"


def _words(archive: zipfile.ZipFile) -> list[str]:
    root = ET.fromstring(archive.read("xl/sharedStrings.xml"))
    return ["".join(part.text or "" for part in item.iter(f"{_MAIN}t")) for item in root]


def _rows(sheet: ET.Element, words: list[str]) -> list[list[ReadCell]]:
    rows: list[list[ReadCell]] = []
    for row in sheet.iter(f"{_MAIN}row"):
        if int(row.attrib["r"]) < FIRST_ROW:
            continue
        cells: list[ReadCell] = []
        for cell in row.iter(f"{_MAIN}c"):
            place = _column(cell.attrib["r"])
            cells += [None] * (place - len(cells))
            cells.append(_value(cell, words))
        rows.append(cells)
    return rows


def _column(reference: str) -> int:
    letters = re.sub(r"\d", "", reference)
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _value(cell: ET.Element, words: list[str]) -> ReadCell:
    value = cell.find(f"{_MAIN}v")
    if value is None or value.text is None:
        return None
    return words[int(value.text)] if cell.attrib.get("t") == "s" else float(value.text)
