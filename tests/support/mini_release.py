"""A small release of a country that does not exist, in the format of `jeugdpeil.published`.

It holds every state that a page must be able to show: present, suppressed, secret or unknown,
missing and impossible cells; provisional, definitive and revised vintages; half-years beside
years; a merged gemeente; a wijk whose gemeente changed in coverage; a level without figures.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa

from jeugdpeil.codelists.errata import errata_records
from jeugdpeil.codelists.known_figures import known_figure_records
from jeugdpeil.disclosure.nowcast_gate import published_nowcast
from jeugdpeil.disclosure.policy import Policy
from jeugdpeil.domain.cell import CellKind, Reason
from jeugdpeil.domain.comparability import Break
from jeugdpeil.domain.definition import IndicatorDefinition, Text
from jeugdpeil.domain.gate_seal import sealed
from jeugdpeil.domain.model_card import ModelCard
from jeugdpeil.domain.nowcast import PublishedNowcast
from jeugdpeil.domain.published import PublicReference, PublishedTable
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.scope import AgeBase, PlaceRule, Scope, Unit
from jeugdpeil.domain.snapshot import SnapshotRef
from jeugdpeil.domain.status import Status
from jeugdpeil.domain.table_schema import TableSchema
from jeugdpeil.domain.tables import PUBLISHED, REGIONS, Regions
from jeugdpeil.indicators.catalogue import all_indicators
from jeugdpeil.pipeline.nowcast.run import nowcast_of
from jeugdpeil.pipeline.trends import trends_of
from jeugdpeil.published import layout
from jeugdpeil.published.breaks import breaks_to_records
from jeugdpeil.published.manifest import Manifest, Measurement, MonitorInfo, SeriesInfo
from jeugdpeil.published.shelf import Shelf
from jeugdpeil.published.wijk_coverage import WIJK_COVERAGES
from jeugdpeil.release.builder import Draft, ReferenceFile, json_file, parquet_file, write_release
from jeugdpeil.release.publication import publish
from support.mini_expected import definitions_of_characteristics, mini_models

MEASURED = Measurement(
    "noemer-benaderd",
    (
        ("bron", "Kerncijfers 2019 van Strijenburg"),
        ("wijken", "3"),
        ("gemeente", "0.44"),
        ("mediaan", "0.44"),
        ("hoogste", "3.1"),
    ),
)
ODD_WIJKEN = ("WK900702", "WK900703", "WK900704")
WITHOUT_OUTLINE = "WK900601"
RELEASE_ID = "2026-04-30.1"
MADE = datetime(2026, 4, 30, 11, 0, tzinfo=UTC)
LAND, PV, JR = RegionLevel.LAND, RegionLevel.PROVINCIE, RegionLevel.JEUGDREGIO
GM, WK = RegionLevel.GEMEENTE, RegionLevel.WIJK
NEWEST = 2022
YEARS = (2019, 2020, 2021, 2022)

GEMEENTE_SOURCE = SnapshotRef(
    source_id="verzonnen-gemeenten",
    title="Jongeren met jeugdzorg; gemeenten (verzonnen)",
    sha256=hashlib.sha256(b"gemeenten").hexdigest(),
    byte_count=48_213,
    retrieved_at=datetime(2023, 6, 16, 9, 30, tzinfo=UTC),
    table_modified="2023-06-15",
    origin="verzonnen-gemeenten.csv",
    licence="CC BY 4.0",
    attribution="Niemand",
    is_protected=True,
    is_fictional=True,
)
WIJK_SOURCE = replace(
    GEMEENTE_SOURCE,
    source_id="verzonnen-wijken",
    title="Kerncijfers wijken (verzonnen)",
    sha256=hashlib.sha256(b"wijken").hexdigest(),
    origin="verzonnen-wijken.csv",
    retrieved_at=None,
)


@dataclass(frozen=True)
class Place:
    """A made-up gemeente: its youths, and its use per 1000 of them."""

    code: str
    name: str
    province: str
    jeugdregio: str
    youths: int
    per_1000: int
    wijken: tuple[str, ...]


PLACES = (
    Place("GM9001", "Hatterloo", "PV91", "jr-noordpeil", 3120, 94, ("Binnenstad", "Veldzijde")),
    Place("GM9002", "Wezerveld", "PV91", "jr-noordpeil", 6480, 81, ("Centrum", "Noord", "Zuid")),
    Place("GM9003", "Oldewaarde", "PV91", "jr-noordpeil", 2250, 117, ("Dorp", "Buitengebied")),
    Place("GM9004", "Strijenburg", "PV92", "jr-zuidpeil", 41_300, 126, ("Kade", "Hof", "Rand")),
    Place("GM9005", "Meerdrecht", "PV92", "jr-zuidpeil", 12_870, 103, ("Oost", "West")),
    Place("GM9006", "Kloosterhage", "PV92", "jr-zuidpeil", 8140, 72, ("Kern", "Hoge Heide")),
    Place("GM9007", "Zandhuizen", "PV92", "jr-zuidpeil", 940, 55, ("Zandhuizen",)),
)
OLD = Place("GM9008", "Oud-Meerdrecht", "PV92", "jr-zuidpeil", 2010, 98, ("Haven",))


@dataclass(frozen=True)
class Kind:
    """An indicator of the mini release; `part` is per 1000 of the youths with youth care."""

    id: str
    theme: str
    dutch: str
    english: str
    part: int
    age_base: AgeBase


def _kinds(lines: str) -> tuple[Kind, ...]:
    cells = [[cell.strip() for cell in line.split("|")] for line in lines.strip().splitlines()]
    return tuple(Kind(a, b, c, d, int(part), AgeBase[base]) for a, b, c, d, part, base in cells)


# id | theme | Dutch name | English name | per 1000 of the youths in care | age base
CARE = _kinds("""
jeugdzorg | gebruik | Jongeren met jeugdzorg | Youths with youth care | 1000 | JONGEREN_0_22
jeugdhulp | vormen | Jongeren met jeugdhulp | Youths with youth support | 930 | JONGEREN_0_22
zonder-verblijf | vormen | Jeugdhulp zonder verblijf | Support without stay | 870 | JONGEREN_0_22
wijkteam | vormen | Hulp door een wijkteam | Neighbourhood team | 130 | JONGEREN_0_22
ambulant | vormen | Ambulante hulp | Outpatient support | 560 | JONGEREN_0_22
daghulp | vormen | Daghulp | Day care | 60 | JONGEREN_0_22
netwerk | vormen | Hulp in het netwerk | Support at home | 190 | JONGEREN_0_22
met-verblijf | vormen | Jeugdhulp met verblijf | Support with stay | 95 | JONGEREN_0_22
pleegzorg | vormen | Pleegzorg | Foster care | 48 | JONGEREN_0_22
gezinsgericht | vormen | Gezinsgericht verblijf | Family-style stay | 13 | JONGEREN_0_22
gesloten | vormen | Gesloten verblijf | Secure stay | 5 | JONGEREN_0_22
ander-verblijf | vormen | Ander verblijf | Other stay | 31 | JONGEREN_0_22
jeugdbescherming | vormen | Jeugdbescherming | Child protection | 90 | JONGEREN_0_17
ots | vormen | Ondertoezichtstelling | Supervision order | 58 | JONGEREN_0_17
voogdij | vormen | Voogdij | Guardianship | 24 | JONGEREN_0_17
jeugdreclassering | vormen | Jeugdreclassering | Youth probation | 18 | JONGEREN_12_22
""")
GROUPS = _kinds("""
leeftijd-0-3 | wie | 0 tot en met 3 jaar | Aged 0 to 3 | 60 | JONGEREN_MET_JEUGDZORG
leeftijd-4-11 | wie | 4 tot en met 11 jaar | Aged 4 to 11 | 430 | JONGEREN_MET_JEUGDZORG
leeftijd-12-17 | wie | 12 tot en met 17 jaar | Aged 12 to 17 | 380 | JONGEREN_MET_JEUGDZORG
leeftijd-18-22 | wie | 18 tot en met 22 jaar | Aged 18 to 22 | 130 | JONGEREN_MET_JEUGDZORG
huishouden-eenouder | wie | Eenoudergezin | One-parent family | 370 | JONGEREN_MET_JEUGDZORG
huishouden-paar | wie | Gezin met twee ouders | Two-parent family | 540 | JONGEREN_MET_JEUGDZORG
huishouden-ander | wie | Ander huishouden | Other household | 90 | JONGEREN_MET_JEUGDZORG
verwijzer-gemeente | via-wie | Gemeentelijke toegang | Municipality | 410 | TRAJECTEN
verwijzer-huisarts | via-wie | Huisarts | General practitioner | 350 | TRAJECTEN
verwijzer-gi | via-wie | Gecertificeerde instelling | Certified institution | 120 | TRAJECTEN
verwijzer-rechter | via-wie | Rechter | Court | 14 | TRAJECTEN
""")


def build_mini(folder: Path, *, is_fictional: bool = True, is_published: bool = True) -> Shelf:
    """Write the release into `folder` with the real writer and give the shelf it stands on."""
    shelf = Shelf(folder)
    release_id = write_release(mini_draft(is_fictional=is_fictional), shelf)
    if is_published:
        publish(shelf, release_id, MADE, lambda _: None)
    return shelf


def mini_figures() -> tuple[PublishedTable, dict[str, dict[str, str]]]:
    """The figures of the mini release, and what each gemeente lies in."""
    figures = sealed(pa.Table.from_pylist(_rows(), schema=_plain(PUBLISHED)))
    parents = {
        item.code: {"provincie": item.province, "jeugdregio": item.jeugdregio} for item in PLACES
    }
    return figures, parents


def mini_draft(*, is_fictional: bool = True) -> Draft:
    """What the mini release is made of."""
    figures, parents = mini_figures()
    expected, cards = mini_models(figures, parents)
    sources = {card.card.model: _model_sources(card.card) for card in cards}
    regions = Regions(pa.Table.from_pylist(_regions(), schema=_plain(REGIONS)))
    return Draft(
        manifest=_manifest(is_fictional=is_fictional),
        figures=figures,
        definitions=definitions(),
        regions=regions,
        references=tuple(_references()),
        expected=expected,
        cards=cards,
        characteristics=definitions_of_characteristics(),
        nowcast=_nowcast(figures, regions),
        model_sources=sources,
        trends=trends_of(figures, regions, BREAKS, _search(), rounding=5),
    )


def _nowcast(figures: PublishedTable, regions: Regions) -> PublishedNowcast:
    """What the provisional figures will become, by the real nowcast."""
    tables = nowcast_of(figures, all_indicators(), regions, BREAKS, (), is_fictional=True)
    named = {item.id: item for item in definitions()}
    return published_nowcast(tables, figures, named, Policy(10, 5))


def _model_sources(card: ModelCard) -> list[tuple[str, str]]:
    outcome = WIJK_SOURCE if card.level == "wijk" else GEMEENTE_SOURCE
    names = [item.characteristic for item in card.coefficients]
    characteristics = [(name, WIJK_SOURCE.short_id) for name in names]
    return [("uitkomst", outcome.short_id), *characteristics]


def definitions() -> tuple[IndicatorDefinition, ...]:
    """The indicators of the mini release."""
    return tuple(_definition(order, item) for order, item in enumerate((*CARE, *GROUPS), start=1))


def _definition(order: int, kind: Kind) -> IndicatorDefinition:
    rule = PlaceRule.WOONPLAATSBEGINSEL
    levels = [(level, rule) for level in (LAND, PV, JR, GM)]
    if kind.id == "jeugdzorg" or kind.id.startswith(("leeftijd", "verwijzer")):
        levels.append((WK, PlaceRule.ADRES))
    return IndicatorDefinition(
        id=kind.id,
        theme=kind.theme,
        order=order,
        name=Text(kind.dutch, kind.english),
        short_name=Text(kind.dutch.removeprefix("Jongeren met ").capitalize(), kind.english),
        numerator=Text("Jongeren die in de periode deze zorg hadden.", "Youths with this care."),
        denominator=Text(
            "Alle jongeren van 0 tot en met 22 jaar op 1 januari.", "All youths aged 0 to 22."
        ),
        unit=unit_of(kind),
        decimals=1,
        age_base=kind.age_base,
        scope=Scope.NATURA,
        place_rules=tuple(levels),
        source=Text("Verzonnen tabel over gemeenten en wijken.", "A made-up table."),
        reading_guide=Text(
            "Een jongere telt één keer, ook bij meer vormen van hulp.", "A youth counts once."
        ),
        cannot_show=Text(
            "Of de hulp heeft geholpen, en wie hulp nodig had maar niet kreeg.",
            "Whether the care helped, and who needed care without getting it.",
        ),
    )


def unit_of(kind: Kind) -> Unit:
    """Rates over inhabitants are per 100 youths, shares of other groups are percentages."""
    is_rate = kind.age_base not in (AgeBase.JONGEREN_MET_JEUGDZORG, AgeBase.TRAJECTEN)
    return Unit.PER_100_JONGEREN if is_rate else Unit.PERCENTAGE


def _row(
    kind: Kind,
    place: tuple[RegionLevel, str, int],
    period: str,
    numbers: tuple[int, int],
    publication: tuple[Status, str],
) -> dict[str, Any]:
    level, code, year = place
    count, denominator = numbers
    status, vintage = publication
    rule = PlaceRule.ADRES if level is WK else PlaceRule.WOONPLAATSBEGINSEL
    source = WIJK_SOURCE if level is WK else GEMEENTE_SOURCE
    row: dict[str, Any] = {
        "indicator": kind.id,
        "region_level": level.value,
        "region_code": code,
        "region_year": year,
        "period": period,
        "vintage": vintage,
        "status": status.value,
        "derivation": "berekend",
        "cell": CellKind.PRESENT.value,
        "reason": None,
        "denominator": denominator,
        "unit": unit_of(kind).value,
        "age_base": kind.age_base.value,
        "place_rule": rule.value,
        "scope": Scope.NATURA.value,
        "note": "benaderd" if kind.age_base is AgeBase.JONGEREN_0_22 else "",
        "source": source.short_id,
        "source_row": 1 + sum(map(ord, code + period)) % 400,
        "source_column": f"kolom {kind.id}",
    }
    return row | _values(count, denominator)


HIDDEN: dict[str, Any] = dict.fromkeys(
    ("count", "denominator", "value", "lower", "upper", "level", "method")
)


def _values(count: int, denominator: int) -> dict[str, Any]:
    """Value and interval of a count that was rounded to five; hidden below ten."""
    if count < 10:
        return HIDDEN | _state(CellKind.SUPPRESSED, Reason.KLEIN_AANTAL)
    count = 5 * round(count / 5)
    spread = 1.645 * count**0.5
    return {
        "count": count,
        "value": round(100 * count / denominator, 1),
        "lower": round(100 * max(count - 2 - spread, 0) / denominator - 0.05, 1),
        "upper": round(100 * (count + 2 + spread) / denominator + 0.05, 1),
        "level": 0.9,
        "method": "wilson",
    }


def _state(cell: CellKind, reason: Reason | None) -> dict[str, Any]:
    return {"cell": cell.value, "reason": reason.value if reason else None}


def _publications(period: str) -> tuple[tuple[Status, str, int], ...]:
    """Status, vintage and completeness (per 1000) of each publication of a period."""
    return {
        "2019": ((Status.DEFINITIEF, "2020-10-31", 1000),),
        "2020": ((Status.VOORLOPIG, "2021-04-30", 985), (Status.DEFINITIEF, "2021-10-31", 1000)),
        "2021": (
            (Status.VOORLOPIG, "2022-04-30", 984),
            (Status.DEFINITIEF, "2022-10-31", 1000),
            (Status.HERZIEN, "2024-10-31", 1008),
        ),
        "2022": ((Status.VOORLOPIG, "2023-06-15", 990),),
        "2021-H1": ((Status.VOORLOPIG, "2021-10-31", 960),),
        "2021-H2": ((Status.VOORLOPIG, "2022-04-30", 970),),
        "2022-H1": ((Status.VOORLOPIG, "2022-10-31", 962),),
    }[period]


_LEVEL_OF_YEAR = {"2019": 960, "2020": 935, "2021": 1000, "2022": 1020}
_LEVEL_OF_HALF = {"2021-H1": 820, "2021-H2": 850, "2022-H1": 835}


def _rows() -> list[dict[str, Any]]:
    rows = [row for place in PLACES for row in _gemeente_rows(place, NEWEST, YEARS)]
    rows += [row for place in (*PLACES, OLD) for row in _gemeente_rows(place, 2021, (2021,))]
    rows += _sums(rows)
    for year in (2021, NEWEST):
        rows += [row for place in _places(year) for row in _wijk_rows(place, year)]
    rows += _odd_rows()
    return sorted(rows, key=lambda row: tuple(str(row[name]) for name in _ORDER))


_ORDER = ("region_code", "indicator", "region_year", "period", "vintage")


def _places(year: int) -> tuple[Place, ...]:
    return (*PLACES, OLD) if year < NEWEST else PLACES


def _gemeente_rows(place: Place, year: int, years: tuple[int, ...]) -> list[dict[str, Any]]:
    periods = {str(each): _LEVEL_OF_YEAR[str(each)] for each in years}
    halves = _LEVEL_OF_HALF if year == NEWEST else {}
    rows: list[dict[str, Any]] = []
    for kind in (*CARE, *GROUPS):
        shown = periods | (halves if kind.id == "jeugdzorg" else {})
        for period, level in shown.items():
            users = place.youths * place.per_1000 * level // 1_000_000
            for status, vintage, complete in _publications(period):
                whole = users * complete // 1000
                numbers = _part(whole, kind, place.code), _base(place.youths, whole, kind.age_base)
                where = (GM, place.code, year)
                rows.append(_row(kind, where, period, numbers, (status, vintage)))
    return rows


def _part(whole: int, kind: Kind, code: str) -> int:
    """The youths of one form or group; each gemeente leans a little another way."""
    lean = 0 if kind.part == 1000 else (sum(map(ord, code + kind.theme)) + kind.part) % 41 - 20
    episodes = whole * 14 // 10 if kind.theme == "via-wie" else whole
    return episodes * (kind.part * (1000 + lean)) // 1_000_000


def _base(youths: int, whole: int, age_base: AgeBase) -> int:
    return {
        AgeBase.JONGEREN_0_22: youths,
        AgeBase.JONGEREN_0_17: youths * 77 // 100,
        AgeBase.JONGEREN_12_22: youths * 48 // 100,
        AgeBase.JONGEREN_MET_JEUGDZORG: max(5 * round(whole / 5), 1),
        AgeBase.TRAJECTEN: max(5 * round(whole * 14 / 50), 1),
    }[age_base]


def _sums(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Country, provinces and jeugdregio's in the newest division: sums over their gemeenten."""
    places = {place.code: place for place in PLACES}
    found: dict[tuple[Any, ...], list[dict[str, Any]]] = {}
    for row in rows:
        if row["region_year"] == NEWEST:
            place = places[row["region_code"]]
            for level, code in ((LAND, "NL00"), (PV, place.province), (JR, place.jeugdregio)):
                key = (level, code, row["indicator"], row["period"], row["vintage"])
                found.setdefault(key, []).append(row)
    return [_sum(key, parts) for key, parts in found.items()]


def _sum(key: tuple[Any, ...], parts: list[dict[str, Any]]) -> dict[str, Any]:
    level, code, indicator, period, vintage = key
    kind = next(kind for kind in (*CARE, *GROUPS) if kind.id == indicator)
    count = sum(part["count"] or 0 for part in parts)
    base = sum(part["denominator"] or 0 for part in parts) or 1
    publication = (Status(parts[0]["status"]), vintage)
    row = _row(kind, (level, code, NEWEST), period, (count, base), publication)
    return row | {"note": "som van gemeenten"}


def wijk_code(place: Place, number: int) -> str:
    """The code of the wijk with this number (from 0) of a gemeente."""
    return f"WK{place.code[2:]}{number:02d}"


def _wijk_rows(place: Place, year: int) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    shares = [7, 4, 2][: len(place.wijken)]
    for number, share in enumerate(shares):
        youths = place.youths * share // sum(shares)
        users = youths * place.per_1000 * _LEVEL_OF_YEAR[str(year)] // 1_100_000 - 3 * number
        status, vintage, _ = _publications(str(year))[-1]
        where = (WK, wijk_code(place, number), year)
        for kind in (CARE[0], *GROUPS):
            if not kind.id.startswith("huishouden"):
                base = _base(youths, users, kind.age_base)
                numbers = (_part(users, kind, place.code), base)
                rows.append(_row(kind, where, str(year), numbers, (status, vintage)))
    return rows


def _odd_rows() -> list[dict[str, Any]]:
    """Cells in the states that the counts above do not bring forth."""
    states = (
        ((WK, "WK900702", NEWEST), CellKind.MISSING, Reason.GEHEIM_OF_ONBEKEND),
        ((WK, "WK900703", NEWEST), CellKind.MISSING, Reason.ONBEKEND_BIJ_BRON),
        ((WK, "WK900704", NEWEST), CellKind.SUPPRESSED, Reason.KLEIN_AANTAL),
        ((GM, "GM9008", NEWEST), CellKind.CANNOT_OCCUR, None),
    )
    publication = (Status.VOORLOPIG, "2023-06-15")
    return [
        _row(CARE[0], where, str(NEWEST), (50, 900), publication) | HIDDEN | _state(cell, reason)
        for where, cell, reason in states
    ]


def _plain(schema: TableSchema) -> pa.Schema:
    """The columns of a table type with text as text, not as dictionaries."""
    return pa.schema([(column.name, _text_or(column.type)) for column in schema.columns])


def _text_or(kind: pa.DataType) -> pa.DataType:
    return pa.string() if isinstance(kind, pa.DictionaryType) else kind


def _regions() -> list[dict[str, Any]]:
    rows = [_region(LAND, "NL00", NEWEST, "Peilland")]
    rows += [_region(PV, "PV91", NEWEST, "Westerpeil", land="NL00")]
    rows += [_region(PV, "PV92", NEWEST, "Oosterpeil", land="NL00")]
    rows += [_region(JR, "jr-noordpeil", NEWEST, "Noordpeil", land="NL00", provincie="PV91")]
    rows += [_region(JR, "jr-zuidpeil", NEWEST, "Zuidpeil", land="NL00", provincie="PV92")]
    for year in (2021, NEWEST):
        for item in _places(year):
            above = {"land": "NL00", "provincie": item.province, "jeugdregio": item.jeugdregio}
            rows.append(_region(GM, item.code, year, item.name, **above))
            for number, name in enumerate(item.wijken):
                code = wijk_code(item, number)
                rows.append(_region(WK, code, year, name, gemeente=item.code, **above))
    sandy = {"land": "NL00", "provincie": "PV92", "jeugdregio": "jr-zuidpeil", "gemeente": "GM9007"}
    for number, name in ((2, "Zandhuizen Strand"), (3, "Zandhuizen Haven"), (4, "Verspreid")):
        rows.append(_region(WK, f"WK9007{number:02d}", NEWEST, name, **sandy))
    return rows


def _region(level: RegionLevel, code: str, year: int, name: str, **above: str) -> dict[str, Any]:
    parents = {item.value: above.get(item.value) for item in RegionLevel}
    head = {"region_level": level.value, "region_code": code, "region_year": year}
    return {**head, "name": name, **parents, "note": ""}


def _square(column: int, row: int, size: int) -> tuple[str, tuple[float, float]]:
    """An outline of one cell of a grid, with its centre."""
    x, y = column * size, row * size
    return f"M{x} {y}h{size}v{size}h-{size}z", (x + size / 2, y + size / 2)


def _wijk_codes(item: Place) -> list[str]:
    return [wijk_code(item, number) for number in range(len(item.wijken))]


def _spot(gemeente: tuple[int, int], code: str) -> tuple[int, int]:
    """The cell of a wijk inside the nine cells of its gemeente."""
    number = int(code[-2:])
    return 3 * gemeente[0] + number % 3, 3 * gemeente[1] + number // 3


def _outlines() -> Iterator[ReferenceFile]:
    for year in (2021, NEWEST):
        places = _places(year)
        spots = {item.code: (number % 3, number // 3) for number, item in enumerate(places)}
        yield _map(GM, year, {code: _square(*spot, 60) for code, spot in spots.items()})
        codes = [
            (item, code)
            for item in places
            for code in (*_wijk_codes(item), *(ODD_WIJKEN if item.code == "GM9007" else ()))
        ]
        wijken = {code: _square(*_spot(spots[item.code], code), 20) for item, code in codes}
        # One wijk has no outline, as happens in the real files.
        del wijken[WITHOUT_OUTLINE]
        yield _map(WK, year, wijken)
    halves = {"jr-noordpeil": _square(0, 0, 90), "jr-zuidpeil": _square(1, 1, 90)}
    yield _map(JR, NEWEST, halves)


def _map(
    level: RegionLevel, year: int, shapes: dict[str, tuple[str, tuple[float, float]]]
) -> ReferenceFile:
    content = {
        "view_box": "0 0 180 180",
        "paths": {code: shape[0] for code, shape in shapes.items()},
        "labels": {code: shape[1] for code, shape in shapes.items()},
    }
    path = layout.geometry_file(level.value, year, "svg.json")
    return json_file(PublicReference.GEOMETRY, path, content)


FINDING = {
    "code": "gebied-onbekend",
    "source": WIJK_SOURCE.short_id,
    "row": 12,
    "column": "kolom jeugdzorg",
    "context": {"waarde": "WK999999"},
    "severity": "warning",
    "count": 3,
}
BREAKS = (
    Break(date(2021, 1, 1), "populatie-2021", "CBS, toelichting bij de cijfers over 2021"),
    Break(
        date(2022, 1, 1),
        "woonplaatsbeginsel-2022",
        "Jeugdwet art. 1.1, gewijzigd op 1-1-2022",
        frozenset({GM, JR, PV}),
    ),
)


def _references() -> Iterator[ReferenceFile]:
    yield from _outlines()
    kinds = PublicReference
    yield json_file(kinds.SEARCH, layout.SEARCH, _search())
    yield json_file(kinds.FINDINGS, layout.FINDINGS, [FINDING])
    yield json_file(kinds.ERRATA, layout.ERRATA, errata_records())
    yield json_file(kinds.HISTORY, layout.HISTORY, known_figure_records())
    yield json_file(kinds.BREAKS, layout.BREAKS, breaks_to_records(BREAKS))
    filled = [_coverage("gemeente", GEMEENTE_SOURCE, 7, 7), _coverage("wijk", WIJK_SOURCE, 18, 14)]
    yield json_file(kinds.COVERAGE, layout.COVERAGE, filled)
    shares = [
        {"gemeente": item.code, "year": year, "coverage": 0.9, "moved": item.code == "GM9004"}
        for year in (2021, NEWEST)
        for item in _places(year)
    ]
    table = WIJK_COVERAGES.checked(pa.Table.from_pylist(shares))
    yield parquet_file(kinds.COVERAGE, layout.WIJK_COVERAGE, table)


def _coverage(level: str, source: SnapshotRef, regions: int, filled: int) -> dict[str, Any]:
    return {
        "measure": "jongeren / jeugdzorg / totaal / totaal",
        "level": level,
        "region_year": NEWEST,
        "period": "2022",
        "source": source.short_id,
        "regions": regions,
        "filled": filled,
        "share": round(filled / regions, 4),
    }


def _search() -> list[dict[str, Any]]:
    entries = [_entry("Peilland", "NL00", LAND), _entry("Westerpeil", "PV91", PV)]
    entries += [_entry("Oosterpeil", "PV92", PV), _entry("Noordpeil", "jr-noordpeil", JR)]
    entries += [_entry("Zuidpeil", "jr-zuidpeil", JR)]
    for item in PLACES:
        entries.append(_entry(item.name, item.code, GM))
        entries += [
            _entry(name, wijk_code(item, number), WK, gemeente=item.name)
            for number, name in enumerate(item.wijken)
        ]
    entries.append(_entry(OLD.name, OLD.code, GM, year=2021, is_old=True, successor="GM9005"))
    entries.append(
        _entry("Verdronkenoord", "GM9009", GM, year=2014, is_old=True, successor="GM9001")
    )
    entries.append(_entry(PLACES[0].name, PLACES[0].code, GM, postcode="1234"))
    return entries


def _entry(name: str, code: str, level: RegionLevel, **other: Any) -> dict[str, Any]:
    entry = {"name": name, "code": code, "level": level.value, "year": NEWEST}
    return entry | {"is_old": False, "successor": None, "gemeente": ""} | other


def _manifest(*, is_fictional: bool) -> Manifest:
    return Manifest(
        id="",
        created_at=MADE,
        software="jeugdpeil 0.1.0",
        monitor=MonitorInfo("Peilland", "Niemand", "niemand@example.org", "nl", "NL00", NEWEST),
        is_fictional=is_fictional,
        indicators=tuple(item.id for item in definitions()),
        sources=(GEMEENTE_SOURCE, WIJK_SOURCE),
        files=(),
        series=(
            SeriesInfo("jaar", "2022", "voorlopig", "2023-06-15", "2023-10-31"),
            SeriesInfo("halfjaar", "2022-H1", "voorlopig", "2022-10-31", "2023-04-30"),
        ),
        measurements=(MEASURED,),
        divisions=(("land", (2022,)), ("gemeente", (2021, 2022)), ("wijk", (2021, 2022))),
        maps=(("gemeente", (2021, 2022)), ("wijk", (2021, 2022)), ("jeugdregio", (2022,))),
    )
