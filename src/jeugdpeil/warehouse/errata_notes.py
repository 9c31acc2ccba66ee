"""Remarks that the register of errata attaches to facts."""

from collections.abc import Mapping
from datetime import date

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from jeugdpeil.codelists.errata import ERRATA, Erratum, ErratumKind
from jeugdpeil.domain.care_form import CareForm
from jeugdpeil.domain.period import Period
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.tables import NO_FORM

# An erratum of a report or a drawing concerns no figure here.
_ON_FIGURES = (ErratumKind.HERZIENING, ErratumKind.KWALITEIT)


def errata_notes(head: Mapping[str, pa.Array]) -> pa.Array:
    """The codes of the errata that each fact must carry, joined by ";".

    Args:
        head: the columns form, region_level, region_code, period and vintage of facts, as words.

    Returns:
        (n_rows,) words; empty where no erratum concerns the fact.
    """
    names = ("form", "region_level", "region_code", "period", "vintage")
    columns = {name: _Column(head[name]) for name in names}
    bits = np.zeros(len(head["period"]), dtype=np.int64)
    codes: list[str] = []
    for erratum in ERRATA:
        flags = _concerned(erratum, columns)
        if flags is not None:
            bits |= flags.astype(np.int64) << len(codes)
            codes.append(erratum.code)
    return _joined(bits, codes)


class _Column:
    """A column of words, of which each different word is looked at once."""

    def __init__(self, array: pa.Array) -> None:
        self.words: list[str] = array.dictionary.to_pylist()
        self.indices = array.indices.to_numpy(zero_copy_only=False)

    def spread(self, flags: list[bool]) -> npt.NDArray[np.bool_]:
        """The flag of each row, from those of the words."""
        return np.array(flags, dtype=np.bool_)[self.indices]


def _concerned(erratum: Erratum, columns: Mapping[str, _Column]) -> npt.NDArray[np.bool_] | None:
    """Which facts an erratum concerns; None where it concerns none at all.

    The conditions of `Erratum.concerns` are tried one column at a time, with the others at a value
    that passes, because a table of a million facts has a few hundred different words.
    """
    if erratum.kind not in _ON_FIGURES:
        return None
    years = [Period.parse(word).year for word in columns["period"].words]
    flags = columns["period"].spread([year in erratum.years for year in years])
    if not flags.any():
        return None
    is_later = [date.fromisoformat(word) >= erratum.day for word in columns["vintage"].words]
    if erratum.kind is ErratumKind.HERZIENING:
        flags &= ~columns["vintage"].spread(is_later)
    flags &= columns["form"].spread([_has_form(erratum, word) for word in columns["form"].words])
    if erratum.levels:
        levels = [RegionLevel(word) in erratum.levels for word in columns["region_level"].words]
        flags &= columns["region_level"].spread(levels)
    if erratum.region_codes:
        codes = [word in erratum.region_codes for word in columns["region_code"].words]
        flags &= columns["region_code"].spread(codes)
    return flags if flags.any() else None


def _has_form(erratum: Erratum, word: str) -> bool:
    if word == NO_FORM:
        return False
    form = CareForm(word)
    return not erratum.forms or any(form is item or form.is_part_of(item) for item in erratum.forms)


def _joined(bits: npt.NDArray[np.int64], codes: list[str]) -> pa.Array:
    different, indices = np.unique(bits, return_inverse=True)
    words = [
        ";".join(code for place, code in enumerate(codes) if value >> place & 1)
        for value in different.tolist()
    ]
    return pa.DictionaryArray.from_arrays(indices.astype(np.int32), pa.array(words, pa.string()))
