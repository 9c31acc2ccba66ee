"""Welke cijfers samen in een trend mogen."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from jeugdpeil.domain.comparability import Break, FigureContext
from jeugdpeil.domain.period import Period
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.run_of_figures import MERGER, Edge, Point, Run, runs_of
from jeugdpeil.domain.scope import AgeBase, PlaceRule, Scope
from jeugdpeil.domain.status import Status

WINDOW = 10


def figure(year: int, status: Status = Status.DEFINITIEF) -> FigureContext:
    """Het cijfer van een gemeente over een jaar."""
    return FigureContext(
        "jeugdzorg",
        RegionLevel.GEMEENTE,
        Period.parse(str(year)),
        status,
        AgeBase.JONGEREN_0_22,
        PlaceRule.WOONPLAATSBEGINSEL,
        Scope.NATURA,
        region_year=year,
    )


def points(*years: int, hidden: Sequence[int] = (), provisional: Sequence[int] = ()) -> list[Point]:
    """De cijfers van deze jaren."""
    return [
        Point(
            figure(year, Status.VOORLOPIG if year in provisional else Status.DEFINITIEF),
            is_shown=year not in hidden,
        )
        for year in years
    ]


def runs(found: list[Point], breaks: Sequence[Break] = (), window: int = WINDOW) -> list[Run]:
    """De reeksen."""
    return list(runs_of(found, breaks, window))


def test_vergelijkbare_definitieve_cijfers_vormen_een_reeks() -> None:
    """Vier jaren zonder breuk zijn samen een reeks."""
    assert runs(points(2017, 2018, 2019, 2020)) == [Run(0, 4, Edge.EINDE, Edge.EINDE)]


def test_een_reeks_loopt_nooit_over_een_trendbreuk() -> None:
    """De uitbreiding van de telling op 1 januari 2021 begint een nieuwe reeks."""
    wider = Break(date(2021, 1, 1), "populatie-2021", "CBS")
    assert runs(points(2019, 2020, 2021, 2022), [wider]) == [
        Run(0, 2, Edge.EINDE, Edge.TRENDBREUK),
        Run(2, 4, Edge.TRENDBREUK, Edge.EINDE),
    ]


def test_een_andere_plaatsregel_begint_een_nieuwe_reeks() -> None:
    """Tellen naar adres en tellen naar woonplaatsbeginsel gaan niet samen."""
    by_address = replace(figure(2020), place_rule=PlaceRule.ADRES)
    found = [*points(2018, 2019), Point(by_address, is_shown=True)]
    assert [len(run) for run in runs(found)] == [2, 1]


def test_voorlopige_cijfers_doen_niet_mee() -> None:
    """De reeks eindigt bij het laatste definitieve cijfer."""
    found = points(2019, 2020, 2021, 2022, provisional=[2022])
    assert runs(found) == [Run(0, 3, Edge.EINDE, Edge.VOORLOPIG)]


def test_een_cijfer_dat_niet_wordt_getoond_beeindigt_de_reeks() -> None:
    """Een verborgen cijfer telt niet mee, ook niet door eroverheen te stappen."""
    assert runs(points(2017, 2018, 2019, 2020, hidden=[2018])) == [
        Run(0, 1, Edge.EINDE, Edge.ONTBREEKT),
        Run(2, 4, Edge.ONTBREEKT, Edge.EINDE),
    ]


def test_een_overgeslagen_jaar_beeindigt_de_reeks() -> None:
    """Tussen 2018 en 2020 ligt een jaar waar niets over is gezegd."""
    assert [len(run) for run in runs(points(2017, 2018, 2020))] == [2, 1]


def test_een_herzien_cijfer_doet_mee() -> None:
    """Herzien is een definitief cijfer dat daarna nog is verbeterd."""
    found = points(2019, 2020, 2021)
    found[1] = Point(figure(2020, Status.HERZIEN), is_shown=True)
    assert runs(found) == [Run(0, 3, Edge.EINDE, Edge.EINDE)]


def test_een_samenvoeging_van_gemeenten_begint_een_nieuwe_reeks() -> None:
    """Na een samenvoeging is het niet meer hetzelfde gebied."""
    merger = Break(date(2020, 1, 1), MERGER, "Oud-Meerdrecht")
    found = runs(points(2018, 2019, 2020, 2021), [merger])
    assert [(len(run), run.before) for run in found] == [(2, Edge.EINDE), (2, Edge.TRENDBREUK)]


def test_van_een_lange_reeks_tellen_de_laatste_tien_cijfers() -> None:
    """Wat elf jaar geleden was, zegt weinig over de trend van nu."""
    assert runs(points(*range(2009, 2020))) == [Run(1, 11, Edge.VENSTER, Edge.EINDE)]


def test_een_regio_die_uit_andere_gemeenten_is_gaan_bestaan_begint_een_nieuwe_reeks() -> None:
    """Van een jeugdregio in een andere indeling is niet zeker dat het hetzelfde gebied is."""
    found = [
        Point(replace(item.context, level=RegionLevel.JEUGDREGIO), is_shown=True)
        for item in points(2019, 2020)
    ]
    assert [len(run) for run in runs(found)] == [1, 1]
