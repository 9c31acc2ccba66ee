"""Classes of a map: round borders, the same in all years, so that maps can be laid side by side."""

import bisect
from collections.abc import Sequence
from dataclasses import dataclass

from jeugdpeil.site.drawing.scale import round_step

MOST_CLASSES = 6
# Of each thousand regions this many on either side may lie beyond the borders: one odd wijk of
# forty per cent would otherwise give all others the same colour.
_OUTSIDE = 0.02


@dataclass(frozen=True)
class MapClasses:
    """Borders between classes, ascending; a value on a border belongs to the class above it."""

    borders: tuple[float, ...]

    def __len__(self) -> int:
        return len(self.borders) + 1

    def of(self, value: float) -> int:
        """The class of a value, from 0.

        >>> MapClasses((5.0, 10.0)).of(5.0)
        1
        """
        return bisect.bisect_right(self.borders, value)


def map_classes(values: Sequence[float]) -> MapClasses:
    """At most six classes of equal width with round borders over the bulk of the values.

    Args:
        values: figures of all regions in all years, nought or more.

    >>> map_classes([float(value) for value in range(2, 15)]).borders
    (4.0, 6.0, 8.0, 10.0, 12.0)
    """
    if not values:
        return MapClasses(())
    ordered = sorted(values)
    low = ordered[int(_OUTSIDE * (len(ordered) - 1))]
    high = ordered[int((1 - _OUTSIDE) * (len(ordered) - 1))]
    if high <= low:
        return MapClasses(())
    step = round_step((high - low) / MOST_CLASSES)
    borders = _multiples(low, high, step)
    if len(borders) >= MOST_CLASSES:
        borders = _multiples(low, high, round_step(1.01 * step))
    return MapClasses(borders)


def _multiples(low: float, high: float, step: float) -> tuple[float, ...]:
    """The multiples of `step` above `low`, up to and with `high`."""
    return tuple(
        round(number * step, 10) for number in range(int(low / step) + 1, int(high / step) + 1)
    )
