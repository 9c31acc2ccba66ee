"""The readers by the kind that a monitor file names."""

from collections.abc import Mapping
from types import MappingProxyType

from jeugdpeil.sources.cbs.kwb_csv import read_kwb_csv
from jeugdpeil.sources.cbs.read_options import Reader
from jeugdpeil.sources.cbs.statline_csv import read_statline_csv
from jeugdpeil.sources.cbs.untyped_csv import read_untyped_csv

READERS: Mapping[str, Reader] = MappingProxyType(
    {
        "kwb-csv": read_kwb_csv,
        "statline-csv": read_statline_csv,
        "untyped-csv": read_untyped_csv,
    }
)
