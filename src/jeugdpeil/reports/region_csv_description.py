"""What the columns of the CSV of a region mean, for machines."""

from jeugdpeil.domain.region import Region
from jeugdpeil.i18n.field_texts import field_text
from jeugdpeil.i18n.texts import LANGUAGES, text
from jeugdpeil.published.csv_description import csv_description, said_of_table, written
from jeugdpeil.published.manifest import Manifest
from jeugdpeil.published.public_tables import FIGURES


def region_csv_description(manifest: Manifest, region: Region, url: str) -> bytes:
    """The description of the CSV with the figures of a region.

    Args:
        manifest: of the release.
        region: whose figures the CSV holds.
        url: name of the CSV, beside which the description stands.
    """
    code, year = region.key.code, region.key.year
    titles = {language: _title(manifest, region, language) for language in LANGUAGES}
    texts = {language: text(language, "api.resource.cijfers.text") for language in LANGUAGES}
    said = said_of_table(manifest, f"region/{code}-{year}", titles, texts)
    return written(
        csv_description(
            url,
            FIGURES.fields,
            FIGURES.key,
            said,
            lambda field: {
                language: field_text(language, FIGURES.name, field.name) for language in LANGUAGES
            },
        )
    )


def _title(manifest: Manifest, region: Region, language: str) -> str:
    title = text(language, "csv.title.region", region=region.name)
    return text(language, "csv.fictional", title=title) if manifest.is_fictional else title
