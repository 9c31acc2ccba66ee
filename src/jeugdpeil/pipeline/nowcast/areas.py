"""Numbers for the gemeenten and wijken of a nowcast, and which gemeenten make up a sum."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.tables import Regions
from jeugdpeil.pipeline.nowcast.shown_figures import ShownFigure

# Providers work in a jeugdregio; where no list of those is at hand, in a province.
_GROUPS = (RegionLevel.JEUGDREGIO, RegionLevel.PROVINCIE)
_NO_GROUP = "(geen)"


@dataclass(frozen=True)
class Areas:
    """The regions of a build as numbers.

    Args:
        region: number per code, the same in all years.
        group: number of the group around it, per code.
        n_groups: how many groups there are.
        members: gemeente codes per level, code and year of a sum.
    """

    region: Mapping[str, int] = field(repr=False)
    group: Mapping[str, int] = field(repr=False)
    n_groups: int
    members: Mapping[tuple[RegionLevel, str, int], tuple[str, ...]] = field(repr=False)

    @classmethod
    def of(cls, regions: Regions) -> "Areas":
        """The areas of all divisions; a code that was in two groups counts for the later one."""
        rows = sorted(regions.table.to_pylist(), key=lambda row: row["region_year"])
        small = [row for row in rows if not RegionLevel(row["region_level"]).is_sum_of_gemeenten]
        codes = sorted({row["region_code"] for row in small})
        names = {row["region_code"]: _group_of(row) for row in small}
        order = {name: number for number, name in enumerate(sorted(set(names.values())))}
        gemeenten = [row for row in small if row["region_level"] == RegionLevel.GEMEENTE.value]
        return cls(
            {code: number for number, code in enumerate(codes)},
            {code: order[name] for code, name in names.items()},
            max(len(order), 1),
            _members(gemeenten),
        )

    def parts(self, total: ShownFigure, rows: Mapping[str, Sequence[int]]) -> list[int]:
        """The rows of the gemeenten in a sum.

        Args:
            total: the figure of the sum.
            rows: per gemeente its rows of the same series, those of a later division last.
        """
        if total.level is RegionLevel.LAND:
            codes: Iterable[str] = rows
        else:
            codes = self.members.get((total.level, total.code, total.region_year), ())
        return [rows[code][-1] for code in codes if code in rows]


def _group_of(row: Mapping[str, str | None]) -> str:
    found = (row[level.value] for level in _GROUPS)
    return next((name for name in found if name), _NO_GROUP)


def _members(
    gemeenten: Iterable[Mapping[str, object]],
) -> dict[tuple[RegionLevel, str, int], tuple[str, ...]]:
    found: dict[tuple[RegionLevel, str, int], list[str]] = {}
    levels = [level for level in RegionLevel if level.is_sum_of_gemeenten]
    for row in gemeenten:
        for level in levels:
            code = row[level.value]
            if code:
                key = (level, str(code), int(str(row["region_year"])))
                found.setdefault(key, []).append(str(row["region_code"]))
    return {key: tuple(codes) for key, codes in found.items()}
