"""Wanneer aantallen worden opgeteld, en wanneer niet."""

from typing import Any

import pytest

from support.worked_out import LAND, count, worked_out, youths

SECRET: dict[str, Any] = {"cell": "onderdrukt", "reason": "geheim bij de bron"}
PLEEGZORG, GEZINSGERICHT = {"form": "pleegzorg"}, {"form": "gezinsgericht"}
VERBLIJF = count(200, form="met verblijf")
SUM = "jeugdzorg-som-van-gemeenten"


def gemeente(number: int, **fields: Any) -> dict[str, Any]:
    """Youths with jeugdzorg in a gemeente; the number of the gemeente is its row too."""
    return count(100, region_code=f"GM{number:04d}", source_row=number) | fields


def test_grenzen_worden_opgeteld_net_als_aantallen() -> None:
    """98-102 in pleegzorg plus 18-22 gezinsgericht is 116-124."""
    [figure] = worked_out(
        "aandeel-pleegzorg-gezinsgericht",
        count(98, 102, **PLEEGZORG),
        count(18, 22, **GEZINSGERICHT),
        VERBLIJF,
    )
    assert (figure["count_low"], figure["count_high"]) == (98 + 18, 102 + 22)
    assert figure["value"] == pytest.approx(100 * 120 / 200)


def test_een_som_met_een_geheim_deel_is_onderdrukt() -> None:
    """Anders is het geheime deel door aftrekken te vinden."""
    [figure] = worked_out(
        "aandeel-pleegzorg-gezinsgericht",
        count(100, **PLEEGZORG),
        count(0, 9, **GEZINSGERICHT, **SECRET),
        VERBLIJF,
    )
    assert (figure["cell"], figure["reason"]) == ("onderdrukt", "een deel is onderdrukt")
    assert figure["value"] is None


@pytest.mark.parametrize("other", [(), ({**GEZINSGERICHT, "cell": "ontbreekt"},)])
def test_een_som_zonder_een_van_de_delen_ontbreekt(other: tuple[dict[str, Any], ...]) -> None:
    """Een deel dat ontbreekt, telt niet als nul."""
    [figure] = worked_out(
        "aandeel-pleegzorg-gezinsgericht", count(100, **PLEEGZORG), *other, VERBLIJF
    )
    assert (figure["cell"], figure["reason"]) == ("ontbreekt", "een deel ontbreekt")


def test_overlap_in_een_som_kan_boven_de_100_procent_uitkomen() -> None:
    """Wie beide vormen had, telt twee keer; het cijfer blijft staan en de marge omvat het."""
    [figure] = worked_out(
        "aandeel-pleegzorg-gezinsgericht",
        count(150, **PLEEGZORG),
        count(60, **GEZINSGERICHT),
        VERBLIJF,
    )
    assert figure["value"] == pytest.approx(100 * 210 / 200)
    assert figure["lower"] <= figure["value"] <= figure["upper"]


def test_de_som_van_de_gemeenten_is_een_cijfer_met_een_eigen_naam() -> None:
    """Het landelijke cijfer van de bron en de som van haar gemeenten staan naast elkaar."""
    facts = [gemeente(1), gemeente(2), gemeente(3), count(305, **LAND), youths(3000, **LAND)]
    [land] = [row for row in worked_out("jeugdzorg", *facts) if row["region_level"] == "land"]
    [total] = worked_out(SUM, *facts)
    assert (land["count_low"], total["count_low"]) == (305, 3 * 100)
    assert total["value"] == pytest.approx(100 * 3 * 100 / 3000)
    assert (total["region_code"], total["derivation"]) == ("NL00", "som van gemeenten")
    assert (total["note"], total["source_row"]) == ("som van gemeenten", 1)


def test_de_som_bestaat_ook_als_het_landelijke_cijfer_ontbreekt() -> None:
    """Over 2021 geeft het bestand geen landelijk aantal, maar wel alle gemeenten."""
    [total] = worked_out(
        SUM, gemeente(1), gemeente(2), LAND | {"cell": "ontbreekt"}, youths(3000, **LAND)
    )
    assert (total["cell"], total["count_low"]) == ("aanwezig", 200)


def test_een_publicatie_zonder_alle_gemeenten_geeft_geen_som() -> None:
    """Wordt later één gemeente herzien, dan is dat geen nieuw landelijk cijfer."""
    [total] = worked_out(
        SUM,
        gemeente(1),
        gemeente(2),
        gemeente(1, vintage="2024-10-31", low=110, high=110),
        youths(3000, **LAND),
    )
    assert (total["vintage"], total["count_low"]) == ("2023-06-15", 200)


def test_heringedeelde_gemeenten_tellen_niet_mee_in_de_som() -> None:
    """Alleen samengevoegde gemeenten krijgen een heringedeeld cijfer: dat is niet het hele land."""
    merged = gemeente(3, region_year=2023, note="heringedeeld", low=200, high=200)
    lands = [youths(3000, **LAND), youths(3000, **LAND, region_year=2023)]
    totals = worked_out(SUM, gemeente(1), gemeente(2), merged, *lands)
    assert [(row["region_year"], row["count_low"]) for row in totals] == [(2022, 200)]


def test_een_som_van_gemeenten_met_een_gat_ontbreekt() -> None:
    """Ontbreekt een gemeente, dan is er geen som; is er een geheim, dan is de som onderdrukt."""
    land = youths(3000, **LAND)
    gap = {"region_code": "GM0002", "cell": "ontbreekt"}
    [missing] = worked_out(SUM, gemeente(1), gap, land)
    [secret] = worked_out(SUM, gemeente(1), gemeente(2, low=0, high=9, **SECRET), land)
    assert (missing["cell"], missing["reason"]) == ("ontbreekt", "een deel ontbreekt")
    assert (secret["cell"], secret["reason"]) == ("onderdrukt", "een deel is onderdrukt")
