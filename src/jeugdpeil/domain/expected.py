"""The tables of expected use: as a model makes them, and as the gate lets them out."""

from dataclasses import dataclass, field

import pyarrow as pa

from jeugdpeil.domain.published import Seal, SealBrokenError
from jeugdpeil.domain.region import FIRST_YEAR, LAST_YEAR, RegionLevel
from jeugdpeil.domain.status import Status
from jeugdpeil.domain.table_schema import Column, TableSchema, enum_words
from jeugdpeil.domain.verdict import Verdict

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
        Column("actual_youths", pa.int64(), nullable=True, minimum=0),
        *_EXPECTED,
        Column("expected_youths", pa.int64(), minimum=0),
        _points("difference"),
        Column("difference_youths", pa.int64(), nullable=True),
        *_DIFFERENCE,
    ),
    EXPECTED_KEY,
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


@dataclass(frozen=True)
class ModelFigures:
    """What a model of expected use says of regions, before the gate; percentages 0-100, unrounded.

    Args:
        figures: rows of the schema MODEL_FIGURES.
        contributions: rows of CONTRIBUTIONS, for every row of `figures`.
        predictors: rows of PREDICTORS.
        peers: rows of PEERS.
    """

    figures: pa.Table = field(repr=False)
    contributions: pa.Table = field(repr=False)
    predictors: pa.Table = field(repr=False)
    peers: pa.Table = field(repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "figures", MODEL_FIGURES.checked(self.figures))
        _check_rest(self)


@dataclass(frozen=True)
class PublishedExpected:
    """Expected use after the gate: rounded, with the actual figures that are shown elsewhere.

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
        _check_rest(self)


def _check_rest(tables: ModelFigures | PublishedExpected) -> None:
    for name, schema in (
        ("contributions", CONTRIBUTIONS),
        ("predictors", PREDICTORS),
        ("peers", PEERS),
    ):
        object.__setattr__(tables, name, schema.checked(getattr(tables, name)))
