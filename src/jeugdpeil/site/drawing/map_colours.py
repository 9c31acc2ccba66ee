"""Colours of a map in a file of its own, which no style sheet reaches."""

INK, INK_SOFT, LINE, WATERMARK = "#17252b", "#47585f", "#8b979b", "#a8431a"
GROUND, PATTERN = "#f3f2ee", "#97a1a3"
PALE_LINE = "#d9dcd6"
BORDER = "#ffffff"

# The same as in web/src/tokens.css and the styles of maps; a test holds them together.
FILLS = {
    "class-0": "#e2efeb",
    "class-1": "#b9dad4",
    "class-2": "#84bdbb",
    "class-3": "#4b98a1",
    "class-4": "#1f6f80",
    "class-5": "#0a4051",
    "less-1": "#cfe3ea",
    "less-2": "#6ba6ba",
    "less-3": "#1a5f78",
    "pale": "#f1efe8",
    "more-1": "#f6ddc4",
    "more-2": "#dc9555",
    "more-3": "#96470f",
    "impossible": "#ffffff",
    "left-out": "#ffffff",
}
PATTERNS = ("suppressed", "missing")


def fill_of(style: str) -> str:
    """The fill of a style: a colour, or the pattern of a state without a number.

    >>> fill_of("pale"), fill_of("missing")
    ('#f1efe8', 'url(#missing)')
    """
    return f"url(#{style})" if style in PATTERNS else FILLS[style]


def key_fill_of(style: str) -> str:
    """The fill of a sample in a legend, whose pattern is measured in pixels.

    >>> key_fill_of("missing")
    'url(#missing-key)'
    """
    return f"url(#{style}-key)" if style in PATTERNS else FILLS[style]


def border_of(style: str) -> str:
    """The colour of the borders of a style: dark where the area itself is pale."""
    if style in (*PATTERNS, "impossible"):
        return LINE
    return PALE_LINE if style in ("pale", "left-out") else BORDER
