"""When a table cannot carry a model, and what the user is told; texts in Dutch (docs/adr/0008)."""

from collections.abc import Iterator

import numpy as np

from jeugdpeil.domain.errors import ModelError
from jeugdpeil.models.expected_use.area_table import AreaTable, CountOutcome
from jeugdpeil.models.expected_use.specification import Characteristic, Specification, Transform
from jeugdpeil.stats.arrays import FloatArray

FEWEST_AREAS = 30
FEWEST_PER_PERIOD = 10
AREAS_PER_CHARACTERISTIC = 3


def refuse_what_cannot_be_modelled(table: AreaTable, specification: Specification) -> None:
    """Refuse a table that cannot carry the model.

    Args:
        table: with the outcomes that the model may learn from.
        specification: of the model.

    Raises:
        ModelError: too few areas, or too few in a period; no variation in the outcome; a
            characteristic that is constant, nowhere known, or outside the range of its transform;
            more characteristics than the areas allow.
    """
    if table.values.shape[1] != len(specification.characteristics):
        raise ValueError("a column of values per characteristic is wanted")
    _refuse_few_areas(table, specification.least_youths_to_learn)
    _refuse_no_variation(table)
    for values, each in zip(table.values.T, specification.characteristics, strict=True):
        _refuse_column(values, each)
    _refuse_many(table, specification)


def _areas_with_outcome(table: AreaTable) -> int:
    pairs = zip(table.areas, table.outcome.has_outcome, strict=True)
    return len({area for area, has in pairs if has})


def _refuse_few_areas(table: AreaTable, least_youths: int) -> None:
    large = f" met ten minste {least_youths} jongeren" if least_youths else ""
    n_areas = _areas_with_outcome(table)
    if n_areas < FEWEST_AREAS:
        raise ModelError(
            f"Van {n_areas} gebieden{large} is het werkelijke gebruik bekend; voor een model "
            f"zijn er ten minste {FEWEST_AREAS} nodig.",
            code="too-few-areas",
            context={"areas": n_areas, "fewest": FEWEST_AREAS},
            remedy="Neem meer gebieden in de tabel op, bijvoorbeeld wijken van meer gemeenten.",
        )
    for period, n_known in _known_per_period(table):
        if n_known < FEWEST_PER_PERIOD:
            raise ModelError(
                f"In {period} is van {n_known} gebieden{large} het werkelijke gebruik bekend; er "
                f"zijn er ten minste {FEWEST_PER_PERIOD} nodig.",
                code="too-few-areas-in-period",
                context={"period": period, "areas": n_known, "fewest": FEWEST_PER_PERIOD},
                remedy="Laat deze periode weg, of vul het werkelijke gebruik aan.",
            )


def _known_per_period(table: AreaTable) -> Iterator[tuple[str, int]]:
    for period in table.period_names:
        pairs = zip(table.periods, table.is_known, strict=True)
        yield period, sum(bool(known) for own, known in pairs if own == period)


def _refuse_no_variation(table: AreaTable) -> None:
    known = table.outcome.percentage[table.is_known]
    # Counts that are few may all be rounded to one share; it is one value everywhere that fails.
    if known.min() == known.max() and not _has_secret(table):
        raise ModelError(
            f"Het werkelijke gebruik is overal hetzelfde: {_dutch(known[0], '.1f')} %.",
            code="no-variation",
            context={"percentage": f"{known[0]:.1f}"},
            remedy="Controleer of de goede kolom als werkelijk gebruik is gekozen.",
        )
    for period in table.period_names:
        own = np.array([each == period for each in table.periods]) & table.is_known
        share = table.outcome.percentage[own]
        if share.max() <= 0 or share.min() >= 100:
            raise ModelError(
                f"In {period} is het werkelijke gebruik overal {share[0]:.0f} %.",
                code="no-variation-in-period",
                context={"period": period, "percentage": f"{share[0]:.0f}"},
                remedy="Laat deze periode weg, of controleer de kolom met het gebruik.",
            )


def _has_secret(table: AreaTable) -> bool:
    return isinstance(table.outcome, CountOutcome) and bool(table.outcome.is_secret.any())


def _refuse_column(values: FloatArray, each: Characteristic) -> None:
    known = values[np.isfinite(values)]
    if not known.size:
        raise ModelError(
            f"Het kenmerk {each.id} is nergens bekend.",
            code="characteristic-missing",
            context={"characteristic": each.id},
            remedy="Laat dit kenmerk weg, of vul de waarden aan.",
        )
    if known.min() == known.max():
        raise ModelError(
            f"Het kenmerk {each.id} is overal hetzelfde: {_dutch(known[0])}.",
            code="characteristic-constant",
            context={"characteristic": each.id, "value": f"{known[0]:g}"},
            remedy="Laat dit kenmerk weg: het kan geen verschil tussen gebieden verklaren.",
        )
    lowest = 0 if each.transform is not Transform.GEEN else -np.inf
    highest = 100 if each.transform is Transform.LOGIT else np.inf
    outside = known[(known < lowest) | (known > highest)]
    if outside.size:
        raise ModelError(
            f"Het kenmerk {each.id} heeft de waarde {_dutch(outside[0])}; de bewerking "
            f"{each.transform.value} kan die niet aan.",
            code="outside-transform",
            context={
                "characteristic": each.id,
                "value": f"{outside[0]:g}",
                "transform": each.transform.value,
            },
            remedy="Kies een andere bewerking voor dit kenmerk, of verbeter de waarde.",
        )


def _refuse_many(table: AreaTable, specification: Specification) -> None:
    n_areas, n_wanted = _areas_with_outcome(table), len(specification.characteristics)
    if n_areas < AREAS_PER_CHARACTERISTIC * n_wanted:
        most = n_areas // AREAS_PER_CHARACTERISTIC
        raise ModelError(
            f"Er zijn {n_wanted} kenmerken voor {n_areas} gebieden met een werkelijk gebruik; "
            f"dat kunnen er hoogstens {most} zijn.",
            code="too-many-characteristics",
            context={"characteristics": n_wanted, "areas": n_areas, "most": most},
            remedy="Kies de kenmerken die er het meest toe doen, of neem meer gebieden op.",
        )


def _dutch(value: float, form: str = "g") -> str:
    """A number with a decimal comma, as the rest of the sentence is Dutch."""
    return format(value, form).replace(".", ",")
