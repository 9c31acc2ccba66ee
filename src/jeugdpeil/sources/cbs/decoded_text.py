"""From the bytes of a source to its text, or a refusal that says what came instead."""

import codecs
import re
from collections.abc import Callable

from jeugdpeil.domain.errors import SourceError

# First bytes of what people save or download by mistake in the place of a CSV file.
_FORMATS: tuple[tuple[bytes, str, str], ...] = (
    (
        b"PK\x03\x04",
        "een Excel-bestand of een zipbestand",
        "pak het uit, of bewaar het blad als CSV UTF-8",
    ),
    (b"\xd0\xcf\x11\xe0", "een oud Excel-bestand", "bewaar het blad als CSV UTF-8"),
    (b"\x1f\x8b", "een gzipbestand", "pak het eerst uit"),
    (b"%PDF", "een pdf", "download de tabel als CSV"),
    (b"PAR1", "een Parquet-bestand", "download de tabel als CSV"),
)
_MARKUP: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (
        re.compile(r"<!doctype html|<html", re.IGNORECASE),
        "een webpagina (HTML), misschien een foutmelding van de server",
        "open het adres in een browser, lees wat de pagina zegt en download de CSV opnieuw",
    ),
    (re.compile(r"<"), "XML of HTML", "download de tabel als CSV"),
    (
        re.compile(r"[{\[]\s*[\"{\[]"),
        "JSON",
        "download de tabel als CSV, of gebruik de soort cbs-odata",
    ),
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
            "Het bestand is leeg; verwacht was CSV",
            where=origin,
            remedy="Download het opnieuw en kijk hoe groot het is voordat u bouwt.",
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
        raise SourceError(
            "In het bestand staat geen tekst; verwacht was CSV",
            where=origin,
            remedy="Download het opnieuw.",
        )


def _wrong_format(what: str, advice: str, origin: str) -> SourceError:
    return SourceError(
        f"Dit is {what}; verwacht was CSV", where=origin, remedy=f"Zo lost u het op: {advice}."
    )


def _utf8(content: bytes, origin: str) -> str:
    try:
        if content.startswith(_UTF16_MARKS) or b"\x00" in content[:1000]:
            raise _not_utf8("UTF-16", "utf-16", origin)
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        byte = content[error.start]
        place = f"{origin}, regel {line}, byte 0x{byte:02x}"
        raise _not_utf8("Latin-1 of Windows-1252", "cp1252", place) from error


def _not_utf8(looks_like: str, encoding: str, where: str) -> SourceError:
    return SourceError(
        f"Het bestand is geen UTF-8; het lijkt op {looks_like}",
        where=where,
        remedy="Bewaar het als UTF-8 (in Excel: Opslaan als, CSV UTF-8; in een teksteditor: "
        f'opslaan met codering), of schrijf encoding = "{encoding}" bij deze [[source]] in het '
        "monitorbestand.",
    )


def _by_encoding(content: bytes, origin: str, encoding: str) -> str:
    remedy = "Verbeter `encoding` bij deze [[source]] in het monitorbestand, of haal het weg."
    decode = _decoder(encoding, origin)
    try:
        text = decode(content)
    except UnicodeDecodeError as error:
        raise SourceError(
            f"Het bestand is niet te lezen als {encoding}; dat zegt het monitorbestand wel",
            where=f"{origin}, byte {error.start}",
            remedy=remedy,
        ) from error
    if not _is_utf8_name(encoding) and _has_utf8_letters(content):
        raise SourceError(
            f"Volgens het monitorbestand is dit {encoding}, maar het is UTF-8",
            where=origin,
            remedy=remedy,
        )
    return text.removeprefix("\ufeff")


def _decoder(encoding: str, origin: str) -> Callable[[bytes], str]:
    try:
        codec = codecs.lookup(encoding)
    except LookupError as error:
        raise SourceError(
            f"De codering {encoding!r} bestaat niet",
            where=f"{origin}, sleutel encoding",
            remedy='Kies bijvoorbeeld "utf-8", "cp1252", "latin-1" of "utf-16".',
        ) from error
    return lambda content: codec.decode(content)[0]


def _is_utf8_name(encoding: str) -> bool:
    return codecs.lookup(encoding).name.startswith(("utf-8", "utf-16"))


def _has_utf8_letters(content: bytes) -> bool:
    try:
        return not content.decode("utf-8").isascii()
    except UnicodeDecodeError:
        return False
