"""The catalogue for data portals: what data sets there are and where, in the terms of DCAT-AP-NL.

Source:
    DCAT-AP-NL 3.0 (Geonovum): catalogue, data set, distribution and data service with their
    mandatory properties; values from the lists of the Publications Office of the European Union.
"""

from collections.abc import Iterable
from urllib.parse import quote

from jeugdpeil.api.holding import Holding
from jeugdpeil.api.linked_data import Iri, Object, Thing, Words
from jeugdpeil.api.problems import PREFIX
from jeugdpeil.i18n.texts import LANGUAGES, text
from jeugdpeil.published.licence import licence
from jeugdpeil.published.manifest import ModelInfo

_EU = "http://publications.europa.eu/resource/authority"
_THEMES = (Iri(f"{_EU}/data-theme/SOCI"), Iri(f"{_EU}/data-theme/HEAL"))
_PUBLIC = Iri(f"{_EU}/access-right/PUBLIC")
_LANGUAGES = {"nl": Iri(f"{_EU}/language/NLD"), "en": Iri(f"{_EU}/language/ENG")}
_FORMATS = {
    "json": ("application/json", "JSON"),
    "csv": ("text/csv", "CSV"),
    "parquet": ("application/vnd.apache.parquet", "PARQUET"),
}
_Said = list[tuple[str, Object]]


def catalogue(holding: Holding, base: str) -> list[Thing]:
    """The catalogue of a release.

    Args:
        holding: the release.
        base: scheme and host of the site, such as `https://monitor.example`.
    """
    api = base + PREFIX
    things = [*_datasets(holding, api)]
    datasets = [thing for thing in things if thing.type == "dcat:Dataset"]
    return [
        _catalogue(holding, api, datasets),
        _publisher(holding, api),
        _contact(holding, api, base),
        _service(holding, api, datasets),
        *things,
    ]


def _catalogue(holding: Holding, api: str, datasets: Iterable[Thing]) -> Thing:
    monitor = holding.manifest.monitor
    said: _Said = [
        *(("dct:title", Words(monitor.name, language)) for language in LANGUAGES),
        *_texts("dct:description", "api.catalogue.text"),
        ("dct:publisher", Iri(f"{api}/catalogus#uitgever")),
        ("dcat:contactPoint", Iri(f"{api}/catalogus#contact")),
        ("dct:identifier", Words(f"{api}/catalogus", type="xsd:anyURI")),
        ("dct:license", _licence(holding)),
        ("dct:modified", _moment(holding)),
        *(("dct:language", value) for value in _LANGUAGES.values()),
        ("dcat:service", Iri(f"{api}/catalogus#api")),
        *(("dcat:dataset", Iri(thing.address)) for thing in datasets),
    ]
    return Thing(f"{api}/catalogus", "dcat:Catalog", said)


def _publisher(holding: Holding, api: str) -> Thing:
    name = holding.manifest.monitor.owner
    return Thing(f"{api}/catalogus#uitgever", "foaf:Agent", [("foaf:name", Words(name))])


def _contact(holding: Holding, api: str, base: str) -> Thing:
    monitor = holding.manifest.monitor
    said: _Said = [("vcard:fn", Words(monitor.owner)), ("vcard:hasURL", Iri(f"{base}/"))]
    if "@" in monitor.contact and "://" not in monitor.contact:
        address = monitor.contact.removeprefix("mailto:")
        said.append(("vcard:hasEmail", Iri(f"mailto:{quote(address, safe='@')}")))
    return Thing(f"{api}/catalogus#contact", "vcard:Organization", said)


def _service(holding: Holding, api: str, datasets: Iterable[Thing]) -> Thing:
    said: _Said = [
        *_texts("dct:title", "api.title"),
        *_texts("dct:description", "api.text"),
        ("dct:identifier", Words(api, type="xsd:anyURI")),
        ("dct:publisher", Iri(f"{api}/catalogus#uitgever")),
        ("dcat:contactPoint", Iri(f"{api}/catalogus#contact")),
        ("dct:license", _licence(holding)),
        ("dct:accessRights", _PUBLIC),
        *(("dcat:theme", theme) for theme in _THEMES),
        ("dcat:endpointURL", Iri(api)),
        ("dcat:endpointDescription", Iri(f"{api}/openapi.json")),
        *(("dcat:servesDataset", Iri(thing.address)) for thing in datasets),
    ]
    return Thing(f"{api}/catalogus#api", "dcat:DataService", said)


def _datasets(holding: Holding, api: str) -> Iterable[Thing]:
    for item in holding.release.definitions.values():
        names = (("nl", item.name.nl), ("en", item.name.en))
        texts = (
            (language, f"{guide} {limits}")
            for language, guide, limits in (
                ("nl", item.reading_guide.nl, item.cannot_show.nl),
                ("en", item.reading_guide.en, item.cannot_show.en),
            )
        )
        query = f"indicator={item.id}"
        yield from _dataset(
            holding, api, f"cijfers/{item.id}", [*names], [*texts], f"cijfers?{query}"
        )
    for model in holding.manifest.models:
        yield from _model_dataset(holding, api, model)


def _model_dataset(holding: Holding, api: str, model: ModelInfo) -> Iterable[Thing]:
    definition = holding.release.definitions.get(model.indicator)
    name = definition.name if definition else None
    titles = [
        (
            language,
            text(
                language,
                "api.catalogue.expected.title",
                name=name.in_language(language) if name else model.indicator,
                level=text(language, f"level.{model.level}.plural"),
            ),
        )
        for language in LANGUAGES
    ]
    texts = [(language, text(language, "api.catalogue.expected.text")) for language in LANGUAGES]
    path = f"verwachte-cijfers?model={model.id}"
    yield from _dataset(holding, api, f"verwachte-cijfers/{model.id}", titles, texts, path)


def _dataset(
    holding: Holding,
    api: str,
    name: str,
    titles: list[tuple[str, str]],
    texts: list[tuple[str, str]],
    path: str,
) -> Iterable[Thing]:
    address = f"{api}/catalogus#{name}"
    distributions = [f"{address}.{form}" for form in _FORMATS]
    said: _Said = [
        *(("dct:title", Words(words, language)) for language, words in titles),
        *(("dct:description", Words(words, language)) for language, words in texts),
        ("dct:identifier", Words(address, type="xsd:anyURI")),
        ("dct:publisher", Iri(f"{api}/catalogus#uitgever")),
        ("dct:creator", Iri(f"{api}/catalogus#uitgever")),
        ("dcat:contactPoint", Iri(f"{api}/catalogus#contact")),
        ("dct:accessRights", _PUBLIC),
        ("dct:license", _licence(holding)),
        ("dct:modified", _moment(holding)),
        ("dcat:version", Words(holding.id)),
        *(("dct:language", value) for value in _LANGUAGES.values()),
        *(("dcat:theme", theme) for theme in _THEMES),
        *(("dcat:distribution", Iri(each)) for each in distributions),
    ]
    yield Thing(address, "dcat:Dataset", said)
    for form, each in zip(_FORMATS, distributions, strict=True):
        yield _distribution(holding, api, each, form, path)


def _distribution(holding: Holding, api: str, address: str, form: str, path: str) -> Thing:
    media_type, eu_format = _FORMATS[form]
    said: _Said = [
        *(("dct:title", Words(form.upper(), language)) for language in LANGUAGES),
        ("dcat:accessURL", Iri(f"{api}/{path}&formaat={form}")),
        ("dcat:accessService", Iri(f"{api}/catalogus#api")),
        ("dct:license", _licence(holding)),
        ("dct:format", Iri(f"{_EU}/file-type/{eu_format}")),
        ("dcat:mediaType", Iri(f"https://www.iana.org/assignments/media-types/{media_type}")),
    ]
    return Thing(address, "dcat:Distribution", said)


def _texts(name: str, key: str) -> _Said:
    return [(name, Words(text(language, key), language)) for language in LANGUAGES]


def _moment(holding: Holding) -> Words:
    return Words(holding.manifest.created_at.isoformat(), type="xsd:dateTime")


def _licence(holding: Holding) -> Iri:
    return Iri(licence(holding.manifest))
