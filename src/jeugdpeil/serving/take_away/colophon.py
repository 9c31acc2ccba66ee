"""The sheets that go with every workbook: how to read it, the definitions, the sources."""

from collections.abc import Iterable

from jeugdpeil.i18n.dates import day, moment
from jeugdpeil.i18n.texts import text
from jeugdpeil.reports.workbook import Sheet, Workbook
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.views.indicator_page import definition_view


def workbook(
    edition: Edition, title: str, subject: str, sheets: Iterable[Sheet], language: str
) -> Workbook:
    """A workbook of these sheets, between the sheet to begin with and those on the figures.

    Args:
        edition: the release.
        title: of the file.
        subject: what the figures are about, in one sentence.
        sheets: the tables.
        language: `nl` or `en`.
    """
    own = tuple(sheets)
    manifest = edition.manifest
    marked = " ".join((*_marks(edition, language), title))
    return Workbook(
        title=marked,
        subject=subject,
        author=manifest.monitor.owner,
        comments=text(language, "take.release", **_release(edition)),
        keywords=text(language, "take.keywords"),
        made=manifest.created_at,
        sheets=(
            _guide(edition, marked, subject, own, language),
            *own,
            _definitions(edition, language),
            _sources(edition, language),
        ),
    )


def _guide(
    edition: Edition, title: str, subject: str, sheets: tuple[Sheet, ...], language: str
) -> Sheet:
    """What is on each sheet, and how to read a cell."""
    release = text(language, "take.release", **_release(edition))
    read = ("hidden", "margin", "status", "becomes", "change", "cause", "trace")
    rows = [
        *((text(language, f"{mark}.short"), text(language, mark)) for mark in _warnings(edition)),
        (text(language, "take.guide.about"), subject),
        *((sheet.name, _told(sheet)) for sheet in sheets),
        *(
            (text(language, f"take.guide.{word}"), text(language, f"take.guide.{word}.text"))
            for word in read
        ),
        (text(language, "data.licence"), release),
    ]
    head = (text(language, "take.guide.what"), text(language, "take.guide.words"))
    return Sheet(text(language, "take.guide"), title, release, head, tuple(rows))


def _told(sheet: Sheet) -> str:
    """Title and note of a sheet, which a table that is passed on by itself has lost."""
    return f"{sheet.title.removesuffix('.')}. {sheet.note}" if sheet.note else sheet.title


def _definitions(edition: Edition, language: str) -> Sheet:
    """The definition of every indicator of the release, each under its id."""
    views = [(item, definition_view(item, language)) for item in edition.definitions.values()]
    terms = tuple(term for term, _ in views[0][1].rows)
    head = (
        text(language, "take.column.id"),
        text(language, "column.cijfer"),
        *terms,
        text(language, "definition.reading_guide"),
        text(language, "definition.cannot_show"),
    )
    rows = tuple(
        (
            item.id,
            item.name.in_language(language),
            *(words for _, words in view.rows),
            view.reading_guide,
            view.cannot_show,
        )
        for item, view in views
    )
    title = text(language, "take.definitions")
    return Sheet(title, title, text(language, "take.definitions.about"), head, rows)


def _sources(edition: Edition, language: str) -> Sheet:
    """The release and the files that its figures come from."""
    manifest = edition.manifest
    names = ("source", "attribution", "licence", "file", "retrieved", "modified", "sha256")
    head = tuple(text(language, f"trace.row.{name}") for name in names)
    rows = [
        (
            item.title,
            item.attribution,
            item.licence,
            item.short_id,
            moment(language, item.retrieved_at) if item.retrieved_at else "",
            day(language, item.table_modified),
            item.sha256,
        )
        for item in manifest.sources
    ]
    note = text(
        language,
        "take.sources.about",
        release=manifest.id,
        built=moment(language, manifest.created_at),
        software=manifest.software,
    )
    title = text(language, "take.sources")
    return Sheet(title, title, note, head, tuple(rows))


def _release(edition: Edition) -> dict[str, str]:
    manifest = edition.manifest
    return {
        "monitor": manifest.monitor.name,
        "owner": manifest.monitor.owner,
        "release": manifest.id,
    }


def _marks(edition: Edition, language: str) -> list[str]:
    return [text(language, f"{mark}.short") for mark in _warnings(edition)]


def _warnings(edition: Edition) -> list[str]:
    """Which warnings go with the figures."""
    found = (
        ("take.mark.fictional", edition.manifest.is_fictional),
        ("take.mark.concept", edition.is_concept),
    )
    return [mark for mark, is_so in found if is_so]
