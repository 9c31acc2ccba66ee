"""Expected use: what youth care is used in places with the same characteristics."""

from jeugdpeil.models.expected_use.aggregates import Aggregate
from jeugdpeil.models.expected_use.area_table import (
    AreaTable,
    AreaTableError,
    CountOutcome,
    ShareOutcome,
)
from jeugdpeil.models.expected_use.figures import expected_use
from jeugdpeil.models.expected_use.result import ExpectedUse, FigureColumns
from jeugdpeil.models.expected_use.specification import Characteristic, Specification, Transform

__all__ = [
    "Aggregate",
    "AreaTable",
    "AreaTableError",
    "Characteristic",
    "CountOutcome",
    "ExpectedUse",
    "FigureColumns",
    "ShareOutcome",
    "Specification",
    "Transform",
    "expected_use",
]
