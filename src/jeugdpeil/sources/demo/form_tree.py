"""Forms of youth care as bits: the forms of a youth are one small number."""

from dataclasses import dataclass

import numpy as np

from jeugdpeil.domain.care_form import CBS_KEYS, CBS_LABELS, CareForm
from jeugdpeil.sources.demo.arrays import FloatArray, IntArray

LEAVES = tuple(form for form in CareForm if not form.children)
FORMS = tuple(CareForm)
# The forms of the tables by wijk; the others are too rare there.
WIJK_FORMS = (
    CareForm.JEUGDZORG,
    CareForm.JEUGDHULP,
    CareForm.ZONDER_VERBLIJF,
    CareForm.MET_VERBLIJF,
    CareForm.JEUGDBESCHERMING,
    CareForm.JEUGDRECLASSERING,
)
ZONDER_LEAVES = tuple(form for form in LEAVES if form.is_part_of(CareForm.ZONDER_VERBLIJF))
MET_LEAVES = tuple(form for form in LEAVES if form.is_part_of(CareForm.MET_VERBLIJF))
HULP_LEAVES = (*ZONDER_LEAVES, *MET_LEAVES)
# A referrer is known of jeugdhulp only.
REFERRED_FORMS = tuple(
    form
    for form in FORMS
    if form is CareForm.JEUGDZORG
    or any(leaf.is_part_of(form) or leaf is form for leaf in HULP_LEAVES)
)

_KEY_OF_FORM = {form: key for keys in (CBS_LABELS, CBS_KEYS) for key, form in keys.items()}


def form_key(form: CareForm) -> str:
    """The key of a form in the tables: CBS's own where it was seen, else its label.

    >>> form_key(CareForm.JEUGDZORG), form_key(CareForm.PLEEGZORG)
    ('T001203', 'JH 1221')
    """
    return _KEY_OF_FORM[form]


def leaf_number(form: CareForm) -> int:
    """The bit of a form without parts."""
    return LEAVES.index(form)


@dataclass(frozen=True)
class FormSet:
    """Forms to count youths by, and a column for jeugdbescherming with a stay.

    Args:
        forms: the forms of the first columns.
        pattern: (2 ** n_leaves,) for every set of leaves, as bits, the number of its pattern: sets
            that touch the same forms share one.
        flags: (n_patterns, n_forms + 1) of 0 and 1: what each pattern counts for.
        members: (n_leaves, n_forms) of 0 and 1: the forms that a leaf lies in.
    """

    forms: tuple[CareForm, ...]
    pattern: IntArray
    flags: FloatArray
    members: FloatArray

    @classmethod
    def of(cls, forms: tuple[CareForm, ...]) -> "FormSet":
        """Find the patterns of some forms."""
        masks = np.arange(2 ** len(LEAVES), dtype=np.int64)
        bits = (masks[:, None] >> np.arange(len(LEAVES), dtype=np.int64)) & 1
        protected, stays = CareForm.JEUGDBESCHERMING, CareForm.MET_VERBLIJF
        touched = bits @ _members((*forms, protected, stays)) > 0
        counted = np.column_stack([touched[:, :-2], touched[:, -2] & touched[:, -1]])
        flags, pattern = np.unique(counted, axis=0, return_inverse=True)
        return cls(
            forms, pattern.ravel(), flags.astype(np.float64), _members(forms).astype(np.float64)
        )

    def counted(self, area: IntArray, masks: IntArray, areas: int) -> FloatArray:
        """Youths per area and column, each youth once per column.

        Args:
            area: (n,) area of each youth.
            masks: (n,) leaves of each youth as bits; 0 for a youth without any.
            areas: number of areas.

        Returns:
            (areas, n_forms + 1) counts as whole numbers.
        """
        pattern = self.pattern[masks]
        used = np.flatnonzero(np.bincount(pattern, minlength=len(self.flags)))
        position = np.zeros(len(self.flags), dtype=np.int64)
        position[used] = np.arange(len(used))
        cells = np.bincount(area * len(used) + position[pattern], minlength=areas * len(used))
        # As floats this is one matrix product; the counts are far below 2**53, so they stay exact.
        return cells.reshape(areas, len(used)).astype(np.float64) @ self.flags[used]


def _members(forms: tuple[CareForm, ...]) -> IntArray:
    """(n_leaves, n_forms) 1 where a leaf lies in a form or is it."""
    return np.array(
        [[leaf is form or leaf.is_part_of(form) for form in forms] for leaf in LEAVES],
        dtype=np.int64,
    )


ALL_FORMS, WIJK_FORM_SET = FormSet.of(FORMS), FormSet.of(WIJK_FORMS)
