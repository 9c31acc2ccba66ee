"""The twenty bars of the ranking: means of every twentieth part of the regions."""

from collections.abc import Sequence

BARS = 20
# With fewer regions a bar would stand for less than five; dots are drawn then.
FEWEST_FOR_BARS = 100


class TooFewRegionsError(ValueError):
    """There are fewer regions than bars, so that a bar would stand for none."""


def bar_numbers(differences: Sequence[float]) -> list[int]:
    """In which of the twenty bars each region lies, 0 for the lowest differences.

    Args:
        differences: (n_regions,) actual minus expected use, in percentage points.

    Raises:
        TooFewRegionsError: fewer regions than bars.

    Source:
        The ranking figure of the "Verwacht en werkelijk jeugdzorggebruik" dashboard of the Monitor
        AOJ: each bar is the mean of 5 % of the regions.

    >>> bar_numbers([float(40 - number) for number in range(40)])[:3]
    [19, 19, 18]
    """
    count = len(differences)
    if count < BARS:
        raise TooFewRegionsError(f"{count} regions are fewer than {BARS} bars")
    order = sorted(range(count), key=differences.__getitem__)
    numbers = [0] * count
    for place, region in enumerate(order):
        numbers[region] = place * BARS // count
    return numbers


def bar_means(differences: Sequence[float]) -> list[float]:
    """Mean difference within each bar, lowest to highest.

    Args:
        differences: as `bar_numbers`.

    Raises:
        TooFewRegionsError: fewer regions than bars.

    >>> bar_means([float(number) for number in range(40)])[:2]
    [0.5, 2.5]
    """
    numbers = bar_numbers(differences)
    sums, counts = [0.0] * BARS, [0] * BARS
    for number, difference in zip(numbers, differences, strict=True):
        sums[number] += difference
        counts[number] += 1
    return [total / count for total, count in zip(sums, counts, strict=True)]
