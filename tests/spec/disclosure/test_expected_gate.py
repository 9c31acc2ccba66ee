"""Wat er van verwacht gebruik getoond mag worden, en of de getallen bij elkaar passen."""

from typing import Any

import pytest

from jeugdpeil.disclosure.expected_gate import published_expected
from jeugdpeil.disclosure.gate import published_table
from jeugdpeil.disclosure.policy import Policy
from jeugdpeil.domain.errors import DisclosureError
from jeugdpeil.domain.expected import OF_THE_OUTCOME, ModelFigures, PublishedExpected
from jeugdpeil.domain.published import PublishedTable
from support.figures import definition, estimates
from support.model_rows import LAND, WITHOUT_ACTUAL, model_figures

POLICY = Policy()
HIDDEN = OF_THE_OUTCOME


def figures(*rows: dict[str, Any]) -> PublishedTable:
    return published_table(estimates(*rows), {"jeugdzorg": definition()}, POLICY)


def gated(model: ModelFigures, shown: PublishedTable) -> PublishedExpected:
    return published_expected(model, shown, 1, POLICY)


def row(model: ModelFigures, shown: PublishedTable, code: str = "GM9001") -> dict[str, Any]:
    rows = gated(model, shown).figures.to_pylist()
    return next(item for item in rows if item["region_code"] == code)


def small(code: str) -> dict[str, Any]:
    return {"region_code": code, "count_low": 3, "count_high": 3}


def test_het_verschil_is_werkelijk_min_verwacht_zoals_afgedrukt() -> None:
    """8,8 min 9,2 is -0,4, ook als er meer cijfers achter de komma waren."""
    shown = row(model_figures({"expected": 9.23}), figures({}))

    assert (shown["actual"], shown["expected"], shown["difference"]) == (8.8, 9.2, -0.4)
    assert shown["actual_basis"] == "gepubliceerd"


def test_het_verschil_in_jongeren_is_ook_een_aftreksom() -> None:
    """Van 3000 jongeren is 9,23 % 276,9, afgerond 275; werkelijk zijn het er 265."""
    shown = row(model_figures({"expected": 9.23, "youths": 3000}), figures({}))

    assert shown["expected_youths"] == 5 * round(0.0923 * 3000 / 5)
    assert shown["difference_youths"] == 265 - shown["expected_youths"]


def test_zonder_aantal_komt_het_verschil_in_jongeren_uit_het_percentage() -> None:
    """Publiceert het CBS alleen 13,2 %, dan is het verschil (13,2 - 9,2) % van de jongeren."""
    percentage = {
        "count_low": None, "count_high": None, "denominator": None, "value": 13.2,
        "lower": 13.15, "upper": 13.25, "unit": "percentage", "method": "afronding", "level": 1.0,
    }  # fmt: skip
    shown = row(model_figures({"expected": 9.23, "youths": 3000}), figures(percentage))

    assert shown["actual_youths"] is None
    assert shown["difference_youths"] == 5 * round((13.2 - 9.2) / 100 * 3000 / 5)


def test_een_verborgen_werkelijk_cijfer_laat_alleen_het_verwachte_over() -> None:
    """Geen verschil, kans, rang, oordeel of verwacht binnen de gemeente."""
    shown = row(model_figures(WITHOUT_ACTUAL), figures(small("GM9001")))

    assert {name: shown[name] for name in HIDDEN} == dict.fromkeys(HIDDEN)
    assert (shown["expected"], shown["expected_lower"], shown["expected_upper"]) == (9.2, 8.1, 10.5)


def test_een_ontbrekend_werkelijk_cijfer_laat_alleen_het_verwachte_over() -> None:
    """Een cijfer van een andere publicatie telt niet."""
    shown = row(model_figures(WITHOUT_ACTUAL), figures({"vintage": "2024-10-31"}))

    assert {name: shown[name] for name in HIDDEN} == dict.fromkeys(HIDDEN)


def test_een_model_mag_niet_leren_van_een_verborgen_cijfer() -> None:
    """Verwacht wordt landelijk gelijk gemaakt aan werkelijk; de som zou het cijfer verraden."""
    with pytest.raises(DisclosureError, match="GM9001"):
        gated(model_figures({}), figures(small("GM9001")))


def test_een_percentage_boven_de_honderd_is_geen_werkelijk_cijfer() -> None:
    """Een afgerond aantal kan boven een geschat aantal jongeren liggen."""
    above = {"denominator": 250, "value": 106.0}
    assert row(model_figures(WITHOUT_ACTUAL), figures(above))["actual"] is None


def test_grenzen_worden_naar_buiten_afgerond() -> None:
    """Afronden maakt een verschil niet zekerder."""
    shown = row(model_figures({"lower": -1.041, "upper": 0.421}), figures({}))

    assert (shown["lower"], shown["upper"]) == (-1.05, 0.43)


def test_het_gecorrigeerde_verschil_heeft_een_decimaal_meer() -> None:
    """Een marge vanaf 0,04 stond anders als 0,0 onder het oordeel dat er verschil is."""
    values = {"shrunken_difference": 0.876, "lower": 0.041, "upper": 1.708}
    shown = row(model_figures(values), figures({}))

    printed = (shown["shrunken_difference"], shown["lower"], shown["upper"])
    assert printed == (0.88, 0.04, 1.71)


@pytest.mark.parametrize(("share", "printed"), [(0.0, 0.001), (1.0, 0.999), (0.24, 0.24)])
def test_een_kans_is_nooit_nul_of_een(share: float, printed: float) -> None:
    """Dat alle trekkingen dezelfde kant op wijzen is geen zekerheid."""
    shown = row(model_figures({"probability_higher": share}), figures({}))

    assert shown["probability_higher"] == printed


SECOND = {"region_code": "GM9002", "youths": 1000, "expected": 7.5}
SECOND_FIGURE = {"region_code": "GM9002", "count_low": 100, "count_high": 100, "denominator": 1000}
BOTH = {"NL00": ("GM9001", "GM9002")}
NATIONAL = 100 * (265 + 100) / (3000 + 1000)


def test_landelijk_is_verwacht_gelijk_aan_werkelijk() -> None:
    """Het land is het gemiddelde van de getoonde gebieden, niet het cijfer van het CBS zelf."""
    land = LAND | {"youths": 4000, "expected": NATIONAL + 0.001}
    own = {"region_level": "land", "region_code": "NL00", "count_low": 990, "count_high": 990}
    model = model_figures({}, SECOND, land, parts=BOTH)
    shown = row(model, figures({}, SECOND_FIGURE, own | {"denominator": 10_000}), "NL00")

    assert shown["actual"] == shown["expected"] == round(NATIONAL, 1)
    assert shown["actual_basis"] == "gewogen gemiddelde"
    assert (shown["actual_youths"], shown["difference"]) == (265 + 100, 0.0)


def test_een_jeugdregio_houdt_haar_gepubliceerde_cijfer() -> None:
    """Het cijfer naast het verwachte is het cijfer dat elders op de site staat."""
    region = LAND | {"region_level": "jeugdregio", "region_code": "jr-a", "youths": 4000}
    own = {
        "region_level": "jeugdregio", "region_code": "jr-a", "count_low": 365, "count_high": 365,
        "denominator": 4000,
    }  # fmt: skip
    model = model_figures({}, SECOND, region, parts={"jr-a": BOTH["NL00"]})
    shown = row(model, figures({}, SECOND_FIGURE, own), "jr-a")

    assert (shown["actual"], shown["actual_basis"]) == (9.1, "gepubliceerd")


def test_een_som_zonder_eigen_cijfer_is_het_gemiddelde_van_haar_delen() -> None:
    """Percentages tellen niet op; hun gewogen gemiddelde kan een lezer narekenen."""
    region = LAND | {"region_level": "jeugdregio", "region_code": "jr-a", "youths": 4000}
    model = model_figures({}, SECOND, region, parts={"jr-a": BOTH["NL00"]})
    shown = row(model, figures({}, SECOND_FIGURE), "jr-a")

    assert (shown["actual"], shown["actual_basis"]) == (round(NATIONAL, 1), "gewogen gemiddelde")


def test_een_som_met_een_verborgen_deel_heeft_geen_verschil() -> None:
    """Uit de som en de andere delen volgt anders het verschil van het verborgen deel."""
    region = LAND | {"region_level": "jeugdregio", "region_code": "jr-a", "youths": 4000}
    own = {"region_level": "jeugdregio", "region_code": "jr-a"}
    model = model_figures({}, SECOND | WITHOUT_ACTUAL, region, parts={"jr-a": BOTH["NL00"]})
    shown = row(model, figures({}, small("GM9002"), own), "jr-a")

    assert {name: shown[name] for name in HIDDEN} == dict.fromkeys(HIDDEN)


def test_bijdragen_tellen_op_tot_verwacht_min_landelijk() -> None:
    """Drie keer 0,33 is samen 1,0, en dat staat er dan ook."""
    land = LAND | {"youths": 4000, "expected": 8.2, **WITHOUT_ACTUAL}
    third = {"wonen": 0.34, "inkomen": 0.33, "gezin": 0.33}
    model = model_figures(
        {"expected": 9.2},
        land,
        contributions={"GM9001": third, "NL00": dict.fromkeys(third, 0.0)},
    )
    rows = gated(model, figures({})).contributions.to_pylist()

    own = {item["theme"]: item["contribution"] for item in rows if item["region_code"] == "GM9001"}
    assert own == {"wonen": 0.4, "inkomen": 0.3, "gezin": 0.3}


def test_een_rang_telt_alleen_getoonde_gebieden() -> None:
    """Valt een van drie gebieden weg, dan is de rang er een van twee."""
    regions = [
        LAND | {"region_level": "jeugdregio", "region_code": f"jr-{name}", "rank_of": 3} | ranks
        for name, ranks in (
            ("a", {"rank": 1, "rank_lower": 1, "rank_upper": 2}),
            ("b", {"rank": 2, "rank_lower": 1, "rank_upper": 3}),
            ("c", {"rank": 3, "rank_lower": 2, "rank_upper": 3}),
        )
    ]
    parts = {"jr-a": ("GM9001",), "jr-b": ("GM9002",), "jr-c": ("GM9001",)}
    model = model_figures({}, SECOND | WITHOUT_ACTUAL, *regions, parts=parts)
    rows = gated(model, figures({}, small("GM9002"))).figures.to_pylist()
    names = ("rank", "rank_lower", "rank_upper", "rank_of")

    found = {
        item["region_code"]: tuple(item[name] for name in names)
        for item in rows
        if item["region_level"] == "jeugdregio"
    }
    assert found == {"jr-a": (1, 1, 2, 2), "jr-b": (None,) * 4, "jr-c": (2, 1, 2, 2)}


def test_een_gebied_alleen_heeft_geen_rang() -> None:
    """Plaats 1 van 1 zegt niets."""
    shown = row(model_figures({"rank": 1, "rank_upper": 1, "rank_of": 1}), figures({}))

    assert (shown["rank"], shown["rank_of"]) == (None, None)


def test_een_geschat_kenmerk_van_een_verborgen_gebied_gaat_niet_mee() -> None:
    """Het model schat een kenmerk met alles wat het van het gebied weet, ook de uitkomst."""
    model = model_figures({}, SECOND | WITHOUT_ACTUAL, drawn=("GM9001", "GM9002"))
    rows = gated(model, figures({}, small("GM9002"))).predictors.to_pylist()

    assert [(item["region_code"], item["value"]) for item in rows] == [("GM9001", 4.12346)]
