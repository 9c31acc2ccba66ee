"""Everything that geometry can say has a sentence in both languages."""

import string

import pytest

from jeugdpeil.domain.finding_code import FindingCode
from jeugdpeil.i18n.texts import LANGUAGES, catalogue
from jeugdpeil.sources.geo.finding_codes import GEOMETRY_CODES


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", GEOMETRY_CODES, ids=lambda kind: kind.code)
def test_a_finding_has_a_sentence_with_its_words(kind: FindingCode, language: str) -> None:
    """The sentence uses every word that the finding brings, and no other but the count."""
    sentence = catalogue(language)[f"finding.{kind.code}"]
    used = {name for _, name, _, _ in string.Formatter().parse(sentence) if name}
    assert used - {"count"} == set(kind.keys)


def test_codes_differ() -> None:
    """No two kinds of finding share a sentence."""
    assert len({kind.code for kind in GEOMETRY_CODES}) == len(GEOMETRY_CODES)
