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
        code, _, year = slug.rpartition("-")
        if not year.isdigit():
            raise ValueError(f"{slug!r} is not a region with the year of its division")
        region = RegionKey(level_of_code(code), code, int(year))
        return cls(indicator, region, Period.parse(period), Vintage.parse(vintage))


def lineage_id(indicator: str, region_slug: str, period: str, vintage: str) -> str:
    """The lineage id made of its four parts.

    >>> lineage_id("jeugdzorg", "NL00-2022", "2022", "2023-06-15")
    'jeugdzorg.NL00-2022.2022.2023-06-15'
    """
    return ".".join((indicator, region_slug, period, vintage))
