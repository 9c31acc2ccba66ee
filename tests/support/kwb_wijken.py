"""The wijken of Kerncijfers wijken en buurten as arrays, for tests on real data."""

import csv
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from jeugdpeil.stats.arrays import BoolArray, FloatArray, IntArray

FILE = Path("cbs_wijk_2021_2022", "kwb_jeugdzorg_wijk_gemeente_2021_2022.csv")

# name: (column, column to divide by or "", factor)
CHARACTERISTICS = {
    "gescheiden": ("a_gesch", "a_inw", 100.0),
    "bijstand": ("a_soz_wb", "a_inw", 100.0),
    "arbeidsongeschikt": ("a_soz_ao", "a_inw", 100.0),
    "wmo": ("p_wmo_t", "", 1.0),
    "corporatiehuur": ("p_wcorpw", "", 1.0),
    "lage-inkomens": ("p_hh_li", "", 1.0),
    "woz": ("g_wozbag", "", 1.0),
    "antilliaans-surinaams": ("a_antaru+a_suri", "a_inw", 100.0),
    "niet-westers": ("a_nw_all", "a_inw", 100.0),
    "stedelijkheid": ("ste_mvs", "", 1.0),
    "huishoudens-met-kinderen": ("a_hh_m_k", "a_hh", 100.0),
}


@dataclass(frozen=True)
class Wijken:
    """One year of wijken.

    Args:
        codes, gemeenten: of every wijk.
        youths: approximate number under 23: KWB prints 0-14 and 15-24.
        care: youths with care, 0 where unknown.
        is_known: whether the count is there.
        values: (n, n_characteristics), NaN where missing.
    """

    codes: tuple[str, ...]
    gemeenten: tuple[str, ...]
    youths: IntArray
    care: IntArray
    is_known: BoolArray
    values: FloatArray


def wijken_of(folder: Path, year: str) -> Wijken:
    """The wijken of a year with at least one youth.

    Args:
        folder: with the reference data.
        year: 2021 or 2022.
    """
    with (folder / FILE).open(encoding="utf-8") as lines:
        rows = [r for r in csv.DictReader(lines) if r["niveau"] == "Wijk" and r["year"] == year]
    youths = np.rint(_column(rows, "a_00_14") + 0.8 * _column(rows, "a_15_24")).astype(np.int64)
    care = _column(rows, "jz_jongeren")
    inhabited = youths > 0
    values = [_characteristic(rows, *recipe) for recipe in CHARACTERISTICS.values()]
    chosen = [row for row, there in zip(rows, inhabited, strict=True) if there]
    return Wijken(
        tuple(row["code"] for row in chosen),
        # WK001400 lies in GM0014.
        tuple(f"GM{row['code'][2:6]}" for row in chosen),
        youths[inhabited],
        np.minimum(np.nan_to_num(care)[inhabited].astype(np.int64), youths[inhabited]),
        np.isfinite(care)[inhabited],
        np.column_stack(values)[inhabited],
    )


def _column(rows: list[dict[str, str]], name: str) -> FloatArray:
    return np.array([float(row[name]) if row[name] not in ("", ".") else np.nan for row in rows])


def _characteristic(
    rows: list[dict[str, str]], names: str, divisor: str, factor: float
) -> FloatArray:
    total = np.sum([_column(rows, name) for name in names.split("+")], axis=0)
    if not divisor:
        return total
    below = _column(rows, divisor)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = factor * total / below
    return np.where(below > 0, share, np.nan)
