"""The name of a gemeente in a year, from whoever gives one."""

from collections.abc import Iterable, Sequence

from jeugdpeil.codelists.mergers import CHANGES, RegionChange
from jeugdpeil.codelists.old_names import name_of_gone_gemeente, official_name
from jeugdpeil.codelists.spelling import split_suffix
from jeugdpeil.domain.membership import Memberships
from jeugdpeil.domain.region import Region, RegionLevel


class GemeenteNames:
    """Names by code and year: of sources of figures, of lists and of the register of mergers.

    Args:
        found: regions that sources name; other levels than gemeente are passed over.
        memberships: rows of lists.
        changes: the register of mergers.
    """

    def __init__(
        self,
        found: Iterable[Region],
        memberships: Memberships,
        changes: Sequence[RegionChange] = CHANGES,
    ) -> None:
        self._found: dict[str, dict[int, str]] = {}
        self._listed: dict[str, dict[int, str]] = {}
        for region in found:
            if region.key.level is RegionLevel.GEMEENTE:
                name = official_name(region.key.code, region.name)
                self._found.setdefault(region.key.code, {})[region.key.year] = name
        for row in memberships.rows:
            if row.gemeente_name:
                self._listed.setdefault(row.gemeente_code, {})[row.list_year] = row.gemeente_name
        self._made = {change.to_codes[0]: change.to_name for change in changes if change.to_name}

    def name_of(self, code: str, year: int) -> str:
        """The name in a year; the code itself where nobody gives one.

        The nearest year counts. A list that writes a suffix behind the same name ("Beek (L.)")
        does not take the place of the name that the figures came with ("Beek").
        """
        found = _nearest(self._found.get(code, {}), year)
        listed = _nearest(self._listed.get(code, {}), year)
        if found and listed and split_suffix(found)[0] != split_suffix(listed)[0]:
            return found if year in self._found[code] else listed
        gone = name_of_gone_gemeente(code)
        return found or listed or gone or self._made.get(code, "") or code

    def all_of(self, code: str) -> tuple[str, ...]:
        """Every name that a gemeente was given, without repetition."""
        given = (*self._found.get(code, {}).values(), *self._listed.get(code, {}).values())
        others = (name_of_gone_gemeente(code), self._made.get(code))
        return tuple(dict.fromkeys([*given, *(name for name in others if name)]))


def _nearest(by_year: dict[int, str], year: int) -> str:
    if not by_year:
        return ""
    return by_year[min(by_year, key=lambda of_year: (abs(of_year - year), of_year))]
