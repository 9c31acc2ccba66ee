"""What changed in the expected figures since the release that is served now."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from jeugdpeil.domain.expected import EXPECTED_KEY, PUBLISHED_EXPECTED, PublishedExpected
from jeugdpeil.domain.lineage import expected_lineage_id
from jeugdpeil.domain.table_schema import rows_of_keys
from jeugdpeil.published.release import Release

EXAMPLES = 20
RowArray = npt.NDArray[np.int64]


@dataclass(frozen=True)
class ChangedExpectation:
    """One expected figure that is another one than before: figure and verdict, as shown."""

    lineage_id: str
    before: str
    after: str


@dataclass(frozen=True)
class ModelChanges:
    """What changed in the expected figures of one model.

    Args:
        model: id.
        added: figures that were not there (new periods or regions).
        removed: figures that are gone.
        changed: figures with the same key and another printed expected figure or difference.
        verdicts: figures with the same key and another verdict.
        examples: the first with another figure or verdict, those with another verdict first.
    """

    model: str
    added: int
    removed: int
    changed: int
    verdicts: int
    examples: tuple[ChangedExpectation, ...]

    @property
    def is_same(self) -> bool:
        """Whether nothing changed."""
        return not (self.added or self.removed or self.changed or self.verdicts)


def expected_changes(
    previous: Release | None, expected: Iterable[PublishedExpected]
) -> tuple[ModelChanges, ...]:
    """Compare new expected figures with those of an earlier release.

    Args:
        previous: the release that is served now; None when there is none.
        expected: the new figures, one for each model.

    Returns:
        Changes of every model that is in one of the two, without those that stayed the same.
    """
    if previous is None:
        return ()
    new = {item.figures["model"][0].as_py(): item.figures for item in expected}
    known = [item.id for item in previous.manifest.models]
    nothing = PUBLISHED_EXPECTED.empty()
    found = [
        _compared(
            model,
            PUBLISHED_EXPECTED.checked(previous.expected_table(model))
            if model in known
            else nothing,
            new.get(model, nothing),
        )
        for model in sorted({*known, *new})
    ]
    return tuple(item for item in found if not item.is_same)


def _compared(model: str, old: pa.Table, new: pa.Table) -> ModelChanges:
    before = rows_of_keys(new, old, EXPECTED_KEY)
    after = np.flatnonzero(before >= 0)
    before = before[after]
    is_changed = _differs(old, before, new, after, ("expected", "difference"))
    is_judged = _differs(old, before, new, after, ("verdict",))
    order = np.argsort(~is_judged, kind="stable")
    named = [number for number in order.tolist() if is_judged[number] or is_changed[number]]
    return ModelChanges(
        model=model,
        added=new.num_rows - len(after),
        removed=old.num_rows - len(after),
        changed=int(is_changed.sum()),
        verdicts=int(is_judged.sum()),
        examples=tuple(
            _example(old, int(before[number]), new, int(after[number]))
            for number in named[:EXAMPLES]
        ),
    )


def _differs(
    old: pa.Table, before: RowArray, new: pa.Table, after: RowArray, names: Iterable[str]
) -> npt.NDArray[np.bool_]:
    result = np.zeros(len(after), dtype=np.bool_)
    for name in names:
        one = old[name].to_pylist()
        other = new[name].to_pylist()
        pairs = zip(before.tolist(), after.tolist(), strict=True)
        result |= np.array([one[b] != other[a] for b, a in pairs], dtype=np.bool_)
    return result


def _example(old: pa.Table, before: int, new: pa.Table, after: int) -> ChangedExpectation:
    (was,) = old.slice(before, 1).to_pylist()
    (now,) = new.slice(after, 1).to_pylist()
    region = f"{now['region_code']}-{now['region_year']}"
    return ChangedExpectation(
        expected_lineage_id(now["model"], region, now["period"]), _shown(was), _shown(now)
    )


def _shown(row: dict[str, object]) -> str:
    return " ".join(str(item) for item in (row["expected"], row["verdict"]) if item is not None)
