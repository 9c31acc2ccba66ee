"""What the characteristics of a monitor's models are, for the readers of its releases."""

from collections.abc import Iterable

from jeugdpeil.codelists.characteristics import NAMED_ABSENT
from jeugdpeil.domain.definition import CharacteristicDefinition
from jeugdpeil.domain.model_card import ModelCard
from jeugdpeil.monitor_file import Monitor


def characteristic_definitions(
    monitor: Monitor, cards: Iterable[ModelCard]
) -> tuple[CharacteristicDefinition, ...]:
    """The characteristics that the models of a monitor use, then those that they name as absent.

    Args:
        monitor: the monitor file, with a region's own characteristics.
        cards: of the models that were made.
    """
    used = {
        item.characteristic.id: item.characteristic
        for spec in monitor.expected
        for item in monitor.characteristics_of(spec)
    }
    named = {code for card in cards for code in card.named_absent}
    present = [
        CharacteristicDefinition(
            item.id, item.theme, item.name, item.unit, item.decimals, item.source
        )
        for item in used.values()
    ]
    absent = [
        CharacteristicDefinition(item.id, "", item.name, None, 0, item.source)
        for item in NAMED_ABSENT
        if item.id in named - used.keys()
    ]
    return (*present, *absent)
