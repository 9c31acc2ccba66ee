"""Errors that were published are found, in any words and with any numbers."""

import pytest

from jeugdpeil.domain.finding import Severity
from jeugdpeil.validation.figure_linter import LINTER_CODES, TextKind, checked_text
from support.other_errors import other_errors
from support.published_errors import PUBLISHED_ERRORS, PublishedError

OTHERS = other_errors()


def codes_of(text: str, kind: TextKind) -> set[str]:
    return {finding.code for finding in checked_text(text, kind)}


@pytest.mark.parametrize("error", PUBLISHED_ERRORS, ids=lambda error: error.name)
def test_published_error_is_found(error: PublishedError) -> None:
    """What newspapers, CBS and NJi let through does not get past the linter."""
    assert error.codes <= codes_of(error.text, error.kind)


@pytest.mark.parametrize("error", PUBLISHED_ERRORS, ids=lambda error: error.name)
def test_nothing_else_is_said_of_it(error: PublishedError) -> None:
    """A reader is not led past the error by findings on what is right."""
    assert codes_of(error.text, error.kind) <= error.codes


@pytest.mark.parametrize("place", range(len(OTHERS)))
def test_error_of_the_same_kind_is_found(place: int) -> None:
    """The rules know no sentences: other words and numbers are found too."""
    kind, text = OTHERS[place]
    assert codes_of(text, kind) != set()


def test_every_code_is_found_somewhere() -> None:
    """A code that no error calls for would be a rule that nobody tried."""
    tried = [(error.kind, error.text) for error in PUBLISHED_ERRORS] + list(OTHERS)
    found = {code for kind, text in tried for code in codes_of(text, kind)}
    alone = {code.code for code in LINTER_CODES} - found
    assert alone <= TRIED_IN_TEST_RULES


# Codes that have a test of their own in test_rules.py.
TRIED_IN_TEST_RULES = {
    "lint-change-check",
    "lint-forms-mixed",
    "lint-half-above-year",
    "lint-number-two-statuses",
    "lint-part-wrong",
}


def test_a_provisional_fall_is_no_proof() -> None:
    """Only arithmetic is called wrong: whatever depends on how a sentence is read is a check."""
    text = (
        "In de eerste helft van 2020 kregen minder jongeren jeugdzorg dan in 2019. De cijfers over "
        "2020 zijn voorlopig, die over 2019 definitief."
    )
    found = checked_text(text, TextKind.TEXT)
    assert {finding.severity for finding in found} == {Severity.WARNING}
