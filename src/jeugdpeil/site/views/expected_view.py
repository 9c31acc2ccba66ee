"""An expected figure in words: actual, expected, difference and the one verdict."""

from dataclasses import dataclass, field

from jeugdpeil.domain.definition import IndicatorDefinition
from jeugdpeil.domain.expected import ActualBasis
from jeugdpeil.domain.scope import Unit
from jeugdpeil.domain.verdict import Verdict
from jeugdpeil.i18n.numbers import (
    decimal_number,
    in_unit,
    interval,
    percentage,
    signed_number,
    unbroken,
    whole_number,
)
from jeugdpeil.i18n.texts import text
from jeugdpeil.published.expected import ExpectedFigure
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.links import Links
from jeugdpeil.site.views.words import rule_words

_STYLES = {
    Verdict.HOGER: "higher",
    Verdict.LAGER: "lower",
    Verdict.KLEIN_VERSCHIL: "small",
    Verdict.NIET_TE_ONDERSCHEIDEN: "open",
    Verdict.TE_KLEIN: "open",
}
# A probability is never told as certain.
_MOST_CERTAIN = 99


@dataclass(frozen=True)
class ExpectedView:
    """An expected figure as it is shown; texts are empty where there is nothing to say.

    Args:
        actual, actual_count: percentage and number of youths.
        is_mean: whether the actual figure is a weighted mean of figures that are shown.
        expected, expected_interval, expected_bounds, expected_count: with its interval, long and
            short.
        difference: signed, in percentage points, without the unit.
        difference_points: the same with the unit.
        difference_count: number of youths of the difference, with its sign.
        verdict, verdict_style: in words, and the name of its style.
        meaning: what the verdict means, in one sentence.
        trace: address of the origin of the expected figure.
        number: the difference for a picture, None where there is none.
        figure: the published figure itself, for files with real numbers.
    """

    actual: str
    actual_count: str
    is_mean: bool
    expected: str
    expected_interval: str
    expected_bounds: str
    expected_count: str
    difference: str
    difference_points: str
    difference_count: str
    verdict: str
    verdict_style: str
    meaning: str
    trace: str
    number: float | None
    # Views are alike where they say the same.
    figure: ExpectedFigure = field(compare=False, repr=False)


def expected_view(edition: Edition, figure: ExpectedFigure, links: Links) -> ExpectedView:
    """An expected figure in the words of the page's language."""
    language = links.language
    definition = edition.definitions[figure.indicator]
    decimals = definition.decimals
    bounds = (figure.expected_lower, figure.expected_upper)
    word = figure.verdict
    return ExpectedView(
        actual="" if figure.actual is None else percentage(language, figure.actual, decimals),
        actual_count=_count(figure.actual_youths, language),
        is_mean=figure.actual_basis is ActualBasis.GEWOGEN_GEMIDDELDE,
        expected=percentage(language, figure.expected, decimals),
        expected_interval=interval(language, bounds, Unit.PERCENTAGE, decimals),
        expected_bounds="–".join(decimal_number(language, each, decimals) for each in bounds),
        expected_count=whole_number(language, figure.expected_youths),
        difference=signed(figure.difference, definition, language),
        difference_points=points(figure.difference, definition, language),
        difference_count=_signed_count(figure.difference_youths, language),
        verdict="" if word is None else text(language, f"verdict.{word.value}"),
        verdict_style="" if word is None else _STYLES[word],
        meaning="" if word is None else verdict_meaning(edition, figure.model, word, language),
        trace=links.expected_trace(figure),
        number=figure.difference,
        figure=figure,
    )


def verdict_meaning(edition: Edition, model: str, verdict: Verdict, language: str) -> str:
    """What a verdict means, with the bounds of the model's rule."""
    rule = edition.expectations.card(model).rule
    return text(language, f"verdict.{verdict.value}.meaning", **rule_words(language, rule))


def _count(number: int | None, language: str) -> str:
    return "" if number is None else whole_number(language, number)


def _signed_count(number: int | None, language: str) -> str:
    return "" if number is None else signed_number(language, float(number), 0)


def signed(
    value: float | None, definition: IndicatorDefinition, language: str, *, finer: int = 0
) -> str:
    """A difference with its sign; empty where there is none.

    Args:
        value: percentage points.
        definition: of the indicator, with its number of decimals.
        language: of the page.
        finer: how many decimals more; MARGIN_DECIMALS for a shrunken difference and its bounds.
    """
    return "" if value is None else signed_number(language, value, definition.decimals + finer)


def points(
    value: float | None, definition: IndicatorDefinition, language: str, *, finer: int = 0
) -> str:
    """A difference with its sign and the word for percentage points, kept on one line."""
    if value is None:
        return ""
    number = signed(value, definition, language, finer=finer)
    return unbroken(text(language, "expected.points", number=number))


def points_between(
    bounds: tuple[float, float],
    definition: IndicatorDefinition,
    language: str,
    *,
    finer: int = 0,
) -> str:
    """The interval of a difference with its unit once."""
    low, high = (signed(each, definition, language, finer=finer) for each in bounds)
    return text(language, "expected.between", low=low, high=high)


def chance(probability: float, language: str) -> str:
    """A probability in whole per cents, never nought and never hundred.

    >>> chance(0.9991, "en"), chance(0.5, "en")
    ('more than 99%', '50%')
    """
    number = round(100 * probability)
    if number > _MOST_CERTAIN:
        return text(language, "expected.chance.most")
    if number < 1:
        return text(language, "expected.chance.least")
    return percentage(language, float(number), 0)


def chance_sentence(figure: ExpectedFigure, language: str) -> str:
    """How probable it is that use is really higher, or really lower; empty where not known."""
    if figure.probability_higher is None:
        return ""
    is_higher = figure.probability_higher >= 0.5
    probability = figure.probability_higher if is_higher else 1 - figure.probability_higher
    key = "expected.really.higher" if is_higher else "expected.really.lower"
    return text(language, key, chance=chance(probability, language))


def level_words(level: float) -> str:
    """The coverage of an interval in whole per cents, without the sign.

    >>> level_words(0.9)
    '90'
    """
    return str(round(100 * level))


def in_percentage(value: float, definition: IndicatorDefinition, language: str) -> str:
    """A percentage with the decimals of its indicator."""
    return in_unit(language, value, Unit.PERCENTAGE, definition.decimals)
