"""The data sets of a release, as a data portal tells of them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from jeugdpeil.api.holding import Holding
from jeugdpeil.domain.definition import IndicatorDefinition
from jeugdpeil.i18n.table_texts import Texts, expected_titles, texts, trend_titles
from jeugdpeil.i18n.texts import LANGUAGES
from jeugdpeil.published import layout
from jeugdpeil.published.manifest import ModelInfo
from jeugdpeil.published.public_tables import NOWCAST


@dataclass(frozen=True)
class Dataset:
    """A data set of the catalogue.

    Args:
        name: of the data set within the catalogue.
        titles, texts: by language.
        query: path and parameters of its rows in the API.
        file: path of its files in the release, without their extension.
        page: the page of the site about it.
    """

    name: str
    titles: Mapping[str, str]
    texts: Mapping[str, str]
    query: str
    file: str
    page: str


def datasets_of(holding: Holding) -> Iterable[Dataset]:
    """The figures and trends of every indicator, expected use, and what figures will become."""
    definitions = holding.release.definitions.values()
    yield from (_figures(item) for item in definitions)
    files = {entry.path for entry in holding.manifest.files}
    yield from (
        _trends(item) for item in definitions if layout.trends_file(item.id, "parquet") in files
    )
    yield from (_model(holding, model) for model in holding.manifest.models)
    if holding.release.has_nowcast:
        yield from _nowcast()


def _figures(item: IndicatorDefinition) -> Dataset:
    return Dataset(
        name=f"cijfers/{item.id}",
        titles=_names(item),
        texts=_meaning(item),
        query=f"cijfers?indicator={item.id}",
        file=f"{layout.FIGURES}/{item.id}",
        page=f"cijfers/{item.id}",
    )


def _trends(item: IndicatorDefinition) -> Dataset:
    return Dataset(
        name=f"trends/{item.id}",
        titles=trend_titles(_names(item)),
        texts=texts("api.resource.trends.text"),
        query=f"trends?indicator={item.id}",
        file=f"{layout.TRENDS}/{item.id}",
        page=f"cijfers/{item.id}",
    )


def _model(holding: Holding, model: ModelInfo) -> Dataset:
    definition = holding.release.definitions.get(model.indicator)
    names: Texts = dict.fromkeys(LANGUAGES, model.indicator)
    if definition is not None:
        names = _names(definition)
    return Dataset(
        name=f"verwachte-cijfers/{model.id}",
        titles=expected_titles(names, model.level),
        texts=texts("api.catalogue.expected.text"),
        query=f"verwachte-cijfers?model={model.id}",
        file=f"{layout.EXPECTED}/{model.id}",
        page=f"methode/{model.id}",
    )


def _nowcast() -> Iterator[Dataset]:
    for stem, table in NOWCAST.items():
        yield Dataset(
            name=table.name,
            titles=texts(f"api.resource.{table.name}.title"),
            texts=texts(f"api.resource.{table.name}.text"),
            query=table.name,
            file=f"{layout.NOWCAST}/{stem}",
            page="voorlopig",
        )


def _names(item: IndicatorDefinition) -> Mapping[str, str]:
    return {language: item.name.in_language(language) for language in LANGUAGES}


def _meaning(item: IndicatorDefinition) -> Mapping[str, str]:
    """How to read the figure, and what it cannot say."""
    parts = (item.reading_guide, item.cannot_show)
    return {
        language: " ".join(part.in_language(language) for part in parts) for language in LANGUAGES
    }
