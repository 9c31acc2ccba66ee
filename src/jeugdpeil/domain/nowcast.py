"""Tables of the nowcast: expected definitive figures, changes between periods, and its record."""

from dataclasses import dataclass, field

import pyarrow as pa

from jeugdpeil.domain.change_verdict import ChangeVerdict
from jeugdpeil.domain.comparability import Answer
from jeugdpeil.domain.published import Seal, SealBrokenError
from jeugdpeil.domain.region import FIRST_YEAR, LAST_YEAR, RegionLevel
from jeugdpeil.domain.revision_step import Step
from jeugdpeil.domain.status import Status
from jeugdpeil.domain.table_schema import Column, TableSchema, enum_words
from jeugdpeil.domain.tables import FIGURE_KEY

_KEY = (
    Column("indicator"),
    Column("region_level", words=enum_words(RegionLevel)),
    Column("region_code"),
    Column("region_year", pa.int16(), minimum=FIRST_YEAR, maximum=LAST_YEAR),
    Column("period"),
    Column("vintage"),
)
_LEVEL = Column("level", pa.float64(), minimum=0, maximum=1)

# What a figure that is not definitive will probably become. `expected`, `lower` and `upper` are in
# the unit of the indicator, the others are numbers of youths or trajecten.
NOWCASTS = TableSchema(
    "nowcasts",
    (
        *_KEY,
        Column("status", words=enum_words(Status)),
        Column("step", words=enum_words(Step)),
        Column("expected", pa.float64(), minimum=0),
        Column("lower", pa.float64(), minimum=0),
        Column("upper", pa.float64(), minimum=0),
        Column("expected_count", pa.int64(), minimum=0),
        Column("lower_count", pa.int64(), minimum=0),
        Column("upper_count", pa.int64(), minimum=0),
        _LEVEL,
        Column("is_suspect", pa.bool_()),
        Column("is_prior", pa.bool_()),
        Column("publications", pa.int16(), minimum=0),
    ),
    key=FIGURE_KEY,
)

_CHANGE = tuple(
    Column(name, pa.float64(), nullable=True)
    for name in ("shown", "shown_lower", "shown_upper", "expected", "lower", "upper")
)

# The change from the same period a year before, in per cent of the earlier figure. Numbers are
# null where the two may not be compared.
CHANGES = TableSchema(
    "changes",
    (
        *_KEY,
        Column("status", words=enum_words(Status)),
        Column("earlier_year", pa.int16(), minimum=FIRST_YEAR, maximum=LAST_YEAR),
        Column("earlier_period"),
        Column("earlier_vintage"),
        Column("earlier_status", words=enum_words(Status)),
        Column("answer", words=enum_words(Answer)),
        Column("grounds"),
        Column("breaks"),
        Column("verdict", words=enum_words(ChangeVerdict)),
        *_CHANGE,
        Column("level", pa.float64(), nullable=True, minimum=0, maximum=1),
        Column("probability_lower", pa.float64(), nullable=True, minimum=0, maximum=1),
        Column("revision_share", pa.float64(), nullable=True, minimum=0, maximum=1),
        Column("is_final", pa.bool_()),
        Column("is_prior", pa.bool_()),
    ),
    key=FIGURE_KEY,
)

# What the nowcast would have said of a figure on the day of its publication, from what was known
# then, and what the figure became; numbers of youths or trajecten.
RECORD = TableSchema(
    "record of the nowcast",
    (
        *_KEY,
        Column("step", words=enum_words(Step)),
        Column("shown", pa.float64(), minimum=0),
        Column("expected", pa.float64(), minimum=0),
        Column("lower", pa.float64(), minimum=0),
        Column("upper", pa.float64(), minimum=0),
        Column("ruled", pa.float64(), minimum=0),
        Column("became", pa.float64(), minimum=0),
        Column("learned_from", pa.int16(), minimum=0),
        Column("is_suspect", pa.bool_()),
    ),
    key=FIGURE_KEY,
)


@dataclass(frozen=True)
class NowcastTables:
    """What the nowcast says, before the gate; made from figures that are shown, unrounded.

    Args:
        nowcasts: rows of the schema NOWCASTS.
        changes: rows of CHANGES.
        record: rows of RECORD.
        summary: plain values for the page: how it learned, and how good it was.
    """

    nowcasts: pa.Table = field(repr=False)
    changes: pa.Table = field(repr=False)
    record: pa.Table = field(repr=False)
    summary: dict[str, object] = field(repr=False)

    def __post_init__(self) -> None:
        _check(self)


@dataclass(frozen=True)
class PublishedNowcast:
    """The same after the gate: rounded, and about figures that are shown only.

    Args:
        nowcasts, changes, record: as in NowcastTables.
        summary: as in NowcastTables.
        seal: the seal of `domain.gate_seal`, which only `disclosure` may import.
    """

    nowcasts: pa.Table = field(repr=False)
    changes: pa.Table = field(repr=False)
    record: pa.Table = field(repr=False)
    summary: dict[str, object] = field(repr=False)
    seal: Seal = field(repr=False, compare=False)

    def __post_init__(self) -> None:
        from jeugdpeil.domain.gate_seal import SEAL

        if self.seal is not SEAL:
            raise SealBrokenError("only the disclosure gate makes published tables")
        _check(self)


def _check(tables: NowcastTables | PublishedNowcast) -> None:
    for name, schema in (("nowcasts", NOWCASTS), ("changes", CHANGES), ("record", RECORD)):
        object.__setattr__(tables, name, schema.checked(getattr(tables, name)))
