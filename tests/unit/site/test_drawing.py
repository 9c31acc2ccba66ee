"""Places of bars, lines, distributions and classes."""

import pytest

from jeugdpeil.site.drawing.classes import MOST_CLASSES, MapClasses, map_classes
from jeugdpeil.site.drawing.line_chart import ChartPoint, line_chart
from jeugdpeil.site.drawing.scale import bar, share_of, ticks, top_of
from jeugdpeil.site.drawing.strip import BINS, marked, quartiles, strip


def point(place: float, value: float | None, style: str = "final") -> ChartPoint:
    """A figure without interval, labelled by its value."""
    return ChartPoint(place, value, None, None, str(value), str(place), style)


def grid(value: float, decimals: int) -> str:
    """A grid line by its value."""
    return f"{value:.{decimals}f}"


def test_a_grid_line_between_whole_numbers_keeps_its_decimal() -> None:
    """Lines at 2.5 and 7.5 that say 2 and 8 would be wrong, and not evenly spaced."""
    chart = line_chart([point(2020, 6.9), point(2021, 7.0)], [""], [""], grid)
    assert [tick.label for tick in chart.grid] == ["0.0", "2.5", "5.0", "7.5"]
    chart = line_chart([point(2020, 8.8), point(2021, 9.5)], [""], [""], grid)
    assert [tick.label for tick in chart.grid] == ["0", "5", "10"]


def test_an_axis_begins_at_nought_and_ends_at_a_round_number() -> None:
    """Bars that begin elsewhere make small differences look large."""
    assert ticks(9.4) == [0.0, 5.0, 10.0]


def test_a_bar_is_as_long_as_its_share_of_the_axis() -> None:
    """Half of the axis is half of the width."""
    drawn = bar(5.0, (4.0, 6.5), 10.0)
    assert drawn is not None
    assert (drawn.width, drawn.low, drawn.high) == (50.0, 40.0, 65.0)


def test_a_figure_without_a_number_has_no_bar() -> None:
    """Suppressed is not nought."""
    assert bar(None, (None, None), 10.0) is None


def test_a_value_beyond_the_axis_is_drawn_at_its_end() -> None:
    """One odd region does not run out of the picture."""
    assert share_of(150.0, 20.0) == 100.0


def test_an_axis_without_values_can_still_be_drawn() -> None:
    """A table of hidden figures is no reason to fail."""
    assert top_of([None, None]) == 1.0


def test_a_line_joins_only_where_a_style_is_given() -> None:
    """Over a break there is no line at all."""
    chart = line_chart(
        [point(2019, 9.0), point(2020, 8.8), point(2021, 9.5)], ["firm", ""], ["", "1"], grid
    )
    assert [(join.x1, join.x2) for join in chart.joins] == [(chart.marks[0].x, chart.marks[1].x)]


def test_a_break_stands_halfway_between_two_points() -> None:
    """It belongs to neither year."""
    chart = line_chart([point(2020, 8.8), point(2021, 9.5)], [""], ["1"], grid)
    assert chart.breaks[0].place == (chart.marks[0].x + chart.marks[1].x) / 2


def test_a_point_without_a_number_is_not_drawn_and_not_joined() -> None:
    """A line may not pass over a year of which nothing is known."""
    chart = line_chart(
        [point(2020, 8.8), point(2021, None), point(2022, 9.5)], ["firm", "firm"], ["", ""], grid
    )
    assert (len(chart.marks), len(chart.joins)) == (2, 0)


def test_years_keep_their_distance() -> None:
    """A missing year leaves room: 2019 to 2021 is twice as far as 2021 to 2022."""
    chart = line_chart(
        [point(2019, 9.0), point(2021, 9.0), point(2022, 9.0)], ["", ""], ["", ""], grid
    )
    first, second, third = (mark.x for mark in chart.marks)
    assert second - first == pytest.approx(2 * (third - second), abs=0.02)


def test_a_chart_wants_a_join_for_every_gap() -> None:
    """A list that is one too short would shift all breaks."""
    with pytest.raises(ValueError, match="gaps"):
        line_chart([point(2020, 1.0), point(2021, 1.0)], [], [], grid)


def test_a_distribution_counts_every_region() -> None:
    """The bars hold all values, and the fullest one is the highest."""
    drawn = strip([1.0, 1.1, 1.2, 5.0, 9.0])
    assert drawn is not None
    assert max(item.height for item in drawn.bars) == 100.0


def test_five_regions_are_the_fewest_for_a_distribution() -> None:
    """Below that a reader could tell which bar is which region."""
    assert strip([1.0, 2.0, 3.0, 4.0]) is None


def test_one_odd_region_does_not_flatten_the_others() -> None:
    """Of 401 regions, one at 150 % lies in the last bar of an axis that ends at 20 %."""
    values = [5.0 + number / 40 for number in range(400)]
    drawn = strip([*values, 150.0])
    assert drawn is not None
    assert (drawn.top, drawn.is_cut) == (15.0, True)
    assert drawn.bars[-1].x == 100 / BINS * (BINS - 1)


def test_the_marker_stands_at_the_regions_own_value() -> None:
    """7.5 on an axis to 15 is halfway."""
    drawn = strip([5.0, 7.5, 10.0, 12.0, 14.0])
    assert drawn is not None
    assert marked(drawn, 7.5).marker == 100 * 7.5 / drawn.top


def test_quartiles_lie_between_regions_where_they_must() -> None:
    """Of four values the first quartile is three quarters of the way to the second."""
    assert quartiles([1.0, 2.0, 3.0, 4.0]) == (1.75, 2.5, 3.25)


def test_a_value_on_a_border_belongs_to_the_class_above() -> None:
    """The legend says "6 % tot 8 %" and "8 % of meer"."""
    assert MapClasses((6.0, 8.0)).of(8.0) == 2


def test_classes_have_round_borders_of_equal_width() -> None:
    """A reader can lay two maps side by side."""
    borders = map_classes([value / 10 for value in range(40, 160)]).borders
    assert borders == (6.0, 8.0, 10.0, 12.0, 14.0)


@pytest.mark.parametrize("highest", [0.4, 3.0, 17.0, 63.0, 420.0])
def test_there_are_never_more_than_six_classes(highest: float) -> None:
    """More shades cannot be told apart."""
    values = [highest * number / 200 for number in range(201)]
    assert 2 <= len(map_classes(values)) <= MOST_CLASSES


def test_equal_values_make_one_class() -> None:
    """There is nothing to tell apart."""
    assert len(map_classes([4.2] * 10)) == 1
