"""What kind of JSON came, in words for a message."""

_WORDS = {
    "dict": "een object",
    "list": "een lijst",
    "str": "een tekst",
    "bool": "waar of onwaar",
    "int": "een getal",
    "float": "een getal",
    "NoneType": "null",
}


def json_kind(value: object) -> str:
    """The kind of a JSON value, in Dutch.

    >>> json_kind([1, 2]), json_kind(None)
    ('een lijst', 'null')
    """
    return _WORDS.get(type(value).__name__, "iets onbekends")
