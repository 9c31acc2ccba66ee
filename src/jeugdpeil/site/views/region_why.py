"""Why this much is expected: what each theme adds to the national mean, or takes from it."""

from collections.abc import Sequence
from dataclasses import dataclass

from jeugdpeil.domain.definition import IndicatorDefinition
from jeugdpeil.domain.model_card import ModelCard
from jeugdpeil.domain.region import Region, RegionLevel
from jeugdpeil.i18n.numbers import decimal_number, percentage
from jeugdpeil.i18n.texts import text
from jeugdpeil.published.expected import ExpectedFigure
from jeugdpeil.site.drawing.waterfall import Fall, waterfall
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.links import Links
from jeugdpeil.site.views.expected_view import in_percentage, signed
from jeugdpeil.site.views.model_words import characteristic_name, theme_name
from jeugdpeil.site.views.region_expected import ExpectedSource, expected_source
from jeugdpeil.site.views.words import and_list, level_name

# Which line of the model card tells how well the characteristics alone predict.
_FIT = "characteristics"


@dataclass(frozen=True)
class WhyRow:
    """What one theme adds: in words and as a bar between two places."""

    label: str
    value: str
    fall: Fall


@dataclass(frozen=True)
class Why:
    """From the national mean to the expected figure.

    Args:
        title: the finding in one neutral sentence.
        national, expected: the first and the last figure.
        bounds: interval of the expected figure.
        start, end: their places, in percentages of the width.
        rows: one per theme; they add up to the printed difference.
        together: which themes have characteristics that hang together, so that their shares may
            shift; empty for none.
        absent: which characteristics of earlier studies are not in the model, in one sentence.
        fit: how well the model predicts, in one sentence.
        source: status and source.
    """

    title: str
    national: str
    expected: str
    bounds: str
    start: float
    end: float
    rows: tuple[WhyRow, ...]
    together: str
    absent: str
    fit: str
    source: ExpectedSource


def why(edition: Edition, region: Region, figure: ExpectedFigure, links: Links) -> Why | None:
    """From the national mean to the expected figure; None for the country itself."""
    if figure.level is RegionLevel.LAND or not figure.contributions:
        return None
    language = links.language
    definition = edition.definitions[figure.indicator]
    national = national_expected(figure, definition.decimals)
    parts = [points for _, points in figure.contributions]
    drawn = waterfall(national, parts)
    card = edition.expectations.card(figure.model)
    return Why(
        title=_title(region, figure, national, definition, language),
        national=in_percentage(national, definition, language),
        expected=in_percentage(figure.expected, definition, language),
        bounds="–".join(
            decimal_number(language, each, definition.decimals)
            for each in (figure.expected_lower, figure.expected_upper)
        ),
        start=drawn.start,
        end=drawn.end,
        rows=tuple(
            WhyRow(theme_name(language, theme), signed(points, definition, language), fall)
            for (theme, points), fall in zip(figure.contributions, drawn.falls, strict=True)
        ),
        together=together_sentence(figure.contributions, card, language),
        absent=absent_sentence(edition, card, language),
        fit=fit_sentence(card, language),
        source=expected_source(edition, figure, links),
    )


def national_expected(figure: ExpectedFigure, decimals: int) -> float:
    """The national mean that the contributions start from, as it is printed."""
    return round(figure.expected - sum(points for _, points in figure.contributions), decimals)


def _title(
    region: Region,
    figure: ExpectedFigure,
    national: float,
    definition: IndicatorDefinition,
    language: str,
) -> str:
    difference = round(figure.expected - national, definition.decimals)
    if difference == 0:
        return text(language, "why.title.same", name=region.name)
    key = "why.title.higher" if difference > 0 else "why.title.lower"
    first = largest_themes(figure.contributions, difference)
    return text(
        language,
        key,
        name=region.name,
        themes=and_list(language, [theme_name(language, theme) for theme in first]),
    )


def largest_themes(contributions: Sequence[tuple[str, float]], difference: float) -> list[str]:
    """The one or two themes that add most in the direction of the whole difference.

    >>> largest_themes([("wonen", 0.1), ("opleiding", 0.8), ("omgeving", -0.4)], 0.5)
    ['opleiding']
    """
    sign = 1 if difference > 0 else -1
    helping = sorted(
        ((sign * points, theme) for theme, points in contributions if sign * points > 0),
        reverse=True,
    )
    most = helping[0][0] if helping else 0.0
    return [theme for points, theme in helping[:2] if points >= most / 2]


def together_sentence(
    contributions: Sequence[tuple[str, float]], card: ModelCard, language: str
) -> str:
    """Which themes share characteristics that hang together; empty where no group has two."""
    groups: dict[int, set[str]] = {}
    for each in card.coefficients:
        if each.collinear_group is not None:
            groups.setdefault(each.collinear_group, set()).add(each.theme)
    shifting = {theme for themes in groups.values() if len(themes) > 1 for theme in themes}
    names = [theme_name(language, theme) for theme, _ in contributions if theme in shifting]
    return text(language, "why.together", themes=and_list(language, names)) if names else ""


def absent_sentence(edition: Edition, card: ModelCard, language: str) -> str:
    """Which characteristics that earlier studies used are not in these data; empty for none."""
    if not card.named_absent:
        return ""
    names = [characteristic_name(edition, item, language) for item in card.named_absent]
    return text(language, "why.absent", names=and_list(language, names))


def fit_sentence(card: ModelCard, language: str) -> str:
    """What part of the differences the characteristics explain, in places the model did not see."""
    line = next((item for item in card.fits if item.fit == _FIT), None)
    if line is None or line.r2_outside is None:
        return text(language, "why.fit.unknown")
    share = percentage(language, 100 * max(line.r2_outside, 0.0), 0)
    parts = level_name(language, RegionLevel(card.level), plural=True)
    return text(language, "why.fit", share=share, parts=parts)
