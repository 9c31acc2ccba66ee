"""Reads a region's own characteristics or supply: a CSV file with a row per wijk or gemeente.

The column with the codes is known by its name (code, gm_code, wk_code and the like, in capitals or
not); the columns with characteristics are those that the monitor file names. Other columns are left
alone.
"""

import re
from collections.abc import Iterable, Mapping

from jeugdpeil.codelists.measures import OWN_PREFIX
from jeugdpeil.domain.errors import SourceError
from jeugdpeil.domain.reading import Reading
from jeugdpeil.domain.snapshot import SnapshotRef
from jeugdpeil.sources.cbs.decoded_text import decoded
from jeugdpeil.sources.cbs.delimited_text import Header, split_text
from jeugdpeil.sources.cbs.layout import Layout
from jeugdpeil.sources.cbs.read_options import ReadOptions
from jeugdpeil.sources.cbs.wide_table import read_wide

_CODES = (
    *("code", "gm_code", "wk_code", "gwb_code", "gwb_code_10", "gemeentecode", "wijkcode"),
    *("gemeente_code", "wijk_code", "regiocode", "codering", "regios", "wijkenenbuurten"),
)
_OTHER = "(andere kolom)"


def read_own_characteristics(
    content: bytes, snapshot: SnapshotRef, columns: Mapping[str, str], options: ReadOptions
) -> Reading:
    r"""The observations in a file with a region's own characteristics.

    Args:
        content: the bytes of the file; comma, semicolon or tab, decimal comma or point.
        snapshot: where they came from.
        columns: column of the file per id of a characteristic.
        options: region year, period, and encoding if it is not UTF-8.

    Returns:
        One observation per cell; the measure is `eigen:` and the id.

    Raises:
        SourceError: the file is no CSV text, has no column with codes, or lacks a column that the
            monitor file names.
    """
    text = decoded(content, snapshot.origin, options.encoding)
    wanted = f"een kolom met codes, zoals 'code', en {_listed(columns.values())}"
    header = split_text(text, snapshot.origin, _has_codes, wanted).header
    absent = [column for column in columns.values() if _plain(column) not in map(_plain, header)]
    if absent:
        raise SourceError(
            f"Het bestand heeft geen kolom {_listed(absent)}",
            where=f"{snapshot.origin}, bron {snapshot.source_id}, sleutel columns",
            remedy=f"Kolommen die er zijn: {_listed(name for name in header if name)}.",
        )
    return read_wide(content, (_layout(columns),), snapshot, options)


def _layout(columns: Mapping[str, str]) -> Layout:
    measures = {_plain(column): OWN_PREFIX + code for code, column in columns.items()}

    def stem(name: str) -> str:
        plain = _plain(name)
        known = _code_name(name)
        return measures.get(plain) or (known if known in _CODES else _OTHER)

    return Layout(
        name="eigen kenmerken",
        stem=stem,
        region_key=_CODES,
        ignored=frozenset({_OTHER}),
        decimal=",",
    )


def _has_codes(header: Header) -> bool:
    return any(_code_name(name) in _CODES for name in header)


def _plain(name: str) -> str:
    return name.strip().lower()


def _code_name(name: str) -> str:
    return re.sub(r"[\s\-]+", "_", _plain(name))


def _listed(names: Iterable[str]) -> str:
    return ", ".join(repr(name) for name in names)
