"""Writing the expected figures of a release: per model the files, and one page store for all."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from jeugdpeil.domain.expected import (
    CONTRIBUTIONS,
    EXPECTED_KEY,
    PEERS,
    PREDICTORS,
    PUBLISHED_EXPECTED,
    PublishedCard,
    PublishedExpected,
)
from jeugdpeil.domain.table_schema import TableSchema, rows_of_keys
from jeugdpeil.published import layout
from jeugdpeil.published.headers import EXPECTED_HEADERS, contribution_header
from jeugdpeil.published.manifest import ModelInfo
from jeugdpeil.release.files import PUBLIC_FORMATS, write_public
from jeugdpeil.release.region_store import write_region_store
from jeugdpeil.release.rows import combined, ordered, with_names

# Expected figures, card, and what came from which source: (`uitkomst` or a characteristic, source).
ModelSources = Mapping[str, Sequence[tuple[str, str]]]

_OF_MODEL = ("model", "region_level", "region_code", "region_year", "period")
_OF_REGION = ("region_code", "place_of_model", "region_year", "period")


def model_infos(
    expected: Iterable[PublishedExpected], cards: Iterable[PublishedCard], sources: ModelSources
) -> tuple[ModelInfo, ...]:
    """What the manifest says of the models, in the order of the cards.

    Args:
        expected: the figures, one for each card.
        cards: the cards.
        sources: per model the sources of its outcome and characteristics.

    Raises:
        ValueError: the figures and the cards are not of the same models.
    """
    tables = {_model(item): item.figures for item in expected}
    checked = [item.card for item in cards]
    if sorted(tables) != sorted(card.model for card in checked):
        raise ValueError(
            f"figures of {sorted(tables)} with cards of {sorted(card.model for card in checked)}"
        )
    return tuple(
        ModelInfo(
            id=card.model,
            indicator=card.indicator,
            level=card.level,
            levels=_words(tables[card.model], "region_level"),
            periods=_words(tables[card.model], "period"),
            seed=card.seed,
            sources=tuple(sources.get(card.model, ())),
        )
        for card in checked
    )


def write_expected(
    folder: Path,
    expected: Sequence[PublishedExpected],
    cards: Sequence[PublishedCard],
    regions: pa.Table,
    formats: set[str],
) -> None:
    """Write the expected figures of every model, and the page store.

    Args:
        folder: folder of the release.
        expected: the figures of each model.
        cards: the card of each model, in the order in which models are shown.
        regions: rows of the schema REGIONS, for the names.
        formats: any of `csv` and `json`; Parquet is always written.
    """
    if not expected:
        return
    (folder / layout.EXPECTED).mkdir(parents=True, exist_ok=True)
    with duckdb.connect() as connection:
        for model in expected:
            _write_model(connection, folder, model, regions, formats)
    for item in cards:
        path = folder / layout.expected_file(item.card.model, "card.json")
        path.write_text(item.card.to_json(), "utf-8")
    _write_pages(folder, expected, [item.card.model for item in cards])


def _write_model(
    connection: duckdb.DuckDBPyConnection,
    folder: Path,
    model: PublishedExpected,
    regions: pa.Table,
    formats: set[str],
) -> None:
    name = _model(model)
    figures = ordered(model.figures, _OF_MODEL)
    tables = {
        "parquet": figures,
        "contributions.parquet": model.contributions,
        "predictors.parquet": model.predictors,
        "peers.parquet": model.peers,
    }
    for extension, table in tables.items():
        path = folder / layout.expected_file(name, extension)
        pq.write_table(table, path, compression="zstd")
    themes = _themes(model.contributions)
    headers = EXPECTED_HEADERS | {theme: contribution_header(theme) for theme in themes}
    public = _with_contributions(with_names(figures, regions), model.contributions, themes)
    for extension in sorted(formats & PUBLIC_FORMATS.keys()):
        write_public(connection, public, headers, folder / layout.expected_file(name, extension))


def _with_contributions(
    figures: pa.Table, contributions: pa.Table, themes: Sequence[str]
) -> pa.Table:
    """The figures with a column per theme; null where a figure has no contribution of it."""
    rows = rows_of_keys(contributions, figures, EXPECTED_KEY)
    columns = np.array([themes.index(word) for word in contributions["theme"].to_pylist()], int)
    values = np.full((figures.num_rows, len(themes)), np.nan)
    values[rows, columns] = contributions["contribution"].to_numpy()
    for number, theme in enumerate(themes):
        column = pa.array(values[:, number], mask=np.isnan(values[:, number]))
        figures = figures.append_column(theme, column)
    return figures


def _write_pages(
    folder: Path, expected: Sequence[PublishedExpected], models: Sequence[str]
) -> None:
    """Write the rows of each region together.

    Contributions, peers and characteristics of a figure stand in its row as lists, so that a page
    reads one stretch of rows and nothing else.
    """
    parts = [_with_lists(item) for item in expected]
    whole = pa.concat_tables(parts).unify_dictionaries()
    places = [models.index(word) for word in whole["model"].to_pylist()]
    whole = whole.append_column("place_of_model", pa.array(places, pa.int32()))
    rows = ordered(whole, _OF_REGION).drop_columns(["place_of_model"])
    write_region_store(rows, folder / layout.EXPECTED_PAGES, folder / layout.EXPECTED_PAGE_INDEX)


_LISTS: Mapping[str, tuple[str, TableSchema]] = {
    "contributions": ("contributions", CONTRIBUTIONS),
    "peers": ("peers", PEERS),
    "characteristics": ("predictors", PREDICTORS),
}


def _with_lists(model: PublishedExpected) -> pa.Table:
    figures = PUBLISHED_EXPECTED.checked(model.figures)
    for name, (attribute, schema) in _LISTS.items():
        rows: pa.Table = getattr(model, attribute)
        names = [column for column in schema.names if column not in EXPECTED_KEY]
        figures = figures.append_column(name, _lists(figures, rows, names))
    return figures


def _lists(figures: pa.Table, rows: pa.Table, names: Sequence[str]) -> pa.ListArray:
    """Per figure the list of its rows, in their own order."""
    owners = rows_of_keys(rows, figures, EXPECTED_KEY)
    order = np.argsort(owners, kind="stable")
    order = order[owners[order] >= 0]
    offsets = np.searchsorted(owners[order], np.arange(figures.num_rows + 1))
    taken = rows.take(pa.array(order))
    fields = [_plain(combined(taken[name])) for name in names]
    records = pa.StructArray.from_arrays(fields, names=list(names))
    return pa.ListArray.from_arrays(pa.array(offsets, pa.int32()), records)


def _plain(array: pa.Array) -> pa.Array:
    return array.dictionary_decode() if isinstance(array, pa.DictionaryArray) else array


def _model(item: PublishedExpected) -> str:
    (name,) = _words(item.figures, "model")
    return name


def _themes(contributions: pa.Table) -> list[str]:
    return list(dict.fromkeys(contributions["theme"].to_pylist()))


def _words(table: pa.Table, name: str) -> tuple[str, ...]:
    return tuple(sorted(set(table[name].to_pylist())))
