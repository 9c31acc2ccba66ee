"""The seed and the moment of the small demo country that tests share."""

from collections.abc import Callable
from datetime import UTC, datetime

from jeugdpeil.sources.demo import DEFAULT_SEED

SEED = DEFAULT_SEED
NOW = datetime(2026, 1, 1, tzinfo=UTC)

CellsOf = Callable[..., list[dict[str, object]]]
