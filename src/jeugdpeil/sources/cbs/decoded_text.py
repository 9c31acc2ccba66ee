"""From the bytes of a source to its text, or a refusal that says what came instead."""

import codecs
import re
from collections.abc import Callable

from jeugdpeil.domain.errors import SourceError

# First bytes of what people save or download by mistake in the place of a CSV file.
_FORMATS: tuple[tuple[bytes, str, str], ...] = (
    (b"PK\x03\x04", "an Excel workbook or a zip file", "unpack it, or save the sheet as CSV UTF-8"),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook", "save the sheet as CSV UTF-8"),
    (b"\x1f\x8b", "a gzip file", "unpack it first"),
    (b"%PDF", "a PDF", "download the table as CSV"),
    (b"PAR1", "a Parquet file", "download the table as CSV"),
)
_MARKUP: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (
        re.compile(r"<!doctype html|<html", re.IGNORECASE),
        "an HTML page, perhaps an error page of the server",
        "open the address in a browser, see what the page says, and download the CSV again",
    ),
    (re.compile(r"<"), "XML or HTML", "download the table as CSV"),
    (re.compile(r"[{\[]\s*[\"{\[]"), "JSON", "download the table as CSV, or fetch it by its id"),
)
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decoded(content: bytes, origin: str, encoding: str | None = None) -> str:
    """The text of a file, without byte order mark.

    Args:
        content: all bytes of the file.
        origin: name of the file, for the message.
        encoding: what the monitor file says; None means UTF-8, with or without byte order mark.

    Raises:
        SourceError: the file is empty, is no text, or has another encoding than was said. An
            encoding is never guessed: read as Latin-1, every UTF-8 file is "right", with the names
            of Súdwest-Fryslân and Gaasterlân-Sleat as casualties.
    """
    if not content.strip():
        raise SourceError(
            "The file is empty",
            where=origin,
            remedy="Download it again, and look at its size before you build.",
        )
    for start, what, advice in _FORMATS:
        if content.startswith(start):
            raise _wrong_format(what, advice, origin)
    text = _by_encoding(content, origin, encoding) if encoding else _utf8(content, origin)
    _refuse_markup(text, origin)
    return text


def _refuse_markup(text: str, origin: str) -> None:
    start = text.lstrip()[:200]
    for pattern, what, advice in _MARKUP:
        if pattern.match(start):
            raise _wrong_format(what, advice, origin)
    if not start:
        raise SourceError("The file holds no text", where=origin, remedy="Download it again.")


def _wrong_format(what: str, advice: str, origin: str) -> SourceError:
    return SourceError(
        f"A CSV file was expected, this is {what}", where=origin, remedy=f"To mend it: {advice}."
    )


def _utf8(content: bytes, origin: str) -> str:
    try:
        if content.startswith(_UTF16_MARKS) or b"\x00" in content[:1000]:
            raise _not_utf8("UTF-16", "utf-16", origin)
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        byte = content[error.start]
        place = f"{origin}, line {line}, byte 0x{byte:02x}"
        raise _not_utf8("Latin-1 or Windows-1252", "cp1252", place) from error


def _not_utf8(looks_like: str, encoding: str, where: str) -> SourceError:
    return SourceError(
        f"The file is not UTF-8; it looks like {looks_like}",
        where=where,
        remedy="Save it as UTF-8 (Excel: Opslaan als, CSV UTF-8; a text editor: Save with encoding)"
        f', or write encoding = "{encoding}" under its [[source]] in the monitor file.',
    )


def _by_encoding(content: bytes, origin: str, encoding: str) -> str:
    remedy = "Mend or remove encoding under its [[source]] in the monitor file."
    decode = _decoder(encoding, origin)
    try:
        text = decode(content)
    except UnicodeDecodeError as error:
        raise SourceError(
            f"The file cannot be read as {encoding}: {error.reason}",
            where=f"{origin}, byte {error.start}",
            remedy=remedy,
        ) from error
    if not _is_utf8_name(encoding) and _has_utf8_letters(content):
        raise SourceError(
            f"The monitor file says that this is {encoding}, but it is UTF-8",
            where=origin,
            remedy=remedy,
        )
    return text.removeprefix("\ufeff")


def _decoder(encoding: str, origin: str) -> Callable[[bytes], str]:
    try:
        codec = codecs.lookup(encoding)
    except LookupError as error:
        raise SourceError(
            f"There is no encoding {encoding!r}",
            where=origin,
            remedy='Known ones are "utf-8", "cp1252", "latin-1" and "utf-16".',
        ) from error
    return lambda content: codec.decode(content)[0]


def _is_utf8_name(encoding: str) -> bool:
    return codecs.lookup(encoding).name.startswith(("utf-8", "utf-16"))


def _has_utf8_letters(content: bytes) -> bool:
    try:
        return not content.decode("utf-8").isascii()
    except UnicodeDecodeError:
        return False
