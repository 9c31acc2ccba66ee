"""Reader of the CSV download of StatLine: long titles, labels instead of keys, decimal comma."""

from jeugdpeil.domain.reading import Reading
from jeugdpeil.domain.snapshot import SnapshotRef
from jeugdpeil.sources.cbs.layout import Layout
from jeugdpeil.sources.cbs.measure_stem import title_stem
from jeugdpeil.sources.cbs.read_options import NO_OPTIONS, ReadOptions
from jeugdpeil.sources.cbs.wide_table import read_wide

# Source: 85098NED as downloaded on 24 June 2023; it has no column with codes, KWB tables do.
STATLINE = Layout(
    name="StatLine CSV",
    stem=title_stem,
    region_key=(
        "regioaanduiding/codering",
        "codering",
        "regio's",
        "wijken en buurten",
        "wijken",
        "gemeenten",
    ),
    region_name=("regio's", "wijken en buurten", "wijken", "gemeenten"),
    region_kind=("regioaanduiding/soort regio", "soort regio"),
    period=("perioden",),
    form=("vormen van jeugdzorg", "type jeugdzorg"),
    ignored=frozenset({"regioaanduiding/gemeentenaam", "gemeentenaam"}),
    decimal=",",
    text_is_dimension=True,
    keeps_unit_of_repeated=True,
)


def read_statline_csv(
    content: bytes, snapshot: SnapshotRef, options: ReadOptions = NO_OPTIONS
) -> Reading:
    """The observations of a StatLine CSV download.

    Regions are known by name only where the download has no codes: then the key is the name and
    the kind is empty. Period labels keep their stars, which say how final the figures are.

    Args:
        content: the bytes of the file, with or without byte order mark.
        snapshot: where they came from.
        options: region year, and encoding if it is not UTF-8.

    Raises:
        SourceError: the file is no such download.
    """
    return read_wide(content, (STATLINE,), snapshot, options)
