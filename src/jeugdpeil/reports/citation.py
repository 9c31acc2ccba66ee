"""How to name a page of figures as a source, in words and in the formats of reference managers."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from jeugdpeil.i18n.dates import day
from jeugdpeil.i18n.texts import text
from jeugdpeil.published.manifest import Manifest

LICENCE = "CC BY 4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
_BIBTEX_SIGNS = str.maketrans(
    {"\\": r"\textbackslash{}", **{sign: f"\\{sign}" for sign in "&%$#_{}"}}
)


@dataclass(frozen=True)
class Citation:
    """What a reader names as the source.

    Args:
        key: word without spaces that tells this source from others.
        title: of the page or the figures.
        monitor, owner: whose monitor it is in.
        release: id of the release.
        made: day of the release.
        url: address of the page; empty where it is not known.
        sources: publishers of the source data, with the licence of each.
        remark: such as that the figures are made up; empty for none.
        language: `nl` or `en`.
    """

    key: str
    title: str
    monitor: str
    owner: str
    release: str
    made: date
    url: str
    sources: tuple[str, ...]
    remark: str
    language: str


def citation(
    manifest: Manifest, key: str, title: str, url: str, language: str, *, is_concept: bool = False
) -> Citation:
    """The citation of a page of a release."""
    remarks = [
        text(language, name)
        for name, is_so in (
            ("take.cite.fictional", manifest.is_fictional),
            ("take.cite.concept", is_concept),
        )
        if is_so
    ]
    sources = (f"{item.attribution} ({item.licence})" for item in manifest.sources)
    return Citation(
        key=f"jeugdpeil-{key}-{manifest.id}",
        title=title,
        monitor=manifest.monitor.name,
        owner=manifest.monitor.owner,
        release=manifest.id,
        made=manifest.created_at.date(),
        url=url,
        sources=tuple(dict.fromkeys(sources)),
        remark=" ".join(remarks),
        language=language,
    )


def in_words(item: Citation) -> str:
    """One sentence to put under a figure or in a list of sources."""
    words = text(
        item.language,
        "take.cite.words",
        owner=item.owner,
        year=item.made.year,
        title=item.title,
        monitor=item.monitor,
        release=item.release,
        day=day(item.language, item.made),
        sources=", ".join(item.sources),
        licence=LICENCE,
    )
    return " ".join(part for part in (words, item.url, item.remark) if part) + "\n"


def bibtex(item: Citation) -> str:
    """An entry for BibTeX; `@misc`, which every version of it knows."""
    fields = {
        "author": f"{{{_in_bibtex(item.owner)}}}",
        "title": f"{{{_in_bibtex(item.title)}}}",
        "year": str(item.made.year),
        "month": str(item.made.month),
        "howpublished": _in_bibtex(item.monitor),
        "note": _in_bibtex(_note(item)),
        "url": item.url,
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@misc{{{item.key},\n" + ",\n".join(lines) + "\n}\n"


def ris(item: Citation) -> str:
    """An entry in RIS, the format of most reference managers."""
    pairs = [
        ("TY", "DATA"),
        ("ID", item.key),
        ("AU", item.owner),
        ("TI", item.title),
        ("T2", item.monitor),
        ("PY", str(item.made.year)),
        ("DA", f"{item.made:%Y/%m/%d}"),
        ("ET", item.release),
        ("N1", _note(item)),
        ("UR", item.url),
        ("ER", ""),
    ]
    lines = (f"{name}  - {value}" for name, value in pairs if value or name == "ER")
    return "\r\n".join(lines) + "\r\n"


def csl_json(item: Citation) -> str:
    """An entry in CSL-JSON."""
    entry = {
        "id": item.key,
        "type": "dataset",
        "title": item.title,
        "author": [{"literal": item.owner}],
        "container-title": item.monitor,
        "version": item.release,
        "issued": {"date-parts": [[item.made.year, item.made.month, item.made.day]]},
        "language": item.language,
        "note": _note(item),
        "license": LICENCE_URL,
        "URL": item.url,
    }
    kept = {name: value for name, value in entry.items() if value}
    return json.dumps([kept], ensure_ascii=False, indent=1) + "\n"


# By the extension of the file.
FORMATS: Mapping[str, Callable[[Citation], str]] = {
    "txt": in_words,
    "bib": bibtex,
    "ris": ris,
    "csl.json": csl_json,
}


def _note(item: Citation) -> str:
    sources = text(item.language, "take.cite.sources", sources=", ".join(item.sources))
    release = text(item.language, "take.cite.release", release=item.release, licence=LICENCE)
    return " ".join(part for part in (release, sources, item.remark) if part)


def _in_bibtex(words: str) -> str:
    return words.translate(_BIBTEX_SIGNS)
