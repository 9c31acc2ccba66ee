"""Statements about things, written as JSON-LD and as Turtle."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

PREFIXES: Mapping[str, str] = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


@dataclass(frozen=True)
class Iri:
    """The address of a thing."""

    address: str


@dataclass(frozen=True)
class Words:
    """A text in a language, or of a type; plain where neither is given."""

    text: str
    language: str = ""
    type: str = ""


Object = Iri | Words


@dataclass(frozen=True)
class Thing:
    """A thing with what is said of it.

    Args:
        address: its IRI.
        type: its class, such as `dcat:Dataset`.
        said: property and the values of it.
    """

    address: str
    type: str
    said: Sequence[tuple[str, Object]] = field(repr=False)


def json_ld(things: Sequence[Thing]) -> bytes:
    """The things as JSON-LD."""
    document = {"@context": dict(PREFIXES), "@graph": [_node(thing) for thing in things]}
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


def _node(thing: Thing) -> dict[str, Any]:
    node: dict[str, Any] = {"@id": thing.address, "@type": thing.type}
    for name, value in thing.said:
        node.setdefault(name, []).append(_value(value))
    return node


def _value(value: Object) -> dict[str, str]:
    if isinstance(value, Iri):
        return {"@id": value.address}
    found = {"@value": value.text}
    if value.language:
        found["@language"] = value.language
    if value.type:
        found["@type"] = value.type
    return found


def turtle(things: Sequence[Thing]) -> bytes:
    """The things as Turtle."""
    lines = [f"@prefix {name}: <{address}> ." for name, address in PREFIXES.items()]
    for thing in things:
        said = [f"  a {thing.type}"]
        said += [f"  {name} {_term(value)}" for name, value in thing.said]
        lines += ["", f"<{_iri(thing.address)}>", " ;\n".join(said) + " ."]
    return ("\n".join(lines) + "\n").encode()


def _term(value: Object) -> str:
    if isinstance(value, Iri):
        return f"<{_iri(value.address)}>"
    # The escapes of JSON are those of Turtle.
    quoted = json.dumps(value.text, ensure_ascii=False)
    if value.language:
        return f"{quoted}@{value.language}"
    return f"{quoted}^^{value.type}" if value.type else quoted


def _iri(address: str) -> str:
    """An address with what may not stand between angle brackets written in per cent."""
    return "".join(
        f"%{ord(sign):02X}" if sign in '<>"{}|^`\\' or sign <= " " else sign for sign in address
    )
