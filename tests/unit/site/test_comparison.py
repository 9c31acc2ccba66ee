"""What may be said of two figures side by side."""

from dataclasses import replace

import pytest

from jeugdpeil.domain.comparability import Answer
from jeugdpeil.domain.scope import PlaceRule
from jeugdpeil.domain.status import Status
from jeugdpeil.i18n.numbers import percentage
from jeugdpeil.published.figure import Figure
from jeugdpeil.published.manifest import Measurement
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.views.comparison import Direction, direction, measured_error, verdict
from jeugdpeil.site.views.region_head import comparisons, coverage_sentences
from jeugdpeil.site.views.wijk_mean import mean_of_wijken, wijk_mean
from support.site_fixtures import GetFigure, GetRegion, MakeLinks


def final(figure: Figure, low: float, high: float) -> Figure:
    """The figure as a definitive one with another interval."""
    value = (low + high) / 2
    return replace(figure, status=Status.DEFINITIEF, value=value, lower=low, upper=high)


@pytest.mark.parametrize(
    ("mine", "theirs", "answer"),
    [
        ((10.1, 10.4), (9.0, 10.0), Direction.HIGHER),
        ((8.0, 8.9), (9.0, 10.0), Direction.LOWER),
        ((8.0, 9.0), (9.0, 10.0), Direction.ALIKE),
        ((8.0, 12.0), (9.0, 10.0), Direction.ALIKE),
    ],
)
def test_higher_needs_intervals_with_nothing_in_common(
    mine: tuple[float, float], theirs: tuple[float, float], answer: Direction
) -> None:
    """Where two intervals touch, nothing is said to differ."""
    assert direction(mine, theirs) is answer


def test_a_provisional_figure_is_not_compared_with_a_definitive_one(figure: GetFigure) -> None:
    """Hattem's 6.36 % was provisional; the 378 thousand beside it were not."""
    one = figure("GM9001")
    answer = verdict(one, final(one, 1.0, 2.0), (), "nl")
    assert (answer.answer, answer.direction) == (Answer.VIA_NOWCAST, None)
    assert "voorlopig" in " ".join(answer.reasons)


def test_two_provisional_figures_are_compared_with_a_note(figure: GetFigure) -> None:
    """Both can still change."""
    answer = verdict(figure("GM9001"), figure("NL00"), (), "nl")
    assert (answer.answer, answer.direction) == (Answer.DIRECT_WITH_NOTE, Direction.LOWER)


def test_a_difference_below_the_measured_error_cannot_be_told(figure: GetFigure) -> None:
    """Intervals apart by 0.3 point, over a denominator that is off by 0.44: nothing is claimed."""
    one, other = final(figure("GM9001"), 9.0, 9.1), final(figure("GM9001"), 9.3, 9.4)
    assert verdict(one, other, (), "nl", 0.44).direction is Direction.INDISTINCT
    assert verdict(one, other, (), "nl", 0.29).direction is Direction.LOWER


def test_the_measured_error_is_that_of_the_level(figure: GetFigure) -> None:
    """The median of wijken for a wijk, the gemeente for all above, none for exact denominators."""
    measured = [Measurement("noemer-benaderd", (("gemeente", "-0.44"), ("mediaan", "0.31")))]
    assert measured_error(measured, [replace(figure("WK900100"), note="benaderd")]) == 0.31
    assert measured_error(measured, [replace(figure("GM9001"), note="benaderd")]) == 0.44
    assert measured_error(measured, [replace(figure("NL00"), note="benaderd")]) == 0.44
    assert measured_error(measured, [replace(figure("GM9001"), note="")]) == 0.0


def test_a_page_says_why_two_figures_cannot_be_told_apart(
    edition: Edition, figure: GetFigure, region: GetRegion, links: MakeLinks
) -> None:
    """With the error in the sentence."""
    land = figure("NL00").value
    assert land is not None
    near = replace(figure("GM9001"), value=land - 0.3, lower=land - 0.3, upper=land - 0.3)
    shown = comparisons(edition, region("GM9001"), near, links())
    assert shown is not None
    assert "niet te onderscheiden van Peilland" in shown.title
    assert any("0,44 procentpunt" in note for note in shown.notes)


def test_a_refusal_gives_its_reason(figure: GetFigure) -> None:
    """A wijk counts by address, a gemeente does not."""
    answer = verdict(figure("WK900100"), figure("GM9001"), (), "nl")
    assert answer.is_refused
    assert "adres" in answer.reasons[0]


def test_a_gemeente_is_laid_beside_its_jeugdregio_and_the_country(
    edition: Edition, figure: GetFigure, region: GetRegion, links: MakeLinks
) -> None:
    """Nearest first, its own figure above them."""
    shown = comparisons(edition, region("GM9001"), figure("GM9001"), links())
    assert shown is not None
    assert [row.label for row in shown.rows] == ["Hatterloo", "jeugdregio Noordpeil", "Peilland"]


def test_a_wijk_is_never_laid_beside_a_gemeente_figure(
    edition: Edition, figure: GetFigure, region: GetRegion, links: MakeLinks
) -> None:
    """It is laid beside means of wijk figures, of its gemeente and of the country."""
    shown = comparisons(edition, region("WK900100"), figure("WK900100"), links())
    assert shown is not None
    labels = [row.label for row in shown.rows]
    assert labels[1:] == ["de wijken van Hatterloo samen", "alle wijken van het land samen"]
    period = figure("WK900100").period
    means = [mean_of_wijken(edition, "jeugdzorg", period, 2022, code) for code in ("GM9001", "")]
    expected = [percentage("nl", mean.percentage) for mean in means if mean]
    assert [row.value for row in shown.rows[1:]] == expected


def test_the_mean_of_wijken_is_of_those_that_show_a_figure(figure: GetFigure) -> None:
    """Hidden wijken are left out and counted: (175 + 95) of (2184 + 936 or so) youths."""
    shown = [figure("WK900100"), figure("WK900101"), figure("WK900704")]
    mean = wijk_mean(shown)
    assert mean is not None
    youths = sum(item.denominator or 0 for item in shown[:2])
    assert mean.percentage == pytest.approx(100 * (175 + 95) / youths, abs=1e-9)
    assert (mean.shown, mean.total) == (2, 3)


def test_wijken_without_figures_have_no_mean(figure: GetFigure) -> None:
    """The mean of nothing is not nought."""
    assert wijk_mean([figure("WK900704"), figure("WK900702")]) is None


def test_the_mean_of_the_country_covers_all_wijken(edition: Edition, figure: GetFigure) -> None:
    """18 wijken in 2022, of which 4 show no figure."""
    mean = mean_of_wijken(edition, "jeugdzorg", figure("WK900100").period, 2022)
    assert mean is not None
    assert mean.total == 18


def test_the_title_of_a_comparison_passes_no_judgement(
    edition: Edition, figure: GetFigure, region: GetRegion, links: MakeLinks
) -> None:
    """Higher or lower than whom, and nothing more."""
    shown = comparisons(edition, region("GM9001"), figure("GM9001"), links())
    assert shown is not None
    assert shown.title == (
        "Het cijfer van Hatterloo over 2022 is niet duidelijk anders dan jeugdregio Noordpeil en "
        "lager dan Peilland."
    )


def test_what_differs_is_said_once_for_all(
    edition: Edition, figure: GetFigure, region: GetRegion, links: MakeLinks
) -> None:
    """The same note for two regions is one sentence."""
    shown = comparisons(edition, region("GM9001"), figure("GM9001"), links())
    assert shown is not None
    assert len(shown.notes) == 2
    assert "jeugdregio Noordpeil en Peilland" in shown.notes[0]


def test_a_wijk_tells_the_coverage_of_its_gemeente(
    edition: Edition, figure: GetFigure, region: GetRegion
) -> None:
    """How far wijk figures add up to the gemeente, in words."""
    sentences = coverage_sentences(edition, region("WK900100"), figure("WK900100").period, "nl")
    assert sentences[0].startswith("De wijkcijfers van Hatterloo over 2022 zijn samen 90")


def test_a_coverage_that_moved_is_told(
    edition: Edition, figure: GetFigure, region: GetRegion
) -> None:
    """A change of the wijk would then say nothing."""
    period = figure("WK900400").period
    assert len(coverage_sentences(edition, region("WK900400"), period, "nl")) == 2


def test_place_rules_are_what_refuses(figure: GetFigure) -> None:
    """The same figures by the same rule could have been compared."""
    wijk = replace(figure("WK900100"), place_rule=PlaceRule.WOONPLAATSBEGINSEL)
    assert not verdict(wijk, figure("GM9001"), (), "nl").is_refused
