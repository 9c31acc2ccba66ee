"""What publications said and what became of it: all a nowcast learns from."""

from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from jeugdpeil.stats.arrays import BoolArray, FloatArray, IntArray, require_length

# CBS publishes in multiples of 5; an exact count lies up to 2 away from what is printed.
ROUNDED_TO = 5


@dataclass(frozen=True)
class Shown:
    """Figures of one or more publications, one entry per form and region of one level.

    Args:
        form: (n,) number of the form of care.
        region: (n,) number of the gemeente, the same in all years.
        group: (n,) number of the region around it in which providers work, such as jeugdregio.
        count: (n,) the figure as published, above 0; NaN where hidden or missing.
        previous: (n,) the definitive figure of the same part of the year before, as it was known
            on the day of publication; NaN where there is none, where it may not be compared (a
            break, another division), or where it is hidden.
    """

    form: IntArray
    region: IntArray
    group: IntArray
    count: FloatArray
    previous: FloatArray

    def __post_init__(self) -> None:
        for name in ("region", "group", "count", "previous"):
            require_length(name, getattr(self, name), len(self.form))

    def __len__(self) -> int:
        return len(self.form)

    @property
    def is_shown(self) -> BoolArray:
        """(n,) whether there is a figure to start from."""
        return np.isfinite(self.count) & (self.count > 0)

    def of(self, rows: BoolArray | IntArray) -> "Shown":
        """The same of some entries."""
        return Shown(
            self.form[rows],
            self.region[rows],
            self.group[rows],
            self.count[rows],
            self.previous[rows],
        )


@dataclass(frozen=True)
class Archive:
    """All publications of one step, such as first half-years from voorlopig to definitief.

    Args:
        shown: what was published.
        round: (n,) number of the publication, in order of time.
        definitive: (n,) what became of it; NaN where hidden or not yet known.
        shown_on: per round, the day of publication.
        definitive_on: per round, the day on which the definitive figures appeared or will appear.
        n_forms, n_groups: numbers of forms and groups, also those without figures.
        national: (n_rounds, n_forms) log of definitive / shown of the country, for rounds of which
            no figures of regions were kept; NaN elsewhere.
        national_noise: (n_rounds, n_forms) variance by rounding of these.
        rounded_to: multiples in which counts are published; 1 for exact counts.
    """

    shown: Shown
    round: IntArray
    definitive: FloatArray
    shown_on: tuple[date, ...]
    definitive_on: tuple[date, ...]
    n_forms: int
    n_groups: int
    national: FloatArray
    national_noise: FloatArray
    rounded_to: int = ROUNDED_TO

    def __post_init__(self) -> None:
        require_length("round", self.round, len(self.shown))
        require_length("definitive", self.definitive, len(self.shown))
        if len(self.shown_on) != len(self.definitive_on) or self.national.shape != (
            len(self.shown_on),
            self.n_forms,
        ):
            raise ValueError("an archive has two days and a row of national ratios per round")
        if list(self.shown_on) != sorted(self.shown_on):
            raise ValueError("the rounds of an archive are in order of time")

    @property
    def n_rounds(self) -> int:
        """Number of publications."""
        return len(self.shown_on)

    @property
    def is_pair(self) -> BoolArray:
        """(n,) whether both the shown and the definitive figure are known."""
        return self.shown.is_shown & np.isfinite(self.definitive) & (self.definitive > 0)

    @property
    def log_ratio(self) -> FloatArray:
        """(n,) log of definitive / shown of pairs, 0 elsewhere."""
        pairs = self.is_pair
        return np.log(
            np.where(pairs, self.definitive, 1.0) / np.where(pairs, self.shown.count, 1.0)
        )

    def known_on(self, day: date) -> "Archive":
        """The archive as it was on a day: later publications and definitive figures left out.

        A definitive figure counts on the day itself: CBS publishes the definitive figures of a year
        together with the first ones of the next.
        """
        published = sum(each <= day for each in self.shown_on)
        settled = np.array([each <= day for each in self.definitive_on[:published]], dtype=np.bool_)
        rows = self.round < published
        rounds = self.round[rows]
        definitive = np.where(settled[rounds], self.definitive[rows], np.nan)
        national = np.where(settled[:, None], self.national[:published], np.nan)
        return replace(
            self,
            shown=self.shown.of(rows),
            round=rounds,
            definitive=definitive,
            shown_on=self.shown_on[:published],
            definitive_on=self.definitive_on[:published],
            national=national,
            national_noise=self.national_noise[:published],
        )


def rounding_variance(count: FloatArray, rounded_to: int) -> FloatArray:
    """Variance of the log of a ratio of two counts of about this size, by rounding alone.

    >>> float(rounding_variance(np.array([10.0]), 1)[0])
    0.0
    """
    return 2 * (rounded_to**2 - 1) / 12 / count**2
