"""Writing beside each CSV of a release what its columns mean, for machines."""

from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath

from jeugdpeil.domain.definition import IndicatorDefinition
from jeugdpeil.i18n.table_texts import (
    Texts,
    contribution_texts,
    expected_titles,
    field_texts,
    marked,
    texts,
    trend_titles,
)
from jeugdpeil.i18n.texts import LANGUAGES, text
from jeugdpeil.published import layout
from jeugdpeil.published.csv_description import (
    CSV,
    DESCRIPTION,
    csv_description,
    said_of_table,
    written,
)
from jeugdpeil.published.fields import Field
from jeugdpeil.published.headers import theme_of_header
from jeugdpeil.published.manifest import Manifest, ModelInfo
from jeugdpeil.published.public_tables import PublicTable, table_of


def write_csv_descriptions(
    folder: Path, manifest: Manifest, definitions: Sequence[IndicatorDefinition]
) -> None:
    """Write a description beside every CSV, for the columns that it really has.

    Args:
        folder: folder of the release, with its tables.
        manifest: what the release says of itself; its list of files need not be there yet.
        definitions: the indicators.
    """
    names = {item.id: item for item in definitions}
    for file in sorted(folder.rglob(f"*{CSV}")):
        path = file.relative_to(folder).as_posix()
        table = table_of(path)
        description = csv_description(
            file.name,
            table.fields_under(_headers(file)),
            table.key,
            _said(path, table, manifest, names),
            lambda field, table=table: _texts(table, field),
        )
        file.with_name(file.name + DESCRIPTION).write_bytes(written(description))


def _headers(file: Path) -> list[str]:
    # No header needs quotes: each is one word of letters, digits and lines.
    with file.open(encoding="utf-8", newline="") as lines:
        return lines.readline().rstrip("\r\n").split(",")


def _texts(table: PublicTable, field: Field) -> Texts:
    theme = theme_of_header(field.name)
    return contribution_texts(theme) if theme else field_texts(table.name, field.name)


def _said(
    path: str, table: PublicTable, manifest: Manifest, names: Mapping[str, IndicatorDefinition]
) -> dict[str, object]:
    model = manifest.model(PurePosixPath(path).stem)
    definition = names.get(model.indicator if model else PurePosixPath(path).stem)
    titles = _titles(path, table, model, definition)
    return said_of_table(
        manifest,
        path.removesuffix(CSV),
        marked(titles, is_fictional=manifest.is_fictional),
        {language: " ".join(_paragraph(table, definition, language)) for language in LANGUAGES},
    )


def _titles(
    path: str,
    table: PublicTable,
    model: ModelInfo | None,
    definition: IndicatorDefinition | None,
) -> Texts:
    if definition is None:
        return texts(f"api.resource.{table.name}.title")
    names = {language: definition.name.in_language(language) for language in LANGUAGES}
    if model is not None:
        return expected_titles(names, model.level)
    return trend_titles(names) if path.startswith(layout.TRENDS) else names


def _paragraph(
    table: PublicTable, definition: IndicatorDefinition | None, language: str
) -> Sequence[str]:
    """What a row is, how to read the figure, and what it cannot say."""
    about = text(language, f"api.resource.{table.name}.text")
    if definition is None:
        return (about,)
    guide, limits = definition.reading_guide, definition.cannot_show
    return about, guide.in_language(language), limits.in_language(language)
