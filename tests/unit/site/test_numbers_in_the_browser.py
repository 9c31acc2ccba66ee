"""Numbers that a script writes and reads are those of the server."""

from typing import Any

import pytest

from jeugdpeil.i18n.numbers import decimal_number, signed_number
from jeugdpeil.site.views.what_if_page import read_number
from support.typescript import answers

WRITE = """
import { decimalNumber, signedNumber } from "./what-if/numbers";
answer(asked.map(([language, value, decimals]: [string, number, number]) =>
  [decimalNumber(language, value, decimals), signedNumber(language, value, decimals)]));
"""
READ = """
import { readNumber } from "./what-if/numbers";
answer(asked.map(([words, language]: [string, string]) => readNumber(words, language)));
"""
# Among them what lies exactly in the middle, which goes to the even digit.
VALUES = (
    0.0,
    0.04,
    -0.04,
    0.25,
    0.35,
    -0.25,
    0.5,
    1.5,
    2.5,
    0.94,
    -1.0,
    1234.56,
    -1234567.891,
    0.049999999999999996,
    2.675,
    1e-9,
    99.95,
    999.95,
    12345678.5,
    0.125,
    0.375,
)
WORDS = (
    "6,5",
    "6.5",
    "1.250",
    "1,250",
    "-3",
    "\u22123,5",
    " 4 ",
    "4\u00a0",
    "",
    "veel",
    "inf",
    "nan",
    "1e3",
    "1_000",
    "+2",
    ".5",
    "5.",
    "1.2.3",
    "1,2,3",
    "--1",
    "0x10",
    "١",
    "1.250,5",
    "1,250.5",
)


def test_a_number_is_written_the_same() -> None:
    """In both languages, with every number of decimals, nought and halves included."""
    asked = [
        (language, value, decimals)
        for language in ("nl", "en")
        for value in VALUES
        for decimals in (0, 1, 2)
    ]
    here = [[decimal_number(*each), signed_number(*each)] for each in asked]
    assert answers(WRITE, asked) == here


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_number_is_read_the_same(language: str) -> None:
    """What one takes for a number the other does too."""
    found: list[Any] = answers(READ, [[words, language] for words in WORDS])
    here = [read_number(words, language) for words in WORDS]
    assert dict(zip(WORDS, found, strict=True)) == dict(zip(WORDS, here, strict=True))
