"""A monitor of two gemeenten with three wijken each, from one local file."""

from dataclasses import dataclass
from pathlib import Path

KWB = """\
gwb_code_10;regio;recs;a_inw;a_00_14;a_15_24;a_jz_tn
NL00;Nederland;Land;30900;5000;3500;720
GM0244;Hattem;Gemeente;12300;2000;1500;300
WK024400;Hattem Centrum;Wijk;4300;700;500;110
WK024401;Hattem Noord;Wijk;4000;700;500;100
WK024402;Hattem Zuid;Wijk;4000;600;500;.
GM0246;Heerde;Gemeente;18600;3000;2000;420
WK024600;Heerde Dorp;Wijk;8600;1500;1000;200
WK024601;Wapenveld;Wijk;6000;1000;600;130
WK024602;Veessen;Wijk;4000;500;400;60
"""
MONITOR = """\
[monitor]
name = "Proef op de Veluwe"
owner = "Gemeente Proef"
contact = "vragen@example.org"
home = "GM0244"
division_year = 2026

[[source]]
id = "kwb-2022"
kind = "kwb-csv"
title = "Kerncijfers wijken en buurten 2022"
file = "gegevens/kwb.csv"
region_year = 2022
vintage = 2023-06-15
status = { "2022" = "voorlopig" }

[[source]]
id = "regios-2026"
kind = "regions"
title = "Gemeenten naar jeugdregio, 2026"
"""


@dataclass(frozen=True)
class TinyMonitor:
    """The files of the monitor, and where its commands leave things.

    Args:
        folder: the folder that everything is in.
    """

    folder: Path

    @classmethod
    def made(cls, folder: Path) -> "TinyMonitor":
        """Write the monitor file and its source."""
        (folder / "gegevens").mkdir(parents=True)
        tiny = cls(folder)
        # The manual prints the hash of this file: its line ends are the same everywhere.
        tiny.source.write_text(KWB, "utf-8", newline="\n")
        tiny.file.write_text(MONITOR, "utf-8")
        return tiny

    @property
    def file(self) -> Path:
        """The monitor file."""
        return self.folder / "monitor.toml"

    @property
    def source(self) -> Path:
        """The file with the figures."""
        return self.folder / "gegevens" / "kwb.csv"

    @property
    def releases(self) -> Path:
        """The folder with the releases."""
        return self.folder / "releases"

    @property
    def work(self) -> Path:
        """The folder with the store and the warehouse."""
        return self.folder / "werk"

    @property
    def places(self) -> tuple[str, ...]:
        """The options that keep a build inside the folder."""
        return "--out", str(self.releases), "--work", str(self.work)

    def change(self, path: Path, old: str, new: str) -> None:
        """Replace one thing in one of the files."""
        text = path.read_text("utf-8")
        assert old in text, old
        path.write_text(text.replace(old, new), "utf-8")
