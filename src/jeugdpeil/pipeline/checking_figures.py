"""Looking at the figures in one text or table."""

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from jeugdpeil.domain.errors import SourceError, UsageError, UserError, system_reason
from jeugdpeil.domain.finding import Finding, Severity
from jeugdpeil.i18n.numbers import decimal_number
from jeugdpeil.i18n.texts import catalogue, text
from jeugdpeil.validation.figure_linter import TextKind, checked_text
from jeugdpeil.validation.figure_linter.spelled import UNWRITTEN
from jeugdpeil.validation.report import Plain, by_weight, finding_records, sentence

_KINDS = {
    ".txt": TextKind.TEXT,
    ".text": TextKind.TEXT,
    ".md": TextKind.MARKDOWN,
    ".markdown": TextKind.MARKDOWN,
    ".csv": TextKind.CSV,
    ".tsv": TextKind.CSV,
}
_STANDARD_INPUT = "-"
_HEADS = (Severity.ERROR, Severity.WARNING)


@dataclass(frozen=True)
class FigureReport:
    """What was found in a file.

    Args:
        file: name of the file, as the user gave it.
        findings: in the order of the file.
    """

    file: str
    findings: tuple[Finding, ...]

    def lines(self, language: str) -> list[str]:
        """The report as text: what is proved comes first."""
        texts = catalogue(language)
        if not self.findings:
            return [text(language, "figures.sound", file=self.file)]
        lines: list[str] = []
        for severity in _HEADS:
            found = [each for each in self.findings if each.severity is severity]
            if found:
                head = text(language, f"figures.head.{severity.value}", count=len(found))
                lines += ["", head, *(self._line(each, language, texts) for each in found)]
        return [*lines[1:], "", text(language, "figures.foot")]

    def record(self, language: str) -> dict[str, object]:
        """The report as plain values; every finding with its sentence in a language."""
        texts = catalogue(language)
        ordered = by_weight(self.findings)
        return {
            "file": self.file,
            "findings": [
                self._record(record, finding, language, texts)
                for record, finding in zip(finding_records(ordered), ordered, strict=True)
            ],
        }

    def _record(
        self, record: Plain, finding: Finding, language: str, texts: Mapping[str, str]
    ) -> Plain:
        place = {"line": finding.location.row, "cell": finding.location.column}
        context = {key: value.replace(UNWRITTEN, "") for key, value in finding.context}
        return {
            "code": record["code"],
            "severity": record["severity"],
            **place,
            "context": context,
            "sentence": _sentence(finding, language, texts),
        }

    def _line(self, finding: Finding, language: str, texts: Mapping[str, str]) -> str:
        place = [self.file]
        if finding.location.row:
            place.append(text(language, "figures.line", number=finding.location.row))
        if finding.location.column:
            place.append(text(language, "figures.cell", cell=finding.location.column))
        return f"- {', '.join(place)}: {_sentence(finding, language, texts)} [{finding.code}]"


def check_file(path: Path, language: str) -> FigureReport:
    """Read a file and hold its figures against each other.

    Args:
        path: the file; `-` is what comes in from another program, read as Markdown.
        language: of the messages.

    Raises:
        UsageError: the file is of a kind that is not read.
        SourceError: the file is not there, cannot be read or is no text.
    """
    if str(path) == _STANDARD_INPUT:
        name = text(language, "figures.input")
        written = _text(sys.stdin.buffer.read(), name, language)
        return FigureReport(name, checked_text(written, TextKind.MARKDOWN))
    kind = _KINDS.get(path.suffix.lower())
    if kind is None:
        raise _refused(UsageError, "kind", path.name, language, kinds=", ".join(_KINDS))
    return FigureReport(
        path.name, checked_text(_text(_bytes(path, language), path.name, language), kind)
    )


def _bytes(path: Path, language: str) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise _refused(SourceError, "no_file", str(path), language) from error
    except OSError as error:
        reason = system_reason(error) if language == "nl" else error.strerror or "?"
        raise _refused(SourceError, "unreadable", str(path), language, reason=reason) from error


def _text(content: bytes, name: str, language: str) -> str:
    if not content.strip():
        raise _refused(SourceError, "empty", name, language)
    if b"\0" in content or content.startswith((b"%PDF", b"PK\x03\x04")):
        raise _refused(SourceError, "no_text", name, language)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _refused(SourceError, "encoding", name, language) from error


def _refused(
    kind: type[UserError], code: str, file: str, language: str, **values: str
) -> UserError:
    """The error for a file that cannot be checked, in the language that the user chose."""
    return kind(
        text(language, f"figures.{code}", file=file, **values),
        remedy=text(language, f"figures.{code}.remedy"),
    )


def _sentence(finding: Finding, language: str, texts: Mapping[str, str]) -> str:
    """The sentence of a finding; numbers that were worked out in the notation of the language."""
    return "".join(_parts(sentence(finding, texts), language))


def _parts(words: str, language: str) -> Iterator[str]:
    """The words with every number between marks as the language writes it."""
    for place, part in enumerate(words.split(UNWRITTEN)):
        if place % 2 == 0:
            yield part
        else:
            decimals = len(part.partition(".")[2])
            yield decimal_number(language, float(part), decimals)
