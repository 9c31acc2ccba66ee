"""The figures of a table of one's own as they are printed, so that a reader's sums are right."""

import csv
import io
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from jeugdpeil.i18n.texts import text
from jeugdpeil.models.expected_use import AreaTable, ExpectedUse
from jeugdpeil.stats.contributions import shown_parts

DECIMALS = 3
COLUMNS = (
    "actual",
    "expected",
    "expected_within",
    "difference",
    "shrunken_difference",
    "lower",
    "upper",
    "probability_higher",
)

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class PrintedFigures:
    """Percentages and points with three decimals; NaN is a blank cell.

    Args:
        table: that they are about.
        columns: (n_rows,) per name of COLUMNS; `difference` is `actual` minus `expected` as
            printed.
        characteristics: names of the columns of `contributions`.
        contributions: (n_rows, n_characteristics); each row adds up to `expected` minus the
            reference of its year as printed.
        references: per year the mean of `expected` that contributions are counted from.
    """

    table: AreaTable = field(repr=False)
    columns: dict[str, Floats] = field(repr=False)
    characteristics: tuple[str, ...]
    contributions: Floats = field(repr=False)
    references: dict[str, float]

    def csv(self, language: str, *, has_years: bool) -> str:
        """The file: comma between columns, point before decimals, lines as RFC 4180 has them."""
        out = io.StringIO(newline="")
        writer = csv.writer(out)
        keys = ("area", "year") if has_years else ("area",)
        parts = (
            text(language, "own.column.contribution", column=each) for each in self.characteristics
        )
        names = (text(language, f"own.column.{each}") for each in (*keys, *COLUMNS))
        writer.writerow([*names, *parts])
        figures = np.column_stack([*(self.columns[each] for each in COLUMNS), self.contributions])
        for area, year, row in zip(self.table.areas, self.table.periods, figures, strict=True):
            key = (area, year) if has_years else (area,)
            writer.writerow([*key, *(_written(value) for value in row.tolist())])
        return out.getvalue()


def printed_figures(use: ExpectedUse) -> PrintedFigures:
    """Round the figures of a model so that what is printed adds up."""
    areas = use.areas
    columns = {
        "actual": areas.actual.round(DECIMALS),
        "expected": areas.expected.round(DECIMALS),
        "expected_within": areas.expected_within.round(DECIMALS),
        "shrunken_difference": areas.shrunken_difference.round(DECIMALS),
        "lower": areas.lower.round(DECIMALS),
        "upper": areas.upper.round(DECIMALS),
        "probability_higher": areas.probability_higher.round(DECIMALS),
    }
    columns["difference"] = (columns["actual"] - columns["expected"]).round(DECIMALS)
    references = _references(use)
    reference = np.array([references[period] for period in use.table.periods])
    parts = _adding_up(
        areas.characteristic_contributions, (columns["expected"] - reference).round(DECIMALS)
    )
    return PrintedFigures(use.table, columns, use.specification.ids, parts, references)


def _references(use: ExpectedUse) -> dict[str, float]:
    """Per year what the contributions of a row are added to."""
    periods = np.array(use.table.periods, dtype=np.str_)
    base = use.areas.expected - use.areas.characteristic_contributions.sum(axis=1)
    return {
        period: round(float(np.median(base[periods == period])), DECIMALS)
        for period in use.table.period_names
    }


def _adding_up(parts: Floats, total: Floats) -> Floats:
    """Parts rounded so that they add up to a total that was itself rounded."""
    # The total may lie a step away from the sum of the parts; spread out, that moves none of them.
    spread = (total - parts.sum(axis=1)) / max(parts.shape[1], 1)
    return shown_parts(parts + spread[:, None], total, DECIMALS)


def _written(value: float) -> str:
    if np.isnan(value):
        return ""
    # Minus nought would be read as a difference.
    return f"{value + 0.0:.{DECIMALS}f}"
