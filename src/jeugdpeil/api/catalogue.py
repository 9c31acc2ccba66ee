"""The catalogue for data portals: what data sets there are and where, in the terms of DCAT-AP-NL.

Source:
    DCAT-AP-NL 3.0 (Geonovum) and DCAT-AP 3.0.0 (SEMIC): catalogue, data set, distribution and data
    service with their mandatory properties, and the classes that values must have; values from the
    lists of the Publications Office of the European Union.
"""

from collections.abc import Iterable, Mapping
from urllib.parse import quote

from jeugdpeil.api.catalogue_terms import (
    EU,
    FORMATS,
    IN_LANGUAGES,
    PUBLIC,
    SPATIAL,
    THEMES,
    format_of,
    listed_things,
    media_type_of,
    texts,
)
from jeugdpeil.api.datasets import Dataset, datasets_of
from jeugdpeil.api.holding import Holding
from jeugdpeil.api.linked_data import Iri, Object, Thing, Words
from jeugdpeil.api.problems import PREFIX
from jeugdpeil.i18n.table_texts import marked
from jeugdpeil.i18n.texts import LANGUAGES, text
from jeugdpeil.published.csv_description import DESCRIPTION
from jeugdpeil.published.download_names import download_path
from jeugdpeil.published.licence import licence

_Said = list[tuple[str, Object]]


def catalogue(holding: Holding, base: str) -> list[Thing]:
    """The catalogue of a release.

    Args:
        holding: the release.
        base: scheme and host of the site, such as `https://monitor.example`.
    """
    return _Catalogue(holding, base).things()


class _Catalogue:
    """Makes the things of a catalogue.

    Args:
        holding: the release.
        base: scheme and host of the site.
    """

    def __init__(self, holding: Holding, base: str) -> None:
        self._holding, self._base, self._api = holding, base, base + PREFIX
        self._files = {entry.path for entry in holding.manifest.files}
        self._datasets = tuple(datasets_of(holding))

    def things(self) -> list[Thing]:
        """The catalogue, whoever publishes it, the API, every data set, and what they refer to."""
        described = [thing for item in self._datasets for thing in self._dataset(item)]
        whole = [
            self._catalogue(),
            self._publisher(),
            self._contact(),
            self._service(),
            *described,
        ]
        return [*whole, *self._documents(), *listed_things(whole)]

    def _at(self, name: str = "") -> Iri:
        return Iri(f"{self._api}/catalogus{'#' if name else ''}{name}")

    def _owned(self) -> _Said:
        """Who is behind a thing, and under which licence it may be used."""
        return [
            ("dct:publisher", self._at("uitgever")),
            ("dct:creator", self._at("uitgever")),
            ("dcat:contactPoint", self._at("contact")),
            ("dct:license", Iri(licence(self._holding.manifest))),
            *(("dct:language", value) for value in IN_LANGUAGES.values()),
        ]

    def _catalogue(self) -> Thing:
        name = self._holding.manifest.monitor.name
        said: _Said = [
            *(("dct:title", Words(name, language)) for language in LANGUAGES),
            *texts("dct:description", "api.catalogue.text"),
            ("dct:identifier", _uri(f"{self._api}/catalogus")),
            ("dct:modified", self._moment()),
            *self._owned(),
            *self._spatial(),
            ("foaf:homepage", Iri(f"{self._base}/")),
            ("dcat:service", self._at("api")),
            *(("dcat:dataset", self._at(item.name)) for item in self._datasets),
        ]
        return Thing(self._at().address, "dcat:Catalog", said)

    def _publisher(self) -> Thing:
        name = Words(self._holding.manifest.monitor.owner)
        return Thing(self._at("uitgever").address, "foaf:Agent", [("foaf:name", name)])

    def _contact(self) -> Thing:
        monitor = self._holding.manifest.monitor
        said: _Said = [("vcard:fn", Words(monitor.owner)), ("vcard:hasURL", Iri(f"{self._base}/"))]
        if "@" in monitor.contact and "://" not in monitor.contact:
            address = monitor.contact.removeprefix("mailto:")
            said.append(("vcard:hasEmail", Iri(f"mailto:{quote(address, safe='@')}")))
        # The class that both profiles name: who checks does not know that others are kinds of it.
        return Thing(self._at("contact").address, "vcard:Kind", said)

    def _service(self) -> Thing:
        said: _Said = [
            *texts("dct:title", "api.title"),
            *texts("dct:description", "api.text"),
            ("dct:identifier", _uri(self._api)),
            ("dct:accessRights", PUBLIC),
            *self._owned(),
            *_themes(),
            ("dcat:endpointURL", Iri(self._api)),
            ("dcat:endpointDescription", Iri(f"{self._api}/openapi.json")),
            *(("dcat:servesDataset", self._at(item.name)) for item in self._datasets),
        ]
        return Thing(self._at("api").address, "dcat:DataService", said)

    def _dataset(self, item: Dataset) -> Iterable[Thing]:
        address = self._at(item.name).address
        said: _Said = [
            *_in_languages("dct:title", self._titles(item)),
            *_in_languages("dct:description", item.texts),
            ("dct:identifier", _uri(address)),
            ("dct:accessRights", PUBLIC),
            ("dct:modified", self._moment()),
            ("dcat:version", Words(self._holding.id)),
            *self._owned(),
            *_themes(),
            *self._spatial(),
            ("dcat:landingPage", Iri(f"{self._base}/{item.page}")),
            ("foaf:page", Iri(f"{self._base}/methode")),
            *(("dcat:distribution", Iri(f"{address}.{form}")) for form in FORMATS),
        ]
        yield Thing(address, "dcat:Dataset", said)
        for form in FORMATS:
            yield self._distribution(item, form, f"{address}.{form}")

    def _titles(self, item: Dataset) -> Mapping[str, str]:
        return marked(item.titles, is_fictional=self._holding.manifest.is_fictional)

    def _distribution(self, item: Dataset, form: str, address: str) -> Thing:
        mark = "&" if "?" in item.query else "?"
        said: _Said = [
            *(("dct:title", Words(form.upper(), language)) for language in LANGUAGES),
            ("dcat:accessURL", Iri(f"{self._api}/{item.query}{mark}formaat={form}")),
            ("dcat:accessService", self._at("api")),
            ("dct:license", Iri(licence(self._holding.manifest))),
            *(("dct:language", value) for value in IN_LANGUAGES.values()),
            ("dct:format", format_of(form)),
            ("dcat:mediaType", media_type_of(form)),
        ]
        file = f"{item.file}.{form}"
        if file in self._files:
            said.append(("dcat:downloadURL", self._file(file)))
        if file + DESCRIPTION in self._files:
            said.append(("dct:conformsTo", self._file(file + DESCRIPTION)))
        return Thing(address, "dcat:Distribution", said)

    def _file(self, path: str) -> Iri:
        return Iri(f"{self._base}/{download_path(path, self._holding.marks)}")

    def _documents(self) -> Iterable[Thing]:
        """The pages of the site, and what the columns of the files mean: the schema of each."""
        pages = dict.fromkeys(["", "methode", *(item.page for item in self._datasets)])
        yield from (Thing(f"{self._base}/{page}", "foaf:Document", []) for page in pages)
        for item in self._datasets:
            path = f"{item.file}.csv{DESCRIPTION}"
            if path in self._files:
                titles = _in_languages("dct:title", self._titles(item))
                yield Thing(self._file(path).address, "dct:Standard", titles)

    def _spatial(self) -> _Said:
        """The country; none for a country that was made up."""
        return [] if self._holding.manifest.is_fictional else [("dct:spatial", SPATIAL)]

    def _moment(self) -> Words:
        created = self._holding.manifest.created_at
        return Words(created.isoformat(), type="xsd:dateTime")


def _themes() -> _Said:
    keywords = ((language, text(language, "api.catalogue.keywords")) for language in LANGUAGES)
    return [
        *(("dcat:theme", Iri(f"{EU}/data-theme/{code}")) for code in THEMES),
        *(
            ("dcat:keyword", Words(word, language))
            for language, words in keywords
            for word in words.split(", ")
        ),
    ]


def _in_languages(name: str, words: Mapping[str, str]) -> _Said:
    return [(name, Words(told, language)) for language, told in words.items()]


def _uri(address: str) -> Words:
    return Words(address, type="xsd:anyURI")
