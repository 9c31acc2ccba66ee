"""What is known of the quality of a release: sources, breaks, remarks, findings, coverage."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

import pyarrow as pa

from jeugdpeil.api.fields import plain
from jeugdpeil.api.filters import Filter
from jeugdpeil.api.records import table_of
from jeugdpeil.api.resource import Asked, Resource
from jeugdpeil.i18n.texts import code_text, sentence_of_code
from jeugdpeil.published import layout
from jeugdpeil.published.fields import Field, Kind
from jeugdpeil.published.wijk_coverage import read_wijk_coverages

_SOURCE_FIELDS = (
    *plain("id", "titel", "sha256"),
    *plain("bytes", kind=Kind.INTEGER),
    *plain("opgehaald", kind=Kind.MOMENT, is_nullable=True),
    *plain("bijgewerkt", "bestand", "licentie", "naamsvermelding"),
    *plain("is_verzonnen", kind=Kind.BOOLEAN),
)


def _sources(asked: Asked) -> pa.Table:
    return table_of(
        (
            {
                "id": item.short_id,
                "titel": item.title,
                "sha256": item.sha256,
                "bytes": item.byte_count,
                "opgehaald": item.retrieved_at.isoformat() if item.retrieved_at else None,
                "bijgewerkt": item.table_modified,
                "bestand": item.origin,
                "licentie": item.licence,
                "naamsvermelding": item.attribution,
                "is_verzonnen": item.is_fictional,
            }
            for item in asked.holding.manifest.sources
        ),
        _SOURCE_FIELDS,
    )


BRONNEN = Resource("bronnen", _SOURCE_FIELDS, _sources)

_BREAK_FIELDS = (
    *plain("id"),
    *plain("vanaf", kind=Kind.DATE),
    *plain("uitleg", "bron"),
    *plain("niveaus", "indicatoren", kind=Kind.WORDS),
)


def records_of(asked: Asked, name: str) -> list[dict[str, Any]]:
    """A document of the release that is a list."""
    document = asked.holding.release.document(name)
    return document if isinstance(document, list) else []


def _breaks(asked: Asked) -> pa.Table:
    return table_of(
        (
            {
                "id": record["code"],
                "vanaf": record["starts"],
                "uitleg": code_text(asked.language, "break", record["code"]),
                "bron": record["source"],
                "niveaus": record["levels"],
                "indicatoren": record["indicators"],
            }
            for record in records_of(asked, layout.BREAKS)
        ),
        _BREAK_FIELDS,
    )


TRENDBREUKEN = Resource("trendbreuken", _BREAK_FIELDS, _breaks)

_ERRATA_FIELDS = (
    *plain("id"),
    *plain("dag", kind=Kind.DATE),
    *plain("nauwkeurigheid", "soort", "uitleg", "bron"),
    *plain("jaren", "vormen", "niveaus", "gebieden", kind=Kind.WORDS),
)


def _errata(asked: Asked) -> pa.Table:
    has_errata = (asked.holding.release.folder / layout.ERRATA).exists()
    return table_of(
        (
            {
                "id": record["code"],
                "dag": record["day"],
                "nauwkeurigheid": record["precision"],
                "soort": record["kind"],
                "uitleg": record[asked.language],
                "bron": record["source"],
                "jaren": [str(year) for year in record["years"]],
                "vormen": record["forms"],
                "niveaus": record["levels"],
                "gebieden": record["regions"],
            }
            for record in (records_of(asked, layout.ERRATA) if has_errata else ())
        ),
        _ERRATA_FIELDS,
    )


ERRATA = Resource("errata", _ERRATA_FIELDS, _errata)

_NOTE_FIELDS = (
    *plain("id", "uitleg"),
    *plain("indicatoren", kind=Kind.WORDS),
    *plain("aantal_cijfers", kind=Kind.INTEGER),
)


def _notes(asked: Asked) -> pa.Table:
    """Every remark and correction that figures of the release bear, and how many do."""
    found: dict[str, dict[str, int]] = {}
    for indicator in asked.holding.release.definitions:
        notes: list[str] = asked.holding.figures(indicator)["note"].to_pylist()
        for note, count in Counter(notes).items():
            for code in filter(None, note.split(";")):
                of_code = found.setdefault(code, {})
                of_code[indicator] = of_code.get(indicator, 0) + count
    return table_of(
        (
            {
                "id": code,
                "uitleg": code_text(asked.language, "note", code),
                "indicatoren": list(counts),
                "aantal_cijfers": sum(counts.values()),
            }
            for code, counts in sorted(found.items())
        ),
        _NOTE_FIELDS,
    )


OPMERKINGEN = Resource("opmerkingen", _NOTE_FIELDS, _notes)

_FINDING_FIELDS = (
    *plain("code", "zwaarte", "bron", "uitleg"),
    *plain("rij", kind=Kind.INTEGER, is_nullable=True),
    *plain("kolom", is_nullable=True),
    *plain("aantal", kind=Kind.INTEGER),
)


def _findings(asked: Asked) -> pa.Table:
    return table_of(
        (_finding(asked, record) for record in records_of(asked, layout.FINDINGS)), _FINDING_FIELDS
    )


def _finding(asked: Asked, record: dict[str, Any]) -> dict[str, Any]:
    words = {"count": str(record["count"]), **record["context"]}
    return {
        "code": record["code"],
        "zwaarte": record["severity"],
        "bron": record["source"],
        "uitleg": sentence_of_code(asked.language, "finding", record["code"], words),
        "rij": record["row"],
        "kolom": record["column"],
        "aantal": record["count"],
    }


BEVINDINGEN = Resource("bevindingen", _FINDING_FIELDS, _findings)

_COVERAGE_FIELDS = (
    *plain("gegeven", "niveau"),
    *plain("indeling_jaar", kind=Kind.INTEGER),
    *plain("periode", "bron"),
    *plain("gebieden", "gevuld", kind=Kind.INTEGER),
    *plain("aandeel", kind=Kind.NUMBER),
)
_COVERAGE = ("measure", "level", "region_year", "period", "source", "regions", "filled", "share")


def _coverage(asked: Asked) -> pa.Table:
    return table_of(
        _renamed(records_of(asked, layout.COVERAGE), _COVERAGE, _COVERAGE_FIELDS), _COVERAGE_FIELDS
    )


def _renamed(
    records: Iterable[dict[str, Any]], names: Iterable[str], fields: Iterable[Field]
) -> Iterable[dict[str, Any]]:
    pairs = list(zip(names, (field.name for field in fields), strict=True))
    return ({outside: record[inside] for inside, outside in pairs} for record in records)


DEKKING = Resource("dekkingen", _COVERAGE_FIELDS, _coverage)

_WIJK_COVERAGE_FIELDS = (
    *plain("gemeente"),
    *plain("jaar", kind=Kind.INTEGER),
    *plain("aandeel", kind=Kind.NUMBER, is_nullable=True),
    *plain("is_verschoven", kind=Kind.BOOLEAN),
)


def _wijk_coverage(asked: Asked) -> pa.Table:
    held = read_wijk_coverages(asked.holding.release.folder / layout.WIJK_COVERAGE).values()
    return table_of(
        (
            {
                "gemeente": item.gemeente,
                "jaar": item.year,
                "aandeel": item.share,
                "is_verschoven": item.has_moved,
            }
            for item in held
        ),
        _WIJK_COVERAGE_FIELDS,
    )


GEMEENTE = Filter("gemeente", "gemeente")
WIJKDEKKING = Resource("wijkdekkingen", _WIJK_COVERAGE_FIELDS, _wijk_coverage, (GEMEENTE,))

_CHANGE_FIELDS = (
    *plain("soort", "id", "klasse"),
    *plain("nieuw", "gewijzigd", "vervallen", kind=Kind.INTEGER),
    *plain("oordelen", kind=Kind.INTEGER, is_nullable=True),
    *plain("is_anders_gedefinieerd", kind=Kind.BOOLEAN),
    *plain("voorbeelden", kind=Kind.WORDS),
)


def _changes(asked: Asked) -> pa.Table:
    document = asked.holding.release.document(layout.CHANGES)
    parts: dict[str, Any] = document if isinstance(document, dict) else {"indicators": document}
    records = [("indicator", item) for item in parts.get("indicators", [])]
    records += [("model", item) for item in parts.get("models", [])]
    return table_of((_change(kind, item) for kind, item in records), _CHANGE_FIELDS)


def _change(kind: str, record: dict[str, Any]) -> dict[str, Any]:
    return {
        "soort": kind,
        "id": record[kind],
        "klasse": record["class"],
        "nieuw": record["added"],
        "gewijzigd": record["changed"],
        "vervallen": record["removed"],
        "oordelen": record.get("verdicts"),
        "is_anders_gedefinieerd": record.get("is_redefined", False),
        "voorbeelden": [
            f"{item['lineage_id']}: {item['before']} -> {item['after'] or '-'}"
            for item in record.get("examples", [])
        ],
    }


WIJZIGINGEN = Resource("wijzigingen", _CHANGE_FIELDS, _changes)

_FILE_FIELDS = (
    *plain("pad", "sha256"),
    *plain("bytes", kind=Kind.INTEGER),
)


def _files(asked: Asked) -> pa.Table:
    return table_of(
        (
            {"pad": item.path, "sha256": item.sha256, "bytes": item.byte_count}
            for item in asked.holding.manifest.files
        ),
        _FILE_FIELDS,
    )


BESTANDEN = Resource("bestanden", _FILE_FIELDS, _files)
