"""What a model of expected use is made of: characteristics in themes, and how it is computed."""

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Self

from jeugdpeil.domain.verdict import VerdictRule


class Transform(StrEnum):
    """What is done to the printed value of a characteristic before it enters the model.

    Every one grows with the value. `LOGIT` reads the value as a percentage 0-100; `LOG` and `LOGIT`
    put a value at the edge of their range half of the smallest step away from it.
    """

    GEEN = "geen"
    LOG = "log"
    WORTEL = "wortel"
    LOGIT = "logit"


@dataclass(frozen=True)
class Characteristic:
    """One characteristic of areas, such as the share of households with bijstand.

    Args:
        id: name, unique in a specification.
        theme: id of the theme that it is shown under.
        transform: of the printed value.
        is_movable: whether what-if may move it.
        is_origin: whether it says where people come from, and so may be left out.
        curve: whether it enters as a curve instead of a line; None lets cross-validation choose.
    """

    id: str
    theme: str
    transform: Transform = Transform.GEEN
    is_movable: bool = False
    is_origin: bool = False
    curve: bool | None = False


@dataclass(frozen=True)
class Specification:
    """A model of expected use.

    Args:
        model: id, such as `jeugdzorg-wijk`.
        indicator: id of what is expected.
        characteristics: in the order of the columns of `AreaTable.values`.
        decimals: that percentages are printed with.
        rule: when a difference is called real.
        is_spatial: whether part of the effect of an area follows its neighbours.
        selects: whether cross-validation may leave characteristics out.
        n_draws: joint draws behind every figure.
        n_folds: parts that the smallest groups are divided in, each predicted from the others.
        n_tables: completed tables where characteristics are missing.
        seed: of everything that is drawn.
        n_what_if: draws that the model card keeps for what-if.
        named_absent: ids of characteristics that earlier studies used and these data lack.
        least_youths_to_learn: areas with fewer youths do not teach the model: their outcome is in
            no fit. They keep an expected figure and, where the actual one is known, a difference.

    Raises:
        ValueError: a characteristic comes twice.

    >>> Specification("m", "i", (Characteristic("a", "t"), Characteristic("b", "t"))).themes
    ('t',)
    """

    model: str
    indicator: str
    characteristics: tuple[Characteristic, ...]
    decimals: int = 1
    rule: VerdictRule = field(default_factory=VerdictRule)
    is_spatial: bool = False
    selects: bool = False
    n_draws: int = 2000
    n_folds: int = 10
    n_tables: int = 5
    seed: int = 2026
    n_what_if: int = 300
    named_absent: tuple[str, ...] = ()
    least_youths_to_learn: int = 0

    def __post_init__(self) -> None:
        ids = [characteristic.id for characteristic in self.characteristics]
        twice = sorted({each for each in ids if ids.count(each) > 1})
        if twice:
            raise ValueError(f"characteristics that come twice: {twice}")

    @property
    def ids(self) -> tuple[str, ...]:
        """Ids of the characteristics."""
        return tuple(characteristic.id for characteristic in self.characteristics)

    @property
    def themes(self) -> tuple[str, ...]:
        """Themes in the order in which they first come."""
        return tuple(dict.fromkeys(each.theme for each in self.characteristics))

    def without(self, ids: frozenset[str]) -> Self:
        """The same model without some characteristics."""
        left = tuple(each for each in self.characteristics if each.id not in ids)
        return replace(self, characteristics=left)
