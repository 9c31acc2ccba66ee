"""National figures of a half-year that a text gives as those of a year."""

from collections.abc import Iterator

from jeugdpeil.codelists.national_revisions import NATIONAL_PAIRS, NationalPair
from jeugdpeil.domain.care_form import CareForm
from jeugdpeil.domain.finding import Finding
from jeugdpeil.domain.period import PeriodKind
from jeugdpeil.validation.figure_linter.document import Document
from jeugdpeil.validation.figure_linter.facts import Facts, all_facts
from jeugdpeil.validation.figure_linter.finding_codes import KNOWN_HALF_YEAR
from jeugdpeil.validation.figure_linter.rules.repeated_numbers import period_of
from jeugdpeil.validation.figure_linter.spelled import at
from jeugdpeil.validation.figure_linter.written import NumberKind, Written

# Below this a number in a text is not one of the whole country.
_NATIONAL = 250_000
_MEASURE = "jongeren"


def known_figures(document: Document) -> Iterator[Finding]:
    """A count of the country that CBS published for a half-year, given as that of a year.

    Held against the register of national figures that were published; a figure that is not in it
    is left alone.
    """
    for facts in all_facts(document):
        for number in facts.of(NumberKind.COUNT):
            period = period_of(facts, number)
            form = _form(facts)
            if period is None or period.kind is not PeriodKind.JAAR or form is None:
                continue
            known = _known(number, form, period.year)
            if known:
                yield KNOWN_HALF_YEAR.found(
                    at(facts.sentence.line),
                    number=number.words,
                    said=period.name,
                    known=str(known.period),
                    period=form.value,
                )


def _form(facts: Facts) -> CareForm | None:
    forms = {each.meaning for each in facts.forms}
    return next(iter(forms)) if len(forms) == 1 else None


def _known(number: Written, form: CareForm, year: int | None) -> NationalPair | None:
    """The half-year that a number is of, where it is not also that of a year."""
    if number.value < _NATIONAL:
        return None
    alike = [
        pair
        for pair in NATIONAL_PAIRS
        if pair.measure == _MEASURE
        and pair.form is form
        and any(
            number.printed.low <= each <= number.printed.high for each in (pair.shown, pair.became)
        )
    ]
    if any(pair.period.kind is PeriodKind.JAAR for pair in alike):
        return None
    halves = [pair for pair in alike if year is None or pair.period.year == year]
    return halves[0] if halves else None
