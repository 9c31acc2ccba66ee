"""What a published table and its fields are called and mean, by language."""

from collections.abc import Mapping

from jeugdpeil.i18n.texts import LANGUAGES, code_text, has_text, text

Texts = Mapping[str, str]

_THEME = "characteristic_theme"


def texts(key: str) -> Texts:
    """A text in every language."""
    return {language: text(language, key) for language in LANGUAGES}


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


def field_texts(table: str, name: str) -> Texts:
    """What a field means, in every language."""
    return {language: field_text(language, table, name) for language in LANGUAGES}


def contribution_texts(theme: str) -> Texts:
    """What the column with the contribution of a theme to expected use means."""
    return {
        language: text(language, "field.bijdrage_van", theme=code_text(language, _THEME, theme))
        for language in LANGUAGES
    }


def trend_titles(names: Texts) -> Texts:
    """The title of the trends of an indicator, from its name."""
    return {
        language: text(language, "csv.title.trends", name=name) for language, name in names.items()
    }


def expected_titles(names: Texts, level: str) -> Texts:
    """The title of the expected use of an indicator, from its name and the level of the model."""
    return {
        language: text(
            language,
            "api.catalogue.expected.title",
            name=name,
            level=text(language, f"level.{level}.plural"),
        )
        for language, name in names.items()
    }


def region_titles(region: str) -> Texts:
    """The title of the figures of a region, from its name."""
    return {language: text(language, "csv.title.region", region=region) for language in LANGUAGES}


def marked(titles: Texts, *, is_fictional: bool) -> Texts:
    """The titles, with the word that says so where the figures are made up."""
    if not is_fictional:
        return titles
    return {
        language: text(language, "csv.fictional", title=title) for language, title in titles.items()
    }
