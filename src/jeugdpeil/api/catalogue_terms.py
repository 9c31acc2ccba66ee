"""The terms of other lists that the catalogue uses, and what each of them is.

A catalogue says itself of what class such a term is, so that whoever checks one need not fetch
the lists first.
"""

from collections.abc import Iterable, Iterator, Mapping

from jeugdpeil.api.linked_data import Iri, Object, Thing, Words
from jeugdpeil.i18n.texts import LANGUAGES, text

EU = "http://publications.europa.eu/resource/authority"
_IANA = "https://www.iana.org/assignments/media-types"
PUBLIC = Iri(f"{EU}/access-right/PUBLIC")
SPATIAL = Iri(f"{EU}/country/NLD")
THEMES = ("SOCI", "HEAL")
IN_LANGUAGES: Mapping[str, Iri] = {"nl": Iri(f"{EU}/language/NLD"), "en": Iri(f"{EU}/language/ENG")}
# Form: its media type, and its code in the list of file types.
FORMATS: Mapping[str, tuple[str, str]] = {
    "json": ("application/json", "JSON"),
    "csv": ("text/csv", "CSV"),
    "parquet": ("application/vnd.apache.parquet", "PARQUET"),
}
_CLASSES: Mapping[str, str] = {
    f"{EU}/access-right/": "dct:RightsStatement",
    f"{EU}/country/": "dct:Location",
    f"{EU}/data-theme/": "skos:Concept",
    f"{EU}/file-type/": "dct:MediaTypeOrExtent",
    f"{EU}/language/": "dct:LinguisticSystem",
    f"{EU}/licence/": "dct:LicenseDocument",
    f"{_IANA}/": "dct:MediaType",
}


def format_of(form: str) -> Iri:
    """The form in the list of file types."""
    return Iri(f"{EU}/file-type/{FORMATS[form][1]}")


def media_type_of(form: str) -> Iri:
    """The form in the list of media types."""
    return Iri(f"{_IANA}/{FORMATS[form][0]}")


def texts(name: str, key: str) -> list[tuple[str, Object]]:
    """A property with a text in every language."""
    return [(name, Words(text(language, key), language)) for language in LANGUAGES]


def listed_things(things: Iterable[Thing]) -> Iterator[Thing]:
    """Every term of another list that these things name, once, with its class."""
    values = (value for thing in things for _, value in thing.said if isinstance(value, Iri))
    for address in dict.fromkeys(value.address for value in values):
        for start, kind in _CLASSES.items():
            if address.startswith(start):
                yield Thing(address, kind, _labels(address) if kind == "skos:Concept" else [])


def _labels(address: str) -> list[tuple[str, Object]]:
    code = address.rpartition("/")[2]
    return texts("skos:prefLabel", f"api.catalogue.theme.{code}")
