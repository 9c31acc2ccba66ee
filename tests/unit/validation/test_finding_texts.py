"""Every finding has a sentence in both languages, and the sentence gets the words it needs."""

import string

import pytest

from jeugdpeil.domain.finding_code import FindingCode
from jeugdpeil.i18n.texts import LANGUAGES, catalogue
from jeugdpeil.sources.cbs.finding_codes import READER_CODES
from jeugdpeil.validation import finding_codes
from jeugdpeil.validation.finding_codes import RULE_CODES

# Every sentence may say how many cases a finding stands for.
ALWAYS = {"count"}


def placeholders(sentence: str) -> set[str]:
    """The words that a sentence needs."""
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", [*READER_CODES, *RULE_CODES], ids=lambda code: code.code)
def test_sentence_uses_every_word_of_its_finding(code: FindingCode, language: str) -> None:
    """No word is collected for nothing, and no placeholder stays empty."""
    sentence = catalogue(language)[f"finding.{code.code}"]
    assert placeholders(sentence) - ALWAYS == set(code.keys)


def test_every_rule_code_is_registered() -> None:
    """A code that is not in RULE_CODES would escape the test on sentences."""
    declared = {one for one in vars(finding_codes).values() if isinstance(one, FindingCode)}
    assert declared == set(RULE_CODES)


def test_codes_are_unique() -> None:
    """A code means one thing, whoever says it."""
    names = [code.code for code in (*READER_CODES, *RULE_CODES)]
    assert sorted(set(names)) == sorted(names)
