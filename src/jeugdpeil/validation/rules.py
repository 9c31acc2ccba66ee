"""The rules that every source is held against, in the order in which they speak."""

from collections.abc import Callable, Iterable

from jeugdpeil.validation.decimal_rules import decimals_lost, ten_times, value_repeated
from jeugdpeil.validation.filling_rules import column_empty, filled_partly
from jeugdpeil.validation.period_rules import period_unknown, periods_mixed
from jeugdpeil.validation.region_rules import (
    gemeente_absent,
    region_blank,
    region_malformed,
    region_repeated,
    region_unknown,
)
from jeugdpeil.validation.source_cells import Caught, SourceCells
from jeugdpeil.validation.sum_rules import (
    gemeenten_far_from_land,
    part_above_total,
    parts_far_from_total,
    wijken_above_gemeente,
)
from jeugdpeil.validation.value_rules import (
    count_fraction,
    count_negative,
    count_small,
    count_unrounded,
    share_impossible,
)

Rule = Callable[[SourceCells], Iterable[Caught]]

RULES: tuple[Rule, ...] = (
    region_blank,
    region_malformed,
    region_unknown,
    region_repeated,
    gemeente_absent,
    period_unknown,
    periods_mixed,
    count_negative,
    count_fraction,
    count_small,
    count_unrounded,
    share_impossible,
    decimals_lost,
    ten_times,
    value_repeated,
    part_above_total,
    parts_far_from_total,
    wijken_above_gemeente,
    gemeenten_far_from_land,
    column_empty,
    filled_partly,
)
