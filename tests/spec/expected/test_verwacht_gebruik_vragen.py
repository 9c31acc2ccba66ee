"""Van welke vormen en gebieden verwacht gebruik wordt gemaakt."""

from pathlib import Path

import pytest

from jeugdpeil.domain.errors import MonitorFileError
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.indicators.catalogue import all_indicators
from jeugdpeil.monitor_file import ExpectedSpec, parse_monitor
from jeugdpeil.monitor_file.expected_blocks import is_too_rare, may_be_expected

HEAD = '[monitor]\nname = "Proef"\ndivision_year = 2026\n'
ABLE = [item for item in all_indicators() if may_be_expected(item)]
RARE_FORMS = (
    *("met-verblijf", "pleegzorg", "gezinsgericht", "gesloten", "ander-verblijf"),
    *("jeugdbescherming", "ots", "voogdij", "jeugdreclassering"),
    *("gepubliceerd-jeugdbescherming", "gepubliceerd-jeugdreclassering"),
)


def asked(indicator: str, level: str) -> ExpectedSpec:
    block = f'[[expected]]\nindicator = "{indicator}"\nlevel = "{level}"\n'
    return parse_monitor(HEAD + block, Path("map")).expected[0]


@pytest.mark.parametrize("indicator", RARE_FORMS)
def test_verblijf_bescherming_en_reclassering_zijn_per_wijk_te_zeldzaam(indicator: str) -> None:
    """Verblijf, jeugdbescherming, jeugdreclassering en hun onderdelen worden per wijk geweigerd."""
    with pytest.raises(MonitorFileError, match=r"zeldzaam .* te weinig jongeren .*SCP"):
        asked(indicator, "wijk")


@pytest.mark.parametrize("indicator", RARE_FORMS)
def test_per_gemeente_mogen_zeldzame_vormen_wel(indicator: str) -> None:
    """Een gemeente heeft genoeg jongeren voor een verwachting van een zeldzame vorm."""
    assert asked(indicator, "gemeente").level is RegionLevel.GEMEENTE


@pytest.mark.parametrize("indicator", ["jeugdzorg", "jeugdhulp", "zonder-verblijf"])
def test_veelgebruikte_zorg_heeft_per_wijk_een_verwachting(indicator: str) -> None:
    """Alle jeugdzorg samen, jeugdhulp en jeugdhulp zonder verblijf worden per wijk verwacht."""
    assert asked(indicator, "wijk").level is RegionLevel.WIJK


def test_alleen_een_deel_van_alle_jongeren_wordt_verwacht() -> None:
    """Een aandeel van jongeren met zorg, een aantal of een bedrag heeft geen verwachting."""
    able = {item.definition.id for item in ABLE}
    assert {"jeugdzorg", "zonder-verblijf", "gepubliceerd-jeugdhulp"} <= able
    assert not able & {
        *("aandeel-met-verblijf", "gepubliceerd-met-verblijf", "leeftijd-12-17"),
        *("kosten-jeugdzorg", "trajecten", "bevolking-0-22", "jeugdzorg-som-van-gemeenten"),
    }


def test_een_jeugdregio_krijgt_de_som_van_haar_gemeenten() -> None:
    """Verwacht gebruik van een jeugdregio wordt niet apart berekend maar uit gemeenten opgeteld."""
    with pytest.raises(MonitorFileError, match="som van hun gemeenten"):
        asked("jeugdzorg", "jeugdregio")


def test_de_lijst_van_zeldzame_vormen_geldt_alleen_voor_wijken() -> None:
    """Dezelfde vorm is per gemeente nooit te zeldzaam om te verwachten."""
    assert not any(is_too_rare(item, RegionLevel.GEMEENTE) for item in ABLE)
