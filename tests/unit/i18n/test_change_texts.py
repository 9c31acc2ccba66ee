"""Every verdict on a change has a sentence, and none names a cause."""

import pytest

from jeugdpeil.domain.change_verdict import ChangeVerdict
from jeugdpeil.i18n.texts import LANGUAGES, text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("verdict", list(ChangeVerdict), ids=lambda verdict: verdict.name)
def test_every_verdict_has_a_sentence_that_begins_with_it(
    language: str, verdict: ChangeVerdict
) -> None:
    """A reader meets the same words on every page, and then what they mean."""
    sentence = text(language, f"change.verdict.{verdict.value}")
    begin = sentence.split(":")[0].lower()
    assert begin == verdict.value if language == "nl" else len(sentence) > len(begin) + 10


@pytest.mark.parametrize("language", LANGUAGES)
def test_clear_changes_have_a_wording_for_assumed_spread(language: str) -> None:
    """Without pairs below the country a change is only compared with revision as seen so far."""
    clear = [verdict for verdict in ChangeVerdict if verdict.is_clear]
    said = [text(language, f"change.prior.{verdict.value}") for verdict in clear]
    words = {"nl": "tot nu toe", "en": "so far"}[language]
    assert [sentence for sentence in said if words not in sentence] == []
