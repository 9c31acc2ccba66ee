"""The road back from a published figure to the row of a source file."""

from collections.abc import Iterator

from jeugdpeil.domain.errors import NotFoundError
from jeugdpeil.domain.lineage import EXPECTED, FigureKey
from jeugdpeil.domain.region import RegionKey, RegionLevel
from jeugdpeil.domain.scope import Unit
from jeugdpeil.domain.snapshot import SnapshotRef
from jeugdpeil.domain.tables import Regions
from jeugdpeil.i18n.numbers import decimal_number, whole_number
from jeugdpeil.pipeline.expected_trace import trace_expected
from jeugdpeil.published.denominator import denominator_of
from jeugdpeil.published.figure import Figure
from jeugdpeil.published.release import Release
from jeugdpeil.published.shelf import Shelf
from jeugdpeil.warehouse.conform import parts_of


def trace_figure(shelf: Shelf, release_id: str | None, text: str) -> Iterator[str]:
    """Walk from a figure to its sources.

    Args:
        shelf: the releases.
        release_id: a release, or None for the current one.
        text: lineage id, as on the site and in the files; that of an expected figure begins with
            `verwacht`.

    Returns:
        Lines: the figure, its release and definition, and for every source cell behind it the
        source, its hash, row, column and the moment it was retrieved.

    Raises:
        NotFoundError: the text is no lineage id, or the release has no such figure.
    """
    release = shelf.release(release_id) if release_id else shelf.current()
    if text.partition(".")[0] == EXPECTED:
        yield from trace_expected(release, text)
        return
    figure = _figure(release, _key(text))
    definition = release.definitions[figure.indicator]
    yield f"Cijfer       {figure.lineage_id}"
    yield f"Waarde       {_shown(release, figure)}"
    yield f"Release      {release.manifest.id}, gebouwd {release.manifest.created_at.isoformat()}"
    yield f"Software     {release.manifest.software}"
    yield f"Indicator    {definition.name.nl}"
    yield f"Teller       {definition.numerator.nl}"
    yield f"Noemer       {definition.denominator.nl}"
    yield f"Herkomst     {figure.derivation}"
    yield from _sources(release, figure, "Bron")
    yield from _denominator(release, figure)


def _key(text: str) -> FigureKey:
    try:
        return FigureKey.parse(text)
    except ValueError as error:
        raise NotFoundError(
            f"{text!r} is geen kenmerk van een cijfer",
            remedy="Een kenmerk ziet eruit als jeugdzorg.GM0244-2022.2022.2023-06-15; het staat op "
            "de website achter 'Hoe is dit getal ontstaan?'.",
        ) from error


def _figure(release: Release, key: FigureKey) -> Figure:
    wanted = key.lineage_id
    for figure in release.figures_of_region(key.region.code):
        if figure.lineage_id == wanted:
            return figure
    raise NotFoundError(
        f"Release {release.manifest.id} heeft geen cijfer {wanted}",
        remedy="Kies een andere release met --release, of zoek het gebied op de website.",
    )


def _sources(release: Release, figure: Figure, label: str) -> Iterator[str]:
    """The source cell of a figure, or those of the parts that it was added up from."""
    snapshot = release.manifest.source(figure.source)
    if snapshot is not None:
        yield from _source(snapshot, figure, label)
        return
    yield f"{label:<12} {figure.source_column}; de delen:"
    for part in _parts(release, figure):
        yield f"  {part.lineage_id}: {_shown(release, part)}"
        snapshot = release.manifest.source(part.source)
        if snapshot is not None:
            yield f"    {snapshot.short_id}, rij {part.source_row}, {part.source_column}"
    for used in {part.source for part in _parts(release, figure)}:
        snapshot = release.manifest.source(used)
        if snapshot is not None:
            yield f"  {snapshot.short_id}: {snapshot.title}; sha256 {snapshot.sha256}"


def _source(snapshot: SnapshotRef, figure: Figure, label: str) -> Iterator[str]:
    yield f"{label:<12} {snapshot.title} ({snapshot.source_id}), {snapshot.attribution}"
    yield f"  herkomst   {snapshot.origin}"
    yield f"  sha256     {snapshot.sha256}"
    yield f"  rij        {figure.source_row}"
    # Of a source with personal rows only hash and row number may be named.
    if snapshot.is_protected or snapshot.is_fictional:
        yield f"  kolom      {figure.source_column}"
    retrieved = snapshot.retrieved_at.isoformat() if snapshot.retrieved_at else "niet vastgelegd"
    yield f"  opgehaald  {retrieved}"


def _parts(release: Release, figure: Figure) -> list[Figure]:
    """The figures of the gemeenten that a sum was made of, of the same vintage."""
    regions = Regions(release.region_table())
    target = RegionKey(figure.level, figure.code, figure.region_year)
    years = release.regions.level_years(RegionLevel.GEMEENTE)
    indicator = "jeugdzorg" if figure.indicator.endswith("-som-van-gemeenten") else figure.indicator
    found: list[Figure] = []
    for year in years:
        for part in parts_of(regions, target, year):
            found.extend(
                item
                for item in release.figures_of_region(part.code)
                if item.indicator == indicator
                and item.region_year == year
                and item.period_text == figure.period_text
                and item.vintage == figure.vintage
                and item.source != figure.source
            )
    return found


def _denominator(release: Release, figure: Figure) -> Iterator[str]:
    found = denominator_of(figure, release.figures_of_region(figure.code))
    if found is not None:
        yield f"Noemer       {found.lineage_id}: {_shown(release, found)}"
        yield from _sources(release, found, "  uit")


def _shown(release: Release, figure: Figure) -> str:
    if figure.value is None:
        reason = f" ({figure.reason.value})" if figure.reason else ""
        return f"{figure.cell.value}{reason}"
    decimals = release.definitions[figure.indicator].decimals
    parts = [f"{decimal_number('nl', figure.value, decimals)} {figure.unit.value}"]
    if figure.count is not None and figure.unit is not Unit.AANTAL:
        parts.append(f"aantal {whole_number('nl', figure.count)}")
    if figure.denominator is not None:
        parts.append(f"noemer {whole_number('nl', figure.denominator)}")
    return ", ".join([*parts, figure.status.value])
