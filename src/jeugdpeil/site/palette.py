"""The colours of the theme for files that stand alone, where no style sheet comes along."""

import re
from collections.abc import Mapping
from functools import cache

from jeugdpeil.site.assets import STATIC, asset_names

_COLOUR = re.compile(r"--jp-([a-z0-9-]+):\s*(#[0-9a-fA-F]{3,8})\b")
# The theme of Jeugdpeil, for where nothing was built; a test holds it equal to tokens.css.
DEFAULT: Mapping[str, str] = {
    "ink": "#17252b",
    "ink-soft": "#47585f",
    "paper": "#f7f6f2",
    "surface": "#ffffff",
    "line": "#d9dcd6",
    "line-strong": "#8b979b",
    "petrol": "#0d4a59",
    "petrol-dark": "#08323d",
    "petrol-pale": "#e4efef",
    "rust": "#a8431a",
    "rust-pale": "#fbeadf",
    "rust-edge": "#eeb796",
    "shade-0": "#e2efeb",
    "shade-1": "#b9dad4",
    "shade-2": "#84bdbb",
    "shade-3": "#4b98a1",
    "shade-4": "#1f6f80",
    "shade-5": "#0a4051",
    "less-1": "#cfe3ea",
    "less-2": "#6ba6ba",
    "less-3": "#1a5f78",
    "pale": "#f1efe8",
    "more-1": "#f6ddc4",
    "more-2": "#dc9555",
    "more-3": "#96470f",
}


def colours_of(sheet: str) -> dict[str, str]:
    """The colours that a style sheet of tokens names.

    >>> colours_of(".x { --jp-ink: #17252b; --jp-gap: 1rem }")
    {'ink': '#17252b'}
    """
    return dict(_COLOUR.findall(sheet))


@cache
def palette() -> Mapping[str, str]:
    """The colours of the theme in use: a municipality may have its own file of tokens."""
    built = STATIC / asset_names().get("tokens.css", "tokens.css")
    own = colours_of(built.read_text("utf-8")) if built.exists() else {}
    return {**DEFAULT, **own}
