"""The address of a figure: indicator, region, region year, period and vintage in one word."""

from dataclasses import dataclass

from jeugdpeil.domain.period import Period
from jeugdpeil.domain.region import RegionKey, level_of_code
from jeugdpeil.domain.status import Vintage


@dataclass(frozen=True)
class FigureKey:
    """What identifies one published figure.

    >>> key = FigureKey.parse("jeugdzorg.GM0244-2022.2022.2023-06-15")
    >>> key.region.code, str(key.period)
    ('GM0244', '2022')
    >>> key.lineage_id
    'jeugdzorg.GM0244-2022.2022.2023-06-15'
    """

    indicator: str
    region: RegionKey
    period: Period
    vintage: Vintage

    @property
    def lineage_id(self) -> str:
        """The key as text; the road back to the source starts from it."""
        return lineage_id(self.indicator, self.region.slug, str(self.period), str(self.vintage))

    @classmethod
    def parse(cls, text: str) -> "FigureKey":
        """Read a lineage id.

        Raises:
            ValueError: the text does not have four parts, or a part is not what it should be.
        """
        parts = text.split(".")
        if len(parts) != 4:
            raise ValueError(f"{text!r} does not have the form indicator.region.period.vintage")
        indicator, slug, period, vintage = parts
        return cls(indicator, _region(slug), Period.parse(period), Vintage.parse(vintage))


EXPECTED = "verwacht"


@dataclass(frozen=True)
class ExpectedFigureKey:
    """What identifies one published expected figure.

    >>> key = ExpectedFigureKey.parse("verwacht.jeugdzorg-wijk.WK024401-2022.2022")
    >>> key.model, key.region.code
    ('jeugdzorg-wijk', 'WK024401')
    >>> key.lineage_id
    'verwacht.jeugdzorg-wijk.WK024401-2022.2022'
    """

    model: str
    region: RegionKey
    period: Period

    @property
    def lineage_id(self) -> str:
        """The key as text; the road back to the sources starts from it."""
        return expected_lineage_id(self.model, self.region.slug, str(self.period))

    @classmethod
    def parse(cls, text: str) -> "ExpectedFigureKey":
        """Read the address of an expected figure.

        Raises:
            ValueError: the text is not `verwacht`, a model, a region and a period.
        """
        parts = text.split(".")
        if len(parts) != 4 or parts[0] != EXPECTED:
            raise ValueError(f"{text!r} does not have the form {EXPECTED}.model.region.period")
        _, model, slug, period = parts
        return cls(model, _region(slug), Period.parse(period))


def _region(slug: str) -> RegionKey:
    code, _, year = slug.rpartition("-")
    if not year.isdigit():
        raise ValueError(f"{slug!r} is not a region with the year of its division")
    return RegionKey(level_of_code(code), code, int(year))


def expected_lineage_id(model: str, region_slug: str, period: str) -> str:
    """The address of an expected figure made of its parts.

    >>> expected_lineage_id("jeugdzorg-wijk", "WK024401-2022", "2022")
    'verwacht.jeugdzorg-wijk.WK024401-2022.2022'
    """
    return ".".join((EXPECTED, model, region_slug, period))


def lineage_id(indicator: str, region_slug: str, period: str, vintage: str) -> str:
    """The lineage id made of its four parts.

    >>> lineage_id("jeugdzorg", "NL00-2022", "2022", "2023-06-15")
    'jeugdzorg.NL00-2022.2022.2023-06-15'
    """
    return ".".join((indicator, region_slug, period, vintage))
