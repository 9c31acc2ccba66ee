"""What the columns of the CSV of a region mean, for machines."""

from jeugdpeil.domain.region import Region
from jeugdpeil.i18n.table_texts import field_texts, marked, region_titles, texts
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
    titles = marked(region_titles(region.name), is_fictional=manifest.is_fictional)
    about = texts("api.resource.cijfers.text")
    said = said_of_table(manifest, f"region/{code}-{year}", titles, about)
    return written(
        csv_description(
            url,
            FIGURES.fields,
            FIGURES.key,
            said,
            lambda field: field_texts(FIGURES.name, field.name),
        )
    )
