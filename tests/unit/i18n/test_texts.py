"""The texts: both languages say the same, and everything that can reach a page has words."""

import re
import string
import tomllib
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import pytest

import jeugdpeil
from jeugdpeil.codelists.breaks import BREAKS
from jeugdpeil.codelists.errata import ERRATA, ErratumKind
from jeugdpeil.domain.cell import CellKind, Reason
from jeugdpeil.domain.comparability import Answer, Ground
from jeugdpeil.domain.finding import Severity
from jeugdpeil.domain.period import PeriodKind
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.scope import AgeBase, PlaceRule, Scope, Unit
from jeugdpeil.domain.status import Status
from jeugdpeil.domain.verdict import Verdict
from jeugdpeil.i18n.texts import LANGUAGES, UnknownTextError, catalogue, code_text, has_text, text
from jeugdpeil.indicators.catalogue import THEMES

DUTCH, ENGLISH = catalogue("nl"), catalogue("en")


def placeholders(words: str) -> list[str]:
    """Names between braces in a text, in alphabetical order."""
    return sorted({name for _, name, _, _ in string.Formatter().parse(words) if name})


def test_both_languages_have_the_same_keys() -> None:
    """A page in English never falls back on Dutch, nor the other way round."""
    assert sorted(DUTCH.keys() ^ ENGLISH.keys()) == []


def test_every_placeholder_stands_in_both_languages() -> None:
    """No number is lost in translation."""
    assert [key for key in DUTCH if placeholders(DUTCH[key]) != placeholders(ENGLISH[key])] == []


def test_no_text_is_empty() -> None:
    """A key without words would leave a hole in a page."""
    found = [key for each in (DUTCH, ENGLISH) for key, words in each.items() if not words.strip()]
    assert found == []


def enum_keys() -> Iterator[tuple[str, type[StrEnum], str]]:
    """Prefix, enum and ending of the keys that every value of an enum must have."""
    yield from (("status", Status, ""), ("status", Status, ".meaning"))
    yield from (("reason", Reason, ""), ("cell", CellKind, ""))
    yield from (("level", RegionLevel, ".single"), ("level", RegionLevel, ".plural"))
    yield from (("unit", Unit, ""), ("unit", Unit, ".value"))
    yield from (("age_base", AgeBase, ""), ("age_base", AgeBase, ".of"))
    yield from (("scope", Scope, ""), ("place_rule", PlaceRule, ""), ("ground", Ground, ""))
    yield from (("answer", Answer, each) for each in ("", ".meaning", ".with"))
    yield ("severity", Severity, "")
    yield from (("verdict", Verdict, ""), ("verdict", Verdict, ".meaning"))
    yield ("expected.title", Verdict, "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_value_of_an_enum_has_its_text(language: str) -> None:
    """Whatever state a figure is in, the page has words for it."""
    wanted = [f"{head}.{item.value}{tail}" for head, enum, tail in enum_keys() for item in enum]
    assert [key for key in wanted if not has_text(language, key)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_period_has_a_heading(language: str) -> None:
    """Half-years have two, since a first half is never set beside a second."""
    kinds = [kind.value for kind in PeriodKind if kind is not PeriodKind.HALFJAAR]
    wanted = [f"series.heading.{kind}" for kind in (*kinds, "halfjaar.1", "halfjaar.2")]
    assert [key for key in wanted if not has_text(language, key)] == []


# Words that stages write into figures and that no enum lists.
CODES = {
    "note": ("benaderd", "heringedeeld", "som van gemeenten", "bovengrens", "opgeheven"),
    "method": ("wilson", "byar", "afronding"),
    "derivation": ("gepubliceerd", "berekend"),
    "measured": ("noemer-benaderd",),
    "theme": THEMES,
    "break": tuple(item.code for item in BREAKS),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("prefix", CODES)
def test_every_code_in_a_figure_has_its_text(language: str, prefix: str) -> None:
    """Notes, methods, derivations, measurements, themes and breaks are explained."""
    assert [code for code in CODES[prefix] if not has_text(language, f"{prefix}.{code}")] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_erratum_that_a_figure_can_bear_has_its_text(language: str) -> None:
    """A figure of before a correction says so."""
    kinds = (ErratumKind.HERZIENING, ErratumKind.KWALITEIT)
    codes = [item.code for item in ERRATA if item.kind in kinds]
    assert [code for code in codes if not has_text(language, f"note.{code}")] == []


def test_the_wording_passes_no_judgement() -> None:
    """A difference is higher or lower, never too high or too low."""
    judging = re.compile(r"\bte (hoog|laag|veel|weinig jongeren)\b|\btoo (high|low|much)\b")
    texts = {**DUTCH, **{f"en {key}": words for key, words in ENGLISH.items()}}
    assert [key for key, words in texts.items() if judging.search(words)] == []


def test_values_are_filled_in() -> None:
    """A placeholder takes the value with its name."""
    assert text("nl", "count.jongeren", number="1.234") == "1.234 jongeren"


def test_an_unknown_key_is_an_error() -> None:
    """A typing error in a key is found by the first test that makes the page."""
    with pytest.raises(UnknownTextError, match="does-not-exist"):
        text("nl", "does-not-exist")


def test_a_missing_value_is_an_error() -> None:
    """A sentence never shows its braces."""
    with pytest.raises(UnknownTextError, match="number"):
        text("nl", "count.jongeren")


def test_an_unknown_code_of_data_is_named() -> None:
    """A release that is newer than the texts still shows its figures."""
    assert code_text("nl", "note", "nieuw-2031") == "code “nieuw-2031”"


# Families whose keys are put together from a code, an enum or a column.
MADE_UP = (
    "age_base.",
    "answer.",
    "break.",
    "cell.",
    "characteristic_theme.",
    "code",
    "colofon.",
    "column.",
    "compare.",
    "count.",
    "coverage.",
    "definition.",
    "derivation.",
    "division.",
    "door.",
    "error.",
    "expected.title.",
    "finding.",
    "funnel.title.",
    "ground.",
    "groups.",
    "legend.",
    "level.",
    "map.difference.",
    "map.trio.",
    "measured.",
    "menu.",
    "method.",
    "month.",
    "note.",
    "outcome.",
    "parts.note.",
    "period.",
    "place_rule.",
    "reason.",
    "scope.",
    "series.",
    "severity.",
    "source.",
    "status.",
    "talk.",
    "theme.",
    "toegankelijkheid.",
    "trace.",
    "uncertainty.",
    "unit.",
    "verdict.",
    "what_if.error.",
)


def test_no_text_of_the_pages_is_left_over() -> None:
    """A sentence that no page says any more would be translated and reviewed for nothing."""
    package = Path(jeugdpeil.__file__).parent
    sources = [*package.rglob("*.py"), *package.rglob("*.html")]
    said = "".join(path.read_text("utf-8") for path in sources)
    files = [package / "i18n" / name for name in ("nl.toml", "expected-pages.nl.toml")]
    own = [key for file in files for key in tomllib.loads(file.read_text("utf-8"))]
    keys = (key for key in own if not key.startswith(MADE_UP))
    assert [key for key in keys if f'"{key}"' not in said and f"'{key}'" not in said] == []
