"""Hoe een cijfer ontstaat: teller, noemer, marge en wat er gebeurt als er iets ontbreekt."""

from typing import Any

import pytest

from jeugdpeil.stats.intervals import byar_lower, byar_upper, wilson_lower, wilson_upper
from support.worked_out import LAND, count, worked_out, youths

SECRET: dict[str, Any] = {"cell": "onderdrukt", "reason": "geheim bij de bron"}
UNKNOWN: dict[str, Any] = {"cell": "ontbreekt"}
WIJK: dict[str, Any] = {"region_level": "wijk", "region_code": "WK001400", "place_rule": "adres"}
SIZES = {"0-22": 6000, "0-17": 4500, "12-22": 3000}


def test_gebruik_is_het_aantal_per_100_jongeren() -> None:
    """595 van de 6.000 jongeren met jeugdzorg is 9,9 per 100, en het aantal gaat mee."""
    [figure] = worked_out("jeugdzorg", count(595), youths(6000))
    assert figure["value"] == pytest.approx(100 * 595 / 6000)
    assert (figure["count_low"], figure["denominator"]) == (595, 6000)
    assert (figure["unit"], figure["derivation"]) == ("per 100 jongeren", "berekend")


@pytest.mark.parametrize(
    ("indicator", "ages"),
    [("jeugdzorg", "0-22"), ("jeugdbescherming", "0-17"), ("jeugdreclassering", "12-22")],
)
def test_elke_vorm_heeft_zijn_eigen_leeftijdsgroep(indicator: str, ages: str) -> None:
    """Jeugdbescherming is per 100 van 0-17 jaar, jeugdreclassering van 12-22, de rest van 0-22."""
    groups = [youths(number, category=key) for key, number in SIZES.items()]
    [figure] = worked_out(indicator, count(120, form=indicator), *groups)
    assert figure["value"] == pytest.approx(100 * 120 / SIZES[ages])
    assert figure["age_base"] == ages


def test_het_aandeel_met_verblijf_van_2019_is_10_1_procent() -> None:
    """42.975 van de 423.825 jongeren met jeugdhulp hadden verblijf: 10,1 % (2019, voorlopig)."""
    [figure] = worked_out(
        "aandeel-met-verblijf",
        count(42975, form="met verblijf", period="2019", **LAND),
        count(423825, form="jeugdhulp", period="2019", **LAND),
    )
    assert round(figure["value"], 1) == 10.1
    assert figure["age_base"] == "jongeren met jeugdhulp"


def test_het_aandeel_gezinsvormen_van_2019_is_hoogstens_63_procent() -> None:
    """21.500 in pleegzorg plus 5.500 gezinsgericht van 42.975 is 63 %, met opmerking bovengrens."""
    [figure] = worked_out(
        "aandeel-pleegzorg-gezinsgericht",
        count(21500, form="pleegzorg", period="2019", **LAND),
        count(5500, form="gezinsgericht", period="2019", **LAND),
        count(42975, form="met verblijf", period="2019", **LAND),
    )
    assert round(figure["value"]) == 63
    assert figure["value"] == pytest.approx(100 * (21500 + 5500) / 42975)
    assert (figure["count_low"], figure["note"]) == (27000, "bovengrens")


def test_een_halfjaar_heeft_de_jongeren_van_het_hele_jaar_als_noemer() -> None:
    """Het eerste halfjaar van 2022 staat naast de bevolking van 1 januari 2022."""
    [figure] = worked_out(
        "jeugdzorg",
        count(480, period="2022-H1"),
        youths(6000),
        youths(9000, period="2021", vintage="2022-06-15"),
    )
    assert figure["value"] == pytest.approx(100 * 480 / 6000)


def test_de_nieuwste_bekende_bevolking_telt() -> None:
    """Van twee publicaties geldt de nieuwste, maar een publicatie zonder getal telt niet."""
    [figure] = worked_out(
        "jeugdzorg",
        count(595),
        youths(5900, vintage="2022-06-15"),
        youths(6000, vintage="2023-06-15"),
        youths(0, vintage="2024-06-15") | UNKNOWN | {"low": None, "high": None},
    )
    assert figure["denominator"] == 6000


def test_een_aandeel_neemt_teller_en_noemer_uit_dezelfde_publicatie() -> None:
    """Een voorlopige teller komt nooit op een definitieve noemer."""
    provisional, final = {"vintage": "2022-04-30"}, {"vintage": "2022-10-31"}
    first, second = worked_out(
        "aandeel-met-verblijf",
        count(100, form="met verblijf", **provisional),
        count(1000, form="jeugdhulp", **provisional),
        count(110, form="met verblijf", **final),
    )
    assert first["value"] == pytest.approx(100 * 100 / 1000)
    assert (second["cell"], second["reason"]) == ("ontbreekt", "noemer ontbreekt")


def test_de_marge_rekent_met_toeval_en_met_afronding() -> None:
    """Achter 595 kan 593 tot en met 597 zitten: de marge loopt van de laagste tot de hoogste."""
    [figure] = worked_out("jeugdzorg", count(593, 597), youths(6000))
    assert figure["value"] == pytest.approx(100 * 595 / 6000)
    assert figure["lower"] == pytest.approx(100 * wilson_lower(593, 6000, 0.9))
    assert figure["upper"] == pytest.approx(100 * wilson_upper(597, 6000, 0.9))
    assert (figure["level"], figure["method"]) == (0.9, "wilson")


def test_ook_een_afgeronde_noemer_maakt_de_marge_breder() -> None:
    """28 tot 32 van 98 tot 102: laagste teller op hoogste noemer, en andersom."""
    [figure] = worked_out(
        "leeftijd-0-3", count(28, 32, dimension="leeftijd", category="0-3"), count(98, 102)
    )
    assert figure["value"] == pytest.approx(100 * 30 / 100)
    assert figure["lower"] == pytest.approx(100 * wilson_lower(28, 102, 0.9))
    assert figure["upper"] == pytest.approx(100 * wilson_upper(32, 98, 0.9))


def test_een_aantal_trajecten_heeft_een_marge_volgens_byar() -> None:
    """858 tot 862 trajecten: de marge is die van een telling, bij 90 %."""
    [figure] = worked_out("trajecten", count(858, 862, variable="trajecten"))
    assert figure["value"] == pytest.approx(860)
    assert figure["lower"] == pytest.approx(byar_lower(858, 0.9))
    assert figure["upper"] == pytest.approx(byar_upper(862, 0.9))
    assert (figure["method"], figure["derivation"]) == ("byar", "gepubliceerd")


def test_bij_een_telling_van_nul_is_de_ondergrens_nul() -> None:
    """Nul trajecten kan toeval zijn, minder dan nul kan niet."""
    [figure] = worked_out("trajecten", count(0, variable="trajecten"))
    assert (figure["value"], figure["lower"]) == (0, 0)
    assert figure["upper"] == pytest.approx(byar_upper(0, 0.9))


def test_inwoners_hebben_geen_marge_van_toeval() -> None:
    """Het aantal jongeren in de registratie is een telling; een schatting heet berekend."""
    [counted] = worked_out("bevolking-0-22", youths(6000))
    [estimated] = worked_out("bevolking-0-22", youths(6000, note="benaderd"))
    assert (counted["lower"], counted["upper"], counted["level"]) == (6000, 6000, 1.0)
    assert (counted["derivation"], estimated["derivation"]) == ("gepubliceerd", "berekend")


def test_een_gedrukt_percentage_wordt_overgenomen() -> None:
    """13,2 % van het CBS blijft 13,2 %, met de marge van het afronden en zonder aantal."""
    printed = {
        "variable": "percentage jongeren",
        "form": "jeugdhulp",
        "age_base": "0-17",
        "low": 13.15,
        "high": 13.25,
    }
    [figure] = worked_out("gepubliceerd-jeugdhulp", measures=(printed,))
    assert figure["value"] == pytest.approx(13.2)
    assert (figure["lower"], figure["upper"]) == (13.15, 13.25)
    assert (figure["level"], figure["method"]) == (1.0, "afronding")
    assert (figure["count_low"], figure["derivation"]) == (None, "gepubliceerd")


def test_een_percentage_van_een_andere_groep_is_een_ander_cijfer() -> None:
    """Met verblijf van de jongeren met jeugdbescherming is niet met verblijf van jeugdhulp."""
    stays = {"variable": "percentage jongeren", "form": "met verblijf", "low": 8.75, "high": 8.85}
    of_protection = stays | {"age_base": "jongeren met jeugdbescherming"}
    assert worked_out("gepubliceerd-met-verblijf", measures=(of_protection,)) == []
    assert len(worked_out("gepubliceerd-jeugdbescherming-met-verblijf", measures=(of_protection,)))


COSTS = {
    "variable": "kosten",
    "dimension": "soort",
    "category": "jeugdzorg",
    "age_base": "geen",
    "scope": "natura en pgb",
    "low": 14999.5,
    "high": 15000.5,
}


def test_kosten_zijn_een_bedrag_zonder_marge_van_toeval() -> None:
    """15.000 duizend euro, met alleen de marge van het afronden."""
    [figure] = worked_out("kosten-jeugdzorg", measures=(COSTS,))
    assert (figure["value"], figure["lower"], figure["upper"]) == (15000, 14999.5, 15000.5)
    assert (figure["unit"], figure["method"]) == ("duizend euro", "afronding")


def test_kosten_per_jongere_zijn_verdeeld_over_alle_jongeren() -> None:
    """15 miljoen euro over 6.000 jongeren van 0 tot en met 22 jaar is 2.500 euro."""
    [figure] = worked_out("kosten-per-jongere", youths(6000), measures=(COSTS,))
    assert figure["value"] == pytest.approx(15000 * 1000 / 6000)
    assert figure["derivation"] == "berekend"


def test_een_verwijzer_is_een_deel_van_alle_trajecten() -> None:
    """360 van de 860 trajecten na verwijzing door de huisarts is 41,9 %."""
    [figure] = worked_out(
        "verwijzer-huisarts",
        count(360, variable="trajecten", dimension="verwijzer", category="huisarts"),
        count(860, variable="trajecten"),
    )
    assert figure["value"] == pytest.approx(100 * 360 / 860)


def test_een_wijk_telt_op_adres_en_een_gemeente_volgens_het_woonplaatsbeginsel() -> None:
    """Een wijkcijfer volgens het woonplaatsbeginsel, of een gemeentecijfer op adres, telt niet."""
    crossed = [count(40, **(WIJK | {"place_rule": "woonplaatsbeginsel"}))]
    crossed.append(count(595, place_rule="adres"))
    assert worked_out("jeugdzorg", *crossed) == []
    [figure] = worked_out(
        "jeugdzorg",
        count(40, **WIJK),
        youths(400, region_level="wijk", region_code="WK001400"),
    )
    assert (figure["value"], figure["place_rule"]) == (10, "adres")


def test_een_gebied_waarvoor_de_definitie_niet_geldt_krijgt_geen_cijfer() -> None:
    """Pleegzorg is te zeldzaam voor een wijk."""
    assert worked_out("pleegzorg", count(40, form="pleegzorg", **WIJK)) == []


def test_zorg_uit_een_pgb_telt_niet_mee_in_een_cijfer_over_natura() -> None:
    """Een aantal in natura en pgb samen is een ander cijfer."""
    assert worked_out("jeugdzorg", count(620, scope="natura en pgb"), youths(6000)) == []


def test_een_onderdrukte_teller_blijft_onderdrukt_met_zijn_reden() -> None:
    """Een geheim aantal geeft geen percentage, ook geen afgeleide."""
    [figure] = worked_out("jeugdzorg", count(0, 9, **SECRET), youths(6000))
    assert (figure["cell"], figure["reason"]) == ("onderdrukt", "geheim bij de bron")
    assert (figure["value"], figure["lower"], figure["upper"]) == (None, None, None)
    assert (figure["count_low"], figure["count_high"]) == (0, 9)
    assert figure["denominator"] is None


def test_een_ontbrekende_teller_blijft_ontbreken_met_zijn_reden() -> None:
    """Wat de bron niet zegt, rekent niemand uit."""
    [figure] = worked_out("jeugdzorg", UNKNOWN, youths(6000))
    assert (figure["cell"], figure["reason"]) == ("ontbreekt", "geheim of onbekend")
    assert (figure["value"], figure["count_low"]) == (None, None)


@pytest.mark.parametrize("group", [(), (youths(0, 9, **SECRET),), (youths(6000, period="2021"),)])
def test_zonder_noemer_ontbreekt_het_cijfer(group: tuple[dict[str, Any], ...]) -> None:
    """De teller is bekend, de noemer niet, is geheim of is van een ander jaar."""
    [figure] = worked_out("jeugdzorg", count(595), *group)
    assert (figure["cell"], figure["reason"]) == ("ontbreekt", "noemer ontbreekt")


def test_waar_niemand_woont_en_niemand_is_geteld_kan_het_cijfer_niet_voorkomen() -> None:
    """Nul van nul is geen nul."""
    [figure] = worked_out("jeugdzorg", count(0), youths(0))
    assert (figure["cell"], figure["reason"], figure["value"]) == ("kan niet voorkomen", None, None)


def test_waar_niemand_woont_maar_wel_iemand_is_geteld_ontbreekt_de_noemer() -> None:
    """Tien jongeren met jeugdzorg van nul jongeren: de noemer klopt niet."""
    [figure] = worked_out("jeugdzorg", count(10, 12), youths(0))
    assert (figure["cell"], figure["reason"]) == ("ontbreekt", "noemer ontbreekt")


def test_wat_niet_kan_voorkomen_blijft_zo() -> None:
    """Een opgeheven gemeente heeft geen cijfer en ook geen ontbrekend cijfer."""
    gone = {"cell": "kan niet voorkomen", "low": None, "high": None}
    [figure] = worked_out("jeugdzorg", gone, youths(6000))
    assert (figure["cell"], figure["reason"]) == ("kan niet voorkomen", None)


def test_opmerkingen_van_teller_en_noemer_gaan_mee_elk_een_keer() -> None:
    """Een heringedeelde teller op een benaderde, heringedeelde noemer heeft twee opmerkingen."""
    [figure] = worked_out(
        "jeugdzorg",
        count(595, note="heringedeeld"),
        youths(6000, note="benaderd;heringedeeld"),
    )
    assert figure["note"] == "benaderd;heringedeeld"
    assert figure["derivation"] == "heringedeeld"


def test_een_cijfer_noemt_de_plaats_van_zijn_teller_in_de_bron() -> None:
    """De weg terug begint bij bestand, rij en kolom van de teller."""
    [figure] = worked_out("jeugdzorg", count(595, source_row=7), youths(6000, source_row=9))
    assert figure["source"] == "85335NED@0123456789ab"
    assert figure["source_row"] == 7
    assert figure["source_column"] == "TotaalJongerenMetJeugdzorgInNatura_1"
