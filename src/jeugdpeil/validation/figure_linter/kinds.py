"""The kinds of text that the linter reads."""

from enum import StrEnum


class TextKind(StrEnum):
    """How a text is written, which says where its tables are."""

    TEXT = "text"
    MARKDOWN = "markdown"
    CSV = "csv"
