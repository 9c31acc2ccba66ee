"""Classes of a map of differences: the same on both sides of nought, pale in the middle."""

import bisect
from collections.abc import Sequence
from dataclasses import dataclass

from jeugdpeil.site.drawing.scale import round_step

_SIDES = 3
_OUTSIDE = 0.02


@dataclass(frozen=True)
class DifferenceClasses:
    """Borders between the classes of one side, ascending, above nought; the other side mirrors."""

    borders: tuple[float, ...]

    def of(self, difference: float) -> int:
        """The class of a difference: 1 and up above nought, -1 and down below.

        >>> classes = DifferenceClasses((1.0, 2.0))
        >>> [classes.of(value) for value in (0.4, 1.0, 5.0, -0.4, -3.0)]
        [1, 2, 3, -1, -3]
        """
        number = bisect.bisect_right(self.borders, abs(difference)) + 1
        return -number if difference < 0 else number


def difference_classes(differences: Sequence[float]) -> DifferenceClasses:
    """Three classes on either side with round borders over the bulk of the differences.

    Args:
        differences: of all regions in all years, in percentage points.

    >>> difference_classes([float(value) for value in range(-6, 7)]).borders
    (2.0, 4.0)
    """
    sizes = sorted(abs(value) for value in differences)
    if not sizes:
        return DifferenceClasses(())
    largest = sizes[int((1 - _OUTSIDE) * (len(sizes) - 1))]
    if largest <= 0:
        return DifferenceClasses(())
    step = round_step(largest / _SIDES)
    return DifferenceClasses(tuple(round(number * step, 10) for number in range(1, _SIDES)))
