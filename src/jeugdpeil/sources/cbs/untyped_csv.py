"""Reader of a StatLine dataset saved as CSV: keys and column names as in OData, text as values."""

from jeugdpeil.domain.reading import Reading
from jeugdpeil.domain.snapshot import SnapshotRef
from jeugdpeil.sources.cbs.layout import Layout
from jeugdpeil.sources.cbs.measure_stem import odata_stem
from jeugdpeil.sources.cbs.read_options import NO_OPTIONS, ReadOptions
from jeugdpeil.sources.cbs.wide_table import read_wide

# Source: 85335NED as downloaded on 15 June 2023, and the columns of 84799NED (KWB 2020).
UNTYPED = Layout(
    name="StatLine dataset",
    stem=odata_stem,
    region_key=("Wijken", "WijkenEnBuurten", "RegioS", "Regio", "Gemeenten"),
    region_name=("Gemeentenaam",),
    region_kind=("SoortRegio",),
    period=("Perioden",),
    form=("VormenVanJeugdzorg", "VormVanJeugdzorg", "TypeJeugdzorg"),
    second_code=("Codering",),
    ignored=frozenset({"ID"}),
    name_only_for=frozenset({"Gemeente"}),
    text_is_dimension=True,
)


def read_untyped_csv(
    content: bytes, snapshot: SnapshotRef, options: ReadOptions = NO_OPTIONS
) -> Reading:
    """The observations of a StatLine dataset that was saved as CSV.

    Names, keys and numbers may be padded with spaces; the number at the end of a column's name is
    not part of the measure; where the key of a region and its Codering differ, the key counts.

    Args:
        content: the bytes of the file.
        snapshot: where they came from.
        options: region year, and encoding if it is not UTF-8.

    Raises:
        SourceError: the file is no such dataset.
    """
    return read_wide(content, (UNTYPED,), snapshot, options)
