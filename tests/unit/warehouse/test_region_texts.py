"""Everything that can be said of regions has a sentence."""

import re

import pytest

from jeugdpeil.domain.finding_code import FindingCode
from jeugdpeil.i18n.texts import LANGUAGES, catalogue, has_text
from jeugdpeil.sources.region_findings import REGION_CODES
from jeugdpeil.warehouse.conform import WhyNot
from jeugdpeil.warehouse.members import MEMBER_CODES
from jeugdpeil.warehouse.name_matching import MATCHING_CODES

CODES = (*REGION_CODES, *MEMBER_CODES, *MATCHING_CODES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", CODES, ids=lambda code: code.code)
def test_a_finding_has_a_sentence_with_its_words(code: FindingCode, language: str) -> None:
    """The sentence uses words that the finding has, and all of them."""
    sentence = catalogue(language)[f"finding.{code.code}"]
    assert set(re.findall(r"\{(\w+)\}", sentence)) - {"count"} == set(code.keys)


def test_a_finding_has_one_code() -> None:
    """Two findings with one code would share a sentence."""
    assert len({code.code for code in CODES}) == len(CODES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reason", list(WhyNot))
def test_a_refusal_has_a_sentence(reason: WhyNot, language: str) -> None:
    """A page can say why there is no figure."""
    assert has_text(language, f"not-conformed.{reason.value}")
