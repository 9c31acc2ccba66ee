"""Numbers as people write them: 6,4 % and 378.000 in Dutch, 6.4% and 378,000 in English."""

import re
from functools import lru_cache

from jeugdpeil.domain.scope import Unit
from jeugdpeil.i18n.texts import text

NO_BREAK_SPACE = "\u00a0"
MINUS = "\u2212"
_TO_DUTCH = str.maketrans({",": ".", ".": ","})
_KILO = 1000
# The same few thousand numbers stand on thousands of pages.
_kept = lru_cache(2**15)
_PLAIN_NUMBER = re.compile(r"-?\d+(\.\d+)?")


@_kept
def whole_number(language: str, value: int) -> str:
    """A count with marks between the thousands.

    >>> whole_number("nl", 378000), whole_number("en", -1250)
    ('378.000', '−1,250')
    """
    return _in_language(language, f"{value:,}")


@_kept
def decimal_number(language: str, value: float, decimals: int) -> str:
    """A number with a fixed number of decimals; minus nought is nought.

    >>> decimal_number("nl", 1234.56, 1), decimal_number("en", -0.04, 1)
    ('1.234,6', '0.0')
    """
    written = f"{value:,.{decimals}f}"
    if float(written.replace(",", "")) == 0:
        written = written.removeprefix("-")
    return _in_language(language, written)


def signed_number(language: str, value: float, decimals: int) -> str:
    """A difference with its sign; nought has none.

    >>> signed_number("nl", 0.94, 1), signed_number("nl", -1.0, 1), signed_number("en", 0.04, 1)
    ('+0,9', '−1,0', '0.0')
    """
    written = decimal_number(language, value, decimals)
    is_above = value > 0 and any(digit in "123456789" for digit in written)
    return f"+{written}" if is_above else written


def percentage(language: str, value: float, decimals: int = 1) -> str:
    r"""A percentage (0-100) with its sign, which never stands alone on a new line.

    >>> percentage("nl", 6.36), percentage("en", 6.36, 2)
    ('6,4\xa0%', '6.36%')
    """
    return in_unit(language, value, Unit.PERCENTAGE, decimals)


@_kept
def in_unit(language: str, value: float, unit: Unit, decimals: int) -> str:
    r"""A value with the short sign of its unit.

    >>> in_unit("nl", 10.4, Unit.PER_100_JONGEREN, 1)
    '10,4\xa0%'
    """
    number = decimal_number(language, value, decimals)
    return unbroken(text(language, f"unit.{unit.value}.value", number=number))


def interval(language: str, bounds: tuple[float, float], unit: Unit, decimals: int) -> str:
    r"""Two bounds with the unit once.

    >>> interval("nl", (6.3, 7.0), Unit.PERCENTAGE, 1)
    '6,3\xa0tot\xa07,0\xa0%'
    """
    low = decimal_number(language, bounds[0], decimals)
    high = in_unit(language, bounds[1], unit, decimals)
    return unbroken(text(language, "number.interval", low=low, high=high))


def file_size(language: str, byte_count: int) -> str:
    r"""A file size in the unit that keeps it short.

    >>> file_size("nl", 1_234_567), file_size("en", 999)
    ('1,2\xa0MB', '999\xa0bytes')
    """
    if byte_count < _KILO:
        return f"{byte_count}{NO_BREAK_SPACE}bytes"
    kilobytes = byte_count / _KILO
    if kilobytes < _KILO:
        return f"{decimal_number(language, kilobytes, 0)}{NO_BREAK_SPACE}kB"
    return f"{decimal_number(language, kilobytes / _KILO, 1)}{NO_BREAK_SPACE}MB"


def in_notation(language: str, written: str) -> str:
    """A number that was written with a decimal point; other words come back as they are.

    >>> in_notation("nl", "0.44"), in_notation("nl", "KWB 2019")
    ('0,44', 'KWB 2019')
    """
    return _in_language(language, written) if _PLAIN_NUMBER.fullmatch(written) else written


def unbroken(words: str) -> str:
    """The same words, kept together on one line."""
    return words.replace(" ", NO_BREAK_SPACE)


def _in_language(language: str, written: str) -> str:
    signed = written.replace("-", MINUS)
    return signed.translate(_TO_DUTCH) if language == "nl" else signed
