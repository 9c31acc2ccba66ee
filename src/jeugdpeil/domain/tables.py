"""The tables that stages hand to each other: frozen, checked at the door, never changed."""

from dataclasses import dataclass, field

import pyarrow as pa

from jeugdpeil.domain.care_form import CareForm
from jeugdpeil.domain.cell import CellKind, Reason
from jeugdpeil.domain.region import FIRST_YEAR, LAST_YEAR, RegionLevel
from jeugdpeil.domain.scope import AgeBase, PlaceRule, Scope, Unit
from jeugdpeil.domain.snapshot import SnapshotRef
from jeugdpeil.domain.status import Status
from jeugdpeil.domain.table_schema import Column, TableSchema, enum_words

NO_FORM = "geen"
TOTAL = "totaal"
NO_SCOPE = "geen"
# The region key of an observation whose region the source leaves blank.
NO_REGION = "(leeg)"

_SOURCE = (
    Column("source"),
    Column("source_row", pa.int32(), minimum=1),
    Column("source_column"),
)
_REGION = (
    Column("region_level", words=enum_words(RegionLevel)),
    Column("region_code"),
    Column("region_year", pa.int16(), minimum=FIRST_YEAR, maximum=LAST_YEAR),
)
_PUBLICATION = (
    Column("period"),
    Column("vintage"),
    Column("status", words=enum_words(Status)),
)
_MEANING = (
    Column("unit", words=enum_words(Unit)),
    Column("age_base", words=enum_words(AgeBase)),
    Column("place_rule", words=enum_words(PlaceRule)),
    Column("scope", words=enum_words(Scope, extra=(NO_SCOPE,))),
)
_CELL = (
    Column("cell", words=enum_words(CellKind)),
    Column("reason", nullable=True, words=enum_words(Reason)),
)

OBSERVATIONS = TableSchema(
    "observations",
    (
        Column("row", pa.int32(), minimum=1),
        Column("column"),
        Column("region_key"),
        Column("region_name", nullable=True),
        Column("region_kind", nullable=True),
        Column("region_year", pa.int16(), minimum=FIRST_YEAR, maximum=LAST_YEAR),
        Column("period_key"),
        Column("form_key"),
        Column("measure"),
        Column("value", pa.float64(), nullable=True),
        Column("mark", nullable=True, words=frozenset({".", "leeg", "onleesbaar"})),
    ),
    key=("row", "column"),
)

_FACT_KEY = (
    "variable",
    "form",
    "dimension",
    "category",
    "region_level",
    "region_code",
    "region_year",
    "period",
    "vintage",
    "age_base",
    "place_rule",
    "scope",
)
_FACT_HEAD = (
    Column("variable"),
    Column("form", words=enum_words(CareForm, extra=(NO_FORM,))),
    Column("dimension"),
    Column("category"),
    *_REGION,
    *_PUBLICATION,
    *_CELL,
)
_FACT_TAIL = (*_MEANING, Column("note"), *_SOURCE)

COUNT_FACTS = TableSchema(
    "count facts",
    (
        *_FACT_HEAD,
        Column("low", pa.int64(), nullable=True, minimum=0),
        Column("high", pa.int64(), nullable=True, minimum=0),
        *_FACT_TAIL,
    ),
    key=_FACT_KEY,
)

MEASURE_FACTS = TableSchema(
    "measure facts",
    (
        *_FACT_HEAD,
        Column("low", pa.float64(), nullable=True),
        Column("high", pa.float64(), nullable=True),
        *_FACT_TAIL,
    ),
    key=_FACT_KEY,
)

FIGURE_KEY = ("indicator", "region_level", "region_code", "region_year", "period", "vintage")
_FIGURE_HEAD = (
    Column("indicator"),
    *_REGION,
    *_PUBLICATION,
    Column("derivation"),
    *_CELL,
)
_FIGURE_VALUE = (
    Column("denominator", pa.int64(), nullable=True, minimum=0),
    Column("value", pa.float64(), nullable=True),
    Column("lower", pa.float64(), nullable=True),
    Column("upper", pa.float64(), nullable=True),
    Column("level", pa.float64(), nullable=True, minimum=0, maximum=1),
    Column("method", nullable=True),
)
_FIGURE_TAIL = (*_MEANING, Column("note"), *_SOURCE)

ESTIMATES = TableSchema(
    "estimates",
    (
        *_FIGURE_HEAD,
        Column("count_low", pa.int64(), nullable=True, minimum=0),
        Column("count_high", pa.int64(), nullable=True, minimum=0),
        *_FIGURE_VALUE,
        *_FIGURE_TAIL,
    ),
    key=FIGURE_KEY,
)

PUBLISHED = TableSchema(
    "published figures",
    (
        *_FIGURE_HEAD,
        Column("count", pa.int64(), nullable=True, minimum=0),
        *_FIGURE_VALUE,
        *_FIGURE_TAIL,
    ),
    key=FIGURE_KEY,
)

REGIONS = TableSchema(
    "regions",
    (
        *_REGION,
        Column("name"),
        *(Column(level.value, nullable=True) for level in RegionLevel),
        Column("note"),
    ),
    key=("region_level", "region_code", "region_year"),
)


@dataclass(frozen=True)
class Observations:
    """The cells of one source file, one per row, in the source's own words.

    `mark` is "." or "leeg" (blank) or "onleesbaar" where there is no value; what these mean is the
    business of the warehouse, since it differs per source.
    """

    snapshot: SnapshotRef
    table: pa.Table = field(repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "table", OBSERVATIONS.checked(self.table))


@dataclass(frozen=True)
class CountFacts:
    """Counts with bounds: what a source said of a region, a period and a group, per vintage."""

    table: pa.Table = field(repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "table", COUNT_FACTS.checked(self.table))


@dataclass(frozen=True)
class MeasureFacts:
    """Numbers that are not counts: percentages, means and amounts, with the bounds of rounding."""

    table: pa.Table = field(repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "table", MEASURE_FACTS.checked(self.table))


@dataclass(frozen=True)
class Estimates:
    """Figures before the gate: they may hold small cells and never leave the inside."""

    table: pa.Table = field(repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "table", ESTIMATES.checked(self.table))


@dataclass(frozen=True)
class Regions:
    """Regions of all years with names and with the codes of the regions they lie in."""

    table: pa.Table = field(repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "table", REGIONS.checked(self.table))
