"""Reader of Kerncijfers wijken en buurten as CSV, in the dialects in which the files go round."""

from dataclasses import replace

from jeugdpeil.domain.reading import Reading
from jeugdpeil.domain.snapshot import SnapshotRef
from jeugdpeil.sources.cbs.layout import Layout
from jeugdpeil.sources.cbs.measure_stem import plain_stem, r_title_stem
from jeugdpeil.sources.cbs.read_options import NO_OPTIONS, ReadOptions
from jeugdpeil.sources.cbs.statline_csv import STATLINE
from jeugdpeil.sources.cbs.untyped_csv import UNTYPED
from jeugdpeil.sources.cbs.wide_table import read_wide

# KWB of several years in one file, joined with the youths and trajecten of the wijk tables.
JOINED = Layout(
    name="KWB joined with the wijk tables",
    stem=plain_stem,
    region_key=("code",),
    region_name=("regio",),
    region_kind=("niveau",),
    year=("year",),
    period=("jz_periode",),
    form=("jz_vorm",),
    required=("year", "niveau"),
    ignored=frozenset({"gm_naam"}),
    form_measures="jz_",
)
# The file that CBS itself publishes per year. gwb_code_8 is the code without its letters.
OFFICIAL = Layout(
    name="KWB of CBS",
    stem=plain_stem,
    region_key=("gwb_code_10", "gwb_code"),
    region_name=("regio",),
    region_kind=("recs",),
    year=("jaar", "year"),
    required=("regio", "recs"),
    ignored=frozenset({"gm_naam", "gwb_code_8", "ind_wbz"}),
    decimal=",",
)
# Saved from R: titles with dots, NA, and a decimal comma in quotes although commas separate.
THROUGH_R = Layout(
    name="KWB saved from R",
    stem=r_title_stem,
    region_key=("regioaanduiding codering",),
    region_name=("wijken en buurten",),
    region_kind=("regioaanduiding soort regio",),
    ignored=frozenset({"regioaanduiding gemeentenaam"}),
    decimal=",",
    blank_words=("NA",),
)
STATLINE_KWB = replace(STATLINE, name="KWB of StatLine", required=("regioaanduiding/codering",))
ODATA_KWB = replace(
    UNTYPED, name="KWB dataset", region_key=("WijkenEnBuurten",), text_is_dimension=False
)
KWB_LAYOUTS = (JOINED, OFFICIAL, THROUGH_R, STATLINE_KWB, ODATA_KWB)


def read_kwb_csv(
    content: bytes, snapshot: SnapshotRef, options: ReadOptions = NO_OPTIONS
) -> Reading:
    """The observations of a file with Kerncijfers wijken en buurten, one region and year per row.

    The region year is the year in the row where there is a column for it, otherwise that of the
    options; it is also the period where the file names none.

    Args:
        content: the bytes of the file.
        snapshot: where they came from.
        options: region year, and encoding if it is not UTF-8.

    Raises:
        SourceError: the file is in none of the known dialects.
    """
    return read_wide(content, KWB_LAYOUTS, snapshot, options)
