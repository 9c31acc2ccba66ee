"""Every finding has a sentence in both languages, and the sentence gets the words it needs."""

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

import jeugdpeil
from jeugdpeil.i18n.texts import LANGUAGES, catalogue
from jeugdpeil.sources.cbs.finding_codes import READER_CODES
from jeugdpeil.validation import finding_codes
from jeugdpeil.validation.finding_codes import RULE_CODES

PACKAGE = Path(jeugdpeil.__file__).parent
# Every sentence may say how many cases a finding stands for.
ALWAYS = {"count"}


def declared(source: str) -> Iterator[tuple[str, frozenset[str]]]:
    """Code and words of every FindingCode in the source of a module."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("FindingCode"):
            code, _, *keys = node.args
            yield ast.literal_eval(code), frozenset(ast.literal_eval(keys[0]) if keys else ())


def all_declared() -> list[tuple[str, frozenset[str]]]:
    """Code and words of every FindingCode in the package; read, not imported, to stay quick."""
    sources = (path.read_text(encoding="utf-8") for path in sorted(PACKAGE.rglob("*.py")))
    return [found for source in sources for found in declared(source)]


def placeholders(sentence: str) -> set[str]:
    """The words that a sentence needs."""
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_has_a_sentence_with_exactly_its_words(language: str) -> None:
    """No word is collected for nothing, and no placeholder stays empty."""
    texts = catalogue(language)
    sentences = {code: texts.get(f"finding.{code}", "") for code, _ in all_declared()}
    assert {
        code: (sentences[code], sorted(words))
        for code, words in all_declared()
        if not sentences[code] or placeholders(sentences[code]) - ALWAYS != words
    } == {}


def test_no_sentence_is_left_over() -> None:
    """A sentence without a finding is a code that was renamed in one place only."""
    codes = {f"finding.{code}" for code, _ in all_declared()}
    for language in LANGUAGES:
        written = {key for key in catalogue(language) if key.startswith("finding.")}
        assert written - codes == set()


def test_a_code_means_one_thing() -> None:
    """Two parts of the package do not give one name to two findings."""
    names = [code for code, _ in all_declared()]
    assert sorted(name for name in set(names) if names.count(name) > 1) == []


def test_findings_are_made_of_codes_only() -> None:
    """A finding that is put together by hand has no sentence."""
    makers = [
        path.relative_to(PACKAGE).as_posix()
        for path in sorted(PACKAGE.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "Finding"
    ]
    assert makers == ["domain/finding_code.py"]


def test_planted_code_is_found() -> None:
    """The search sees a code with and without words."""
    source = 'A = FindingCode("a", Severity.INFO)\nB = FindingCode("b", Severity.INFO, ("x",))'
    assert dict(declared(source)) == {"a": frozenset(), "b": frozenset({"x"})}


def test_codes_of_readers_and_rules_are_registered() -> None:
    """Whoever lists what may be said of a file finds every code in one of these two."""
    found = {code.code for code in (*READER_CODES, *RULE_CODES)}
    modules = (PACKAGE / "sources" / "cbs" / "finding_codes.py", Path(str(finding_codes.__file__)))
    sources = (path.read_text(encoding="utf-8") for path in modules)
    assert {code for source in sources for code, _ in declared(source)} == found
