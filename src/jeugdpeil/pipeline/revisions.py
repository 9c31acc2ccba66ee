"""Whether figures that became definitive stayed within what the nowcast had said of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jeugdpeil.domain.errors import ReleaseError
from jeugdpeil.i18n.numbers import decimal_number, percentage, whole_number
from jeugdpeil.i18n.texts import text
from jeugdpeil.published.figure import Figure
from jeugdpeil.published.nowcast import Nowcast
from jeugdpeil.published.release import Release
from jeugdpeil.published.shelf import Shelf
from jeugdpeil.stats.intervals import wilson_lower

# More than this many lines on a screen are read by nobody; the JSON holds all.
MOST_LINES = 40
_LEVEL = 0.95


@dataclass(frozen=True)
class Revision:
    """A figure that became definitive, beside what the nowcast had said of it.

    Args:
        said: the nowcast of the earlier release.
        became: the definitive figure of the later one.
        name: of the region.
    """

    said: Nowcast
    became: Figure
    name: str

    @property
    def is_inside(self) -> bool:
        """Whether the definitive value lies within the interval."""
        assert self.became.value is not None
        return self.said.lower <= self.became.value <= self.said.upper

    @property
    def pages(self) -> tuple[str, ...]:
        """The pages of the site that show the figure."""
        code, indicator = self.said.code, self.said.indicator
        return (f"/gebied/{code}", f"/voorlopig/{code}", f"/cijfers/{indicator}")


@dataclass(frozen=True)
class RevisionReport:
    """The revisions of a new release against what an earlier one expected.

    Args:
        earlier, later: ids of the releases.
        revisions: all figures that became definitive in between.
        decimals: per indicator.
        names: per indicator, in the language of the report.
    """

    earlier: str
    later: str
    revisions: tuple[Revision, ...]
    decimals: dict[str, int]
    names: dict[str, str]

    @property
    def outside(self) -> tuple[Revision, ...]:
        """Those that left their interval, the furthest first."""
        found = (item for item in self.revisions if not item.is_inside)
        return tuple(sorted(found, key=_distance, reverse=True))

    @property
    def is_surprising(self) -> bool:
        """Whether so many left their interval that it is no chance.

        Nine in ten stay inside by the meaning of the interval. Figures of one release share their
        errors, so that this is a reason to look, not a test.
        """
        if not self.revisions:
            return False
        share = 1 - self.revisions[0].said.interval_level
        return wilson_lower(len(self.outside), len(self.revisions), _LEVEL) > share

    def lines(self, language: str) -> list[str]:
        """The report as text."""
        head = text(
            language,
            "revisions.head" if self.revisions else "revisions.none",
            earlier=self.earlier,
            later=self.later,
            number=whole_number(language, len(self.revisions)),
            outside=whole_number(language, len(self.outside)),
            share=percentage(language, 100 * len(self.outside) / max(len(self.revisions), 1), 0),
        )
        if not self.revisions:
            return [head]
        key = "revisions.surprising" if self.is_surprising else "revisions.usual"
        rest = len(self.outside) - MOST_LINES
        more = [text(language, "revisions.more", number=whole_number(language, rest))]
        return [
            head,
            text(language, key),
            *(self._line(item, language) for item in self.outside[:MOST_LINES]),
            *(more if rest > 0 else []),
        ]

    def record(self) -> dict[str, object]:
        """The report as plain values."""
        return {
            "earlier": self.earlier,
            "later": self.later,
            "figures": len(self.revisions),
            "outside": [_record(item) for item in self.outside],
            "is_surprising": self.is_surprising,
        }

    def _line(self, item: Revision, language: str) -> str:
        said, places = item.said, self.decimals[item.said.indicator]
        assert item.became.value is not None
        return text(
            language,
            "revisions.line",
            region=item.name,
            indicator=self.names[said.indicator],
            period=said.period_text,
            became=decimal_number(language, item.became.value, places),
            lower=decimal_number(language, said.lower, places),
            upper=decimal_number(language, said.upper, places),
            pages=", ".join(item.pages),
        )


def check_revisions(
    shelf: Shelf, later_id: str | None, earlier_id: str | None, language: str
) -> RevisionReport:
    """Compare what became definitive with what an earlier release expected of it.

    Args:
        shelf: the releases.
        later_id: the release with the new figures; None for the newest.
        earlier_id: the release with the nowcast; None for the one published before it.
        language: of the names of indicators.

    Raises:
        ReleaseError: there is no such release, no earlier one, or it has no nowcast.
    """
    ids = shelf.ids()
    later = shelf.release(later_id or (ids[-1] if ids else ""))
    earlier = shelf.release(earlier_id or _before(shelf, later.manifest.id))
    if not earlier.has_nowcast:
        raise ReleaseError(
            f"Release {earlier.manifest.id} heeft geen nowcast om mee te vergelijken",
            where=f"map {shelf.folder.name}",
            remedy="Noem met --against een release die er een heeft.",
        )
    return RevisionReport(
        earlier.manifest.id,
        later.manifest.id,
        tuple(_revisions(earlier, later)),
        {name: item.decimals for name, item in later.definitions.items()},
        {name: item.short_name.in_language(language) for name, item in later.definitions.items()},
    )


def _before(shelf: Shelf, release_id: str) -> str:
    """The release that was published last before another was made."""
    ids = shelf.ids()
    published = {item.release for item in shelf.publications()}
    older = [item for item in ids[: ids.index(release_id)] if item in published]
    if not older:
        raise ReleaseError(
            f"Voor release {release_id} is er geen eerdere gepubliceerd",
            where=f"map {shelf.folder.name}",
            remedy="Noem met --against de release om mee te vergelijken.",
        )
    return older[-1]


def _revisions(earlier: Release, later: Release) -> Iterable[Revision]:
    said = [Nowcast.from_row(row) for row in earlier.nowcast_table("nowcasts").to_pylist()]
    codes: dict[str, list[Nowcast]] = {}
    for item in said:
        codes.setdefault(item.code, []).append(item)
    for code, nowcasts in codes.items():
        figures = _definitive(later.figures_of_region(code))
        region = later.regions.get(code)
        for item in nowcasts:
            became = figures.get((item.indicator, item.region_year, item.period_text))
            if became is not None and became.vintage > item.vintage:
                yield Revision(item, became, region.name if region else code)


def _definitive(figures: Sequence[Figure]) -> dict[tuple[str, int, str], Figure]:
    """The first definitive figure of each indicator, division and period."""
    found: dict[tuple[str, int, str], Figure] = {}
    for figure in sorted(figures, key=lambda figure: figure.vintage):
        if figure.status.is_final and figure.value is not None:
            found.setdefault((figure.indicator, figure.region_year, figure.period_text), figure)
    return found


def _distance(item: Revision) -> float:
    """How far outside, in widths of the interval."""
    assert item.became.value is not None
    width = max(item.said.upper - item.said.lower, 1e-9)
    beyond = max(item.became.value - item.said.upper, item.said.lower - item.became.value)
    return beyond / width


def _record(item: Revision) -> dict[str, object]:
    said = item.said
    return {
        "indicator": said.indicator,
        "region_code": said.code,
        "region_name": item.name,
        "region_year": said.region_year,
        "period": said.period_text,
        "vintage": said.vintage,
        "said": [said.lower, said.expected, said.upper],
        "became": item.became.value,
        "became_vintage": item.became.vintage,
        "pages": list(item.pages),
    }
