"""The road from a figure back to the bytes that it came from, as far as the release tells it."""

from typing import Any

from jeugdpeil.api.expected_use import expected_figure
from jeugdpeil.api.figures import figure_row
from jeugdpeil.api.holding import Holding
from jeugdpeil.api.resource import Asked
from jeugdpeil.i18n.texts import code_text, text
from jeugdpeil.published.denominator import denominator_of
from jeugdpeil.published.figure import Figure


def trace(asked: Asked, lineage: str) -> dict[str, Any]:
    """How a figure came about.

    Raises:
        Problem: the release has no such figure.
    """
    holding, language = asked.holding, asked.language
    figure = Figure.from_row(figure_row(holding, lineage).to_pylist()[0])
    definition = holding.release.definitions[figure.indicator]
    below = denominator_of(figure, holding.release.figures_of_region(figure.code))
    return {
        "id": lineage,
        **_release(holding),
        "teller": definition.numerator.in_language(language),
        "noemer": definition.denominator.in_language(language),
        "zegt_niet": definition.cannot_show.in_language(language),
        "herkomst": figure.derivation,
        "herkomst_uitleg": code_text(language, "derivation", figure.derivation),
        "plaatsregel": text(language, f"place_rule.{figure.place_rule.value}"),
        "bescherming": text(language, f"cell.{figure.cell.value}"),
        "opmerkingen": [code_text(language, "note", code) for code in figure.notes],
        "bron": _source(holding, figure),
        "bron_noemer": {"id": below.lineage_id, **_source(holding, below)} if below else None,
        "opdracht": f"jeugdpeil trace {lineage}",
    }


def expected_trace(asked: Asked, lineage: str) -> dict[str, Any]:
    """How an expected figure came about: its model, and the sources of what the model saw.

    Raises:
        Problem: the release has no such figure.
    """
    holding = asked.holding
    figure = expected_figure(holding, lineage)
    info = holding.manifest.model(figure.model)
    pairs = info.sources if info else ()
    return {
        "id": lineage,
        **_release(holding),
        "model": figure.model,
        "werkelijk": figure.actual_lineage_id if figure.has_actual else None,
        "toevalsgetal": info.seed if info else None,
        "bronnen": [{"gegeven": what, **_snapshot(holding, short_id)} for what, short_id in pairs],
        "opdracht": f"jeugdpeil trace {lineage}",
    }


def _release(holding: Holding) -> dict[str, Any]:
    manifest = holding.manifest
    return {"gemaakt": manifest.created_at.isoformat(), "software": manifest.software}


def _source(holding: Holding, figure: Figure) -> dict[str, Any]:
    place = {"rij": figure.source_row, "kolom": figure.source_column}
    return {**_snapshot(holding, figure.source), **place}


def _snapshot(holding: Holding, short_id: str) -> dict[str, Any]:
    source = holding.manifest.source(short_id)
    if source is None:
        return {"bron": short_id}
    return {
        "bron": short_id,
        "titel": source.title,
        "bestand": source.origin,
        "sha256": source.sha256,
        "opgehaald": source.retrieved_at.isoformat() if source.retrieved_at else None,
        "bijgewerkt": source.table_modified,
        "licentie": source.licence,
        "naamsvermelding": source.attribution,
    }
