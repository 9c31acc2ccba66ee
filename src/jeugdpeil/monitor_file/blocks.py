"""The blocks of a monitor file after all checks: sources, groups, characteristics and models."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from jeugdpeil.codelists.characteristics import Characteristic
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.status import Status

CHARACTERISTICS_KIND = "characteristics-csv"
SOURCE_KINDS = (
    "kwb-csv",
    "statline-csv",
    "untyped-csv",
    "cbs-odata",
    CHARACTERISTICS_KIND,
    "regions",
    "regions-csv",
    "wijk-crosswalk-csv",
    "postcodes-csv",
    "geometry",
    "pdok",
)
CELL_MEANINGS = ("geheim", "geheim of onbekend", "onbekend", "kan niet voorkomen")
GEOMETRY_FORMATS = ("geojson", "topojson", "gpkg")


@dataclass(frozen=True)
class SourceSpec:
    """One source of the monitor; the order of sources is their precedence.

    Args:
        id: name of the source, unique in the file.
        kind: how it is read, one of SOURCE_KINDS.
        file: path of a local file, relative to the monitor file; `reference:` in front looks in
            the folder with reference data.
        table, version, base_url, filter: the CBS table to fetch.
        region_year: year of the division, where the file does not say.
        period: year that the characteristics of a file are about; without it the region year.
        columns: column of the file per id of a region's own characteristic.
        vintage: day on which the publisher brought the figures out.
        status: status per period; the word under "*" counts for all others.
        levels: levels of region to take from the source; empty means all.
        check_only: the source serves to measure the others and is not published.
        dot, blank: what a point and an empty cell mean in this source, one of CELL_MEANINGS.
    """

    id: str
    kind: str
    title: str = ""
    file: str = ""
    table: str = ""
    version: int = 3
    base_url: str = ""
    filter: str = ""
    region_year: int | None = None
    period: str = ""
    columns: Mapping[str, str] = field(default_factory=dict[str, str])
    vintage: date | None = None
    status: Mapping[str, Status] = field(default_factory=dict[str, Status])
    levels: tuple[RegionLevel, ...] = ()
    licence: str = "CC BY 4.0"
    attribution: str = ""
    origin: str = ""
    protected: bool = True
    age_base: str = ""
    level: RegionLevel | None = None
    layer: str = ""
    code_field: str = ""
    format: str = ""
    encoding: str = ""
    check_only: bool = False
    expected: tuple[str, ...] = ()
    dot: str = "geheim of onbekend"
    blank: str = "geheim of onbekend"


@dataclass(frozen=True)
class GroupSpec:
    """A group of gemeenten that the region named itself, valid in a range of years."""

    code: str
    name: str
    members: tuple[str, ...]
    from_year: int | None = None
    to_year: int | None = None
    note: str = ""


@dataclass(frozen=True)
class CharacteristicSpec:
    """A characteristic that the monitor file adds, or changes the use of.

    Args:
        characteristic: what it is and which facts it is made of.
        is_movable: whether what-if may move it, in every model.
        curve: whether it enters as a curve; None leaves that to cross-validation.
    """

    characteristic: Characteristic
    is_movable: bool = False
    curve: bool | None = None


@dataclass(frozen=True)
class ExpectedSpec:
    """A model of expected use that the monitor asks for.

    Args:
        indicator, level: what is expected, of which regions: wijk or gemeente.
        years: years in the model; empty means all with figures.
        characteristics: ids; empty means the usual ones of the level.
        without_origin: leaves out the characteristics of where people come from.
        movable: ids of characteristics that what-if may move, beside those that say so themselves.
        is_spatial: adds an effect of neighbouring regions, from the outlines.
        selects: lets cross-validation leave characteristics out.
        minimum_difference: percentage points; a difference under it is called small.
        minimum_youths: a region with fewer youths is too small to say anything of.
        n_draws, n_folds, seed: how the model is computed.
    """

    indicator: str
    level: RegionLevel
    years: tuple[int, ...] = ()
    characteristics: tuple[str, ...] = ()
    without_origin: bool = False
    movable: tuple[str, ...] = ()
    is_spatial: bool = False
    selects: bool = False
    minimum_difference: float = 0.5
    minimum_youths: int = 100
    n_draws: int = 2000
    n_folds: int = 10
    seed: int = 2026

    @property
    def model(self) -> str:
        """The name of the model in addresses and files.

        >>> ExpectedSpec("jeugdzorg", RegionLevel.WIJK).model
        'jeugdzorg-wijk'
        """
        return f"{self.indicator}-{self.level.value}"
