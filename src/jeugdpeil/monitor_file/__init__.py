"""The monitor file: one TOML file that says what a region's monitor is made of."""

from jeugdpeil.monitor_file.blocks import (
    CELL_MEANINGS,
    CHARACTERISTICS_KIND,
    GEOMETRY_FORMATS,
    SOURCE_KINDS,
    CharacteristicSpec,
    ExpectedSpec,
    GroupSpec,
    SourceSpec,
)
from jeugdpeil.monitor_file.monitor import Monitor
from jeugdpeil.monitor_file.parsing import parse_monitor, read_monitor_file

__all__ = (
    "CELL_MEANINGS",
    "CHARACTERISTICS_KIND",
    "GEOMETRY_FORMATS",
    "SOURCE_KINDS",
    "CharacteristicSpec",
    "ExpectedSpec",
    "GroupSpec",
    "Monitor",
    "SourceSpec",
    "parse_monitor",
    "read_monitor_file",
)
