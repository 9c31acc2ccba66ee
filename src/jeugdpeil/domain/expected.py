"""The tables of expected use: as a model makes them, and as the gate lets them out."""

from dataclasses import dataclass, field
from enum import StrEnum

import pyarrow as pa
import pyarrow.compute as pc

from jeugdpeil.domain.model_card import ModelCard
from jeugdpeil.domain.published import Seal, SealBrokenError
from jeugdpeil.domain.region import FIRST_YEAR, LAST_YEAR, RegionLevel
from jeugdpeil.domain.status import Status
from jeugdpeil.domain.table_schema import Column, TableError, TableSchema, enum_words
from jeugdpeil.domain.verdict import Verdict


class ActualBasis(StrEnum):
    """What the actual figure beside an expected figure is."""

    GEPUBLICEERD = "gepubliceerd"
    GEWOGEN_GEMIDDELDE = "gewogen gemiddelde"


# How many decimals the shrunken difference and its bounds have more than their indicator. Bounds
# are rounded outward: with one decimal a bound of 0.04 would print as nought under a verdict that
# it does not hold nought.
MARGIN_DECIMALS = 1

EXPECTED_KEY = ("model", "region_level", "region_code", "region_year", "period")

_KEY = (
    Column("model"),
    Column("region_level", words=enum_words(RegionLevel)),
    Column("region_code"),
    Column("region_year", pa.int16(), minimum=FIRST_YEAR, maximum=LAST_YEAR),
    Column("period"),
)
_HEAD = (
    Column("indicator"),
    Column("vintage"),
    Column("status", words=enum_words(Status)),
    Column("youths", pa.int64(), minimum=0),
)


def _percentage(name: str, *, nullable: bool = False) -> Column:
    return Column(name, pa.float64(), nullable, minimum=0, maximum=100)


def _points(name: str) -> Column:
    return Column(name, pa.float64(), nullable=True, minimum=-100, maximum=100)


_EXPECTED = (
    _percentage("expected"),
    _percentage("expected_lower"),
    _percentage("expected_upper"),
    _percentage("expected_within", nullable=True),
)
_DIFFERENCE = (
    _points("shrunken_difference"),
    _points("lower"),
    _points("upper"),
    Column("level", pa.float64(), minimum=0, maximum=1),
    Column("probability_higher", pa.float64(), nullable=True, minimum=0, maximum=1),
    Column("verdict", nullable=True, words=enum_words(Verdict)),
    Column("rank", pa.int32(), nullable=True, minimum=1),
    Column("rank_lower", pa.int32(), nullable=True, minimum=1),
    Column("rank_upper", pa.int32(), nullable=True, minimum=1),
    Column("rank_of", pa.int32(), nullable=True, minimum=1),
    Column("imputed", pa.float64(), minimum=0, maximum=1),
    Column("predictor", pa.float64(), nullable=True),
)

# Rank 1 has the lowest shrunken difference. Without an actual figure `expected_within` and all of
# _DIFFERENCE but `level`, `imputed` and `predictor` are null. `predictor` is the expected use on
# the scale of the link before the mean over the random effects; null for sums of areas.
MODEL_FIGURES = TableSchema(
    "model figures", (*_KEY, *_HEAD, *_EXPECTED, *_DIFFERENCE), EXPECTED_KEY
)

PUBLISHED_EXPECTED = TableSchema(
    "published expected use",
    (
        *_KEY,
        *_HEAD,
        _percentage("actual", nullable=True),
        Column("actual_basis", nullable=True, words=enum_words(ActualBasis)),
        Column("actual_youths", pa.int64(), nullable=True, minimum=0),
        *_EXPECTED,
        Column("expected_youths", pa.int64(), minimum=0),
        _points("difference"),
        Column("difference_youths", pa.int64(), nullable=True),
        *_DIFFERENCE,
    ),
    EXPECTED_KEY,
)

# What says something of a region's own outcome: null in a published table without actual figure.
OF_THE_OUTCOME = (
    "actual",
    "actual_basis",
    "actual_youths",
    "expected_within",
    "difference",
    "difference_youths",
    "shrunken_difference",
    "lower",
    "upper",
    "probability_higher",
    "verdict",
    "rank",
    "rank_lower",
    "rank_upper",
    "rank_of",
)

# `contribution` in percentage points; the parts of a region add up to `expected` minus the
# expected figure of the country, to the printed decimal.
CONTRIBUTIONS = TableSchema(
    "contributions",
    (*_KEY, Column("theme"), Column("contribution", pa.float64(), minimum=-100, maximum=100)),
    (*EXPECTED_KEY, "theme"),
)

# Characteristics as the model saw them, in their printed unit, beside the mean of the country.
PREDICTORS = TableSchema(
    "predictors",
    (
        *_KEY,
        Column("characteristic"),
        Column("value", pa.float64()),
        Column("reference", pa.float64()),
        Column("is_imputed", pa.bool_()),
    ),
    (*EXPECTED_KEY, "characteristic"),
)

PEERS = TableSchema(
    "peers",
    (
        *_KEY,
        Column("place", pa.int16(), minimum=1),
        Column("peer_code"),
        Column("distance", pa.float64(), minimum=0),
    ),
    (*EXPECTED_KEY, "place"),
)

# The areas that a sum was made of: areas of the same model and period. The gate takes the actual
# figure of a sum from what it shows of these; one that is not shown takes the difference of the
# whole sum away. So the country of a model of wijken is the sum of the wijken with an actual
# figure, and the contributions are relative to that same sum.
PARTS = TableSchema("parts", (*_KEY, Column("part_code")), (*EXPECTED_KEY, "part_code"))


@dataclass(frozen=True)
class ModelFigures:
    """What one model of expected use says of regions, before the gate; percentages, unrounded.

    A model may only learn from what is shown: an area with a shrunken difference must have a
    published actual figure of the same indicator, region, year, period and vintage.

    Args:
        figures: rows of the schema MODEL_FIGURES; a row without a predictor is a sum of areas.
        contributions: rows of CONTRIBUTIONS, for every row of `figures`.
        predictors: rows of PREDICTORS.
        peers: rows of PEERS.
        parts: rows of PARTS, for the sums among `figures`.
    """

    figures: pa.Table = field(repr=False)
    contributions: pa.Table = field(repr=False)
    predictors: pa.Table = field(repr=False)
    peers: pa.Table = field(repr=False)
    parts: pa.Table = field(default_factory=PARTS.empty, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "figures", MODEL_FIGURES.checked(self.figures))
        object.__setattr__(self, "parts", PARTS.checked(self.parts))
        _check_rest(self)


@dataclass(frozen=True)
class PublishedExpected:
    """Expected use after the gate: rounded, with the actual figures that are shown elsewhere.

    One model. Where there is no actual figure, everything that says something of it is null.

    Args:
        figures: rows of the schema PUBLISHED_EXPECTED.
        contributions, predictors, peers: as in ModelFigures, rounded.
        seal: the seal of `domain.gate_seal`, which only `disclosure` may import.
    """

    figures: pa.Table = field(repr=False)
    contributions: pa.Table = field(repr=False)
    predictors: pa.Table = field(repr=False)
    peers: pa.Table = field(repr=False)
    seal: Seal = field(repr=False, compare=False)

    def __post_init__(self) -> None:
        from jeugdpeil.domain.gate_seal import SEAL

        if self.seal is not SEAL:
            raise SealBrokenError("only the disclosure gate makes published tables")
        object.__setattr__(self, "figures", PUBLISHED_EXPECTED.checked(self.figures))
        _check_silence(self.figures)
        _check_rest(self)


@dataclass(frozen=True)
class PublishedCard:
    """A model card after the gate: its plots are made of classes of enough areas.

    Args:
        card: the card.
        seal: the seal of `domain.gate_seal`, which only `disclosure` may import.
    """

    card: ModelCard
    seal: Seal = field(repr=False, compare=False)

    def __post_init__(self) -> None:
        from jeugdpeil.domain.gate_seal import SEAL

        if self.seal is not SEAL:
            raise SealBrokenError("only the disclosure gate makes published cards")


def _check_silence(figures: pa.Table) -> None:
    """Check that nothing speaks of an outcome that is not shown."""
    is_hidden = figures["actual"].is_null()
    for name in OF_THE_OUTCOME:
        speaks = pc.and_(is_hidden, figures[name].is_valid())
        if pc.any(speaks).as_py():
            row = pc.index(speaks, True).as_py()
            raise TableError(f"published expected use: {name} without actual figure in row {row}")


def _check_rest(tables: ModelFigures | PublishedExpected) -> None:
    for name, schema in (
        ("contributions", CONTRIBUTIONS),
        ("predictors", PREDICTORS),
        ("peers", PEERS),
    ):
        object.__setattr__(tables, name, schema.checked(getattr(tables, name)))
