"""Texts for tests, written as paragraphs."""

from textwrap import dedent


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a text, each on one line."""
    return tuple(" ".join(part.split("\n")) for part in dedent(text).strip().split("\n\n"))
