"""Expected use from an area table, in one call."""

from collections.abc import Sequence

from jeugdpeil.models.expected_use.area_table import AreaTable
from jeugdpeil.models.expected_use.result import Aggregate, ExpectedUse
from jeugdpeil.models.expected_use.specification import Specification


def expected_use(
    table: AreaTable,
    specification: Specification,
    aggregates: Sequence[Aggregate] = (),
    *,
    with_card: bool = True,
) -> ExpectedUse:
    """Expected use of areas and of sums of areas.

    Args:
        table: areas with their outcome and characteristics.
        specification: of the model.
        aggregates: sums of areas to say the same of.
        with_card: whether to make the whole model card, which costs further fits.

    Raises:
        ModelError: the table cannot carry a model.
    """
    raise NotImplementedError
