"""What the numerical library refuses, one type per reason.

Every one is a ValueError: what was given cannot carry the calculation. Texts for users are made
by the caller from `parameters`; the message here is for developers.
"""


class StatsError(ValueError):
    """Something given to a numerical method cannot be used.

    Args:
        message: what came and what was wanted, in English.
        parameters: the numbers in the message, by name.
    """

    def __init__(self, message: str, **parameters: int | float | str) -> None:
        super().__init__(message)
        self.parameters = parameters


class ShapeError(StatsError):
    """Two arrays that belong together differ in length, or one has the wrong number of axes."""


class NotFiniteError(StatsError):
    """An array holds NaN or infinity where a number is needed."""


class CountsError(StatsError):
    """Counts that cannot be: negative, fractional, or above the number of trials."""


class IntervalTooWideError(StatsError):
    """A count is known so roughly that the sum over its values would be long."""


class NotNestedError(StatsError):
    """A group of an inner level lies in two groups of the level around it."""


class NoDataError(StatsError):
    """No row says anything about the outcome."""


class NoVariationError(StatsError):
    """All outcomes lie at the same end of the scale, so that no rate can be estimated."""


class TooFewGroupsError(StatsError):
    """There are fewer groups than a question about groups needs."""


class UnusableColumnError(StatsError):
    """A column carries no information: one value throughout, or no value at all."""


class NotPositiveDefiniteError(StatsError):
    """A precision matrix has a pivot that is not positive, so that it is no precision matrix."""


class NotConvergedError(StatsError):
    """An iteration did not reach its end within the steps that it was given."""
