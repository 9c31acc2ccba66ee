"""What a field of a published table means, in words."""

from jeugdpeil.i18n.texts import code_text, has_text, text

_THEME = "characteristic_theme"


def field_text(language: str, table: str, name: str) -> str:
    """What a field means: as it is told for this table, else for all.

    Args:
        language: `nl` or `en`.
        table: the list of the API that has the field.
        name: of the field, as in the files of a release.

    >>> field_text("en", "trends", "punten")
    'Number of figures in the run.'
    """
    own = f"field.{table}.{name}"
    return text(language, own if has_text(language, own) else f"field.{name}")


def contribution_text(language: str, theme: str) -> str:
    """What the column with the contribution of a theme to expected use means."""
    return text(language, "field.bijdrage_van", theme=code_text(language, _THEME, theme))
