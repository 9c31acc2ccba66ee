"""Places in the pictures of expected use."""

import re

import pytest

from jeugdpeil.site.drawing.caterpillar import around, caterpillar
from jeugdpeil.site.drawing.difference_classes import DifferenceClasses, difference_classes
from jeugdpeil.site.drawing.funnel_chart import FunnelPoint, funnel_chart, marked
from jeugdpeil.site.drawing.rank_chart import rank_bars, rank_dots
from jeugdpeil.site.drawing.span import Span, round_ticks, span_with_zero
from jeugdpeil.site.drawing.waterfall import waterfall


def flat(_: float) -> tuple[float, float]:
    """Limits that are the same for all sizes."""
    return 1.0, 2.0


def test_an_axis_of_differences_holds_nought() -> None:
    """Also where all regions are above it."""
    span = span_with_zero([2.0, 5.0])
    assert span.low < 0.0 < 5.0 < span.high


def test_round_ticks_lie_on_the_axis() -> None:
    """And nought is one of them."""
    assert round_ticks(Span(-2.3, 4.2)) == [-2.0, 0.0, 2.0, 4.0]
    assert round_ticks(Span(6.1, 9.9)) == [7.0, 8.0, 9.0]


def test_each_part_of_a_waterfall_begins_where_the_one_before_ended() -> None:
    """Up from 10 to 12, down to 11: the second bar hangs from the end of the first."""
    up, down = waterfall(10.0, [2.0, -1.0]).falls
    assert down.left + down.width == pytest.approx(up.left + up.width)
    assert (up.is_up, down.is_up) == (True, False)


def test_a_waterfall_ends_at_the_sum_of_its_parts() -> None:
    """Parts that take each other away end where they began."""
    drawn = waterfall(8.0, [1.5, -2.0, 0.5])
    assert drawn.start == drawn.end


def test_small_parts_stay_small() -> None:
    """A tenth of a point does not fill the width."""
    drawn = waterfall(8.6, [-0.1])
    assert drawn.falls[0].width < 100 * 0.1 / 1.5 + 0.2


def test_bars_grow_up_and_down_from_nought() -> None:
    """Below nought a bar hangs from the line, above it stands on it."""
    drawn = rank_bars([-2.0, -1.0, 1.0, 3.0], own=3)
    low, _, _, high = drawn.bars
    assert low.y == drawn.zero
    assert high.y + high.height == pytest.approx(drawn.zero)
    assert [bar.is_own for bar in drawn.bars] == [False, False, False, True]


def test_a_ranking_without_the_own_region_marks_none() -> None:
    """A region without a difference is in no bar."""
    drawn = rank_bars([-1.0, 1.0], own=None)
    assert (drawn.own_x, [bar.is_own for bar in drawn.bars]) == (None, [False, False])


def test_dots_at_the_same_place_are_stacked() -> None:
    """Two regions with the same difference are two dots."""
    drawn = rank_dots([1.0, 1.0, -1.0], own=1)
    places = re.findall(r"M([\d.]+) ([\d.]+)h0", drawn.dots)
    assert len(places) == 2
    assert drawn.own is not None
    first = places[0]
    assert (drawn.own.x, drawn.own.y) == (float(first[0]), float(first[1]) - 11)


def test_nought_is_the_middle_of_the_dots() -> None:
    """As far below as above, so that sides can be compared."""
    assert rank_dots([-4.0, 1.0], own=None).zero == 50.0


def test_a_larger_region_stands_further_right_in_the_funnel() -> None:
    """And a higher difference higher up."""
    points = [FunnelPoint(100, -1.0), FunnelPoint(10_000, 2.0)]
    small, large = (marked(funnel_chart(points, flat), points[own]) for own in (0, 1))
    assert small.own_x is not None
    assert large.own_x is not None
    assert small.own_y is not None
    assert large.own_y is not None
    assert small.own_x < large.own_x
    assert small.own_y > small.zero > large.own_y


def test_the_dots_of_many_regions_take_little_room() -> None:
    """Regions in the same cell of the grid are one dot."""
    points = [FunnelPoint(100 + number % 40, (number % 7) / 10) for number in range(3000)]
    drawn = funnel_chart([*points, FunnelPoint(50_000, 5.0)], flat)
    assert len(drawn.dots) < 3000


def test_what_lies_outside_the_funnel_is_counted() -> None:
    """One of a thousand regions far beyond all others is drawn on the edge."""
    points = [FunnelPoint(500 + number, 1.0) for number in range(999)]
    assert funnel_chart([*points, FunnelPoint(30, 60.0)], flat).cut == 1


@pytest.mark.parametrize(("count", "own"), [(342, 0), (342, 341), (342, 170), (6, 2)])
def test_the_own_region_stands_among_its_neighbours(count: int, own: int) -> None:
    """Also at either end of the ranking, and where there are few."""
    places = around(count, own)
    assert own in places
    assert len(places) == min(count, 15)
    assert 0 <= places.start <= places.stop <= count


def test_an_interval_hangs_between_its_bounds() -> None:
    """Pixels go down, so that the lower bound has the larger number."""
    drawn = caterpillar([(-1.0, -2.0, 0.0), (1.0, 0.5, 1.5)], own=1)
    assert drawn.own.high < drawn.own.y < drawn.own.low
    assert drawn.lines.count("V") == 1


def test_differences_have_as_many_classes_on_both_sides() -> None:
    """The borders of one side mirror those of the other."""
    classes = difference_classes([float(value) for value in range(-9, 4)])
    assert len(classes.borders) == 2
    assert classes.of(-classes.borders[0]) == -classes.of(classes.borders[0])


def test_without_differences_there_is_one_class_on_each_side() -> None:
    """A legend without numbers."""
    classes = difference_classes([])
    assert (classes.of(3.0), classes.of(-3.0)) == (1, -1)
    assert classes == DifferenceClasses(())
