"""The figure linter: every rule over one text."""

from collections.abc import Callable, Iterable

from jeugdpeil.domain.finding import Finding
from jeugdpeil.validation.figure_linter.document import Document
from jeugdpeil.validation.figure_linter.kinds import TextKind
from jeugdpeil.validation.figure_linter.reading import document_of
from jeugdpeil.validation.figure_linter.rules.comparisons import comparisons
from jeugdpeil.validation.figure_linter.rules.half_years import half_years
from jeugdpeil.validation.figure_linter.rules.known_figures import known_figures
from jeugdpeil.validation.figure_linter.rules.parts import parts
from jeugdpeil.validation.figure_linter.rules.repeated_numbers import repeated_numbers
from jeugdpeil.validation.figure_linter.rules.statuses import statuses
from jeugdpeil.validation.figure_linter.rules.stocks import stocks
from jeugdpeil.validation.figure_linter.rules.sums import sums
from jeugdpeil.validation.figure_linter.rules.table_changes import table_changes
from jeugdpeil.validation.figure_linter.rules.table_percentages import table_percentages
from jeugdpeil.validation.figure_linter.rules.text_changes import text_changes
from jeugdpeil.validation.figure_linter.rules.text_flows import text_flows
from jeugdpeil.validation.figure_linter.rules.text_parts import text_parts
from jeugdpeil.validation.figure_linter.rules.text_percentages import text_percentages

Rule = Callable[[Document], Iterable[Finding]]

LINTER_RULES: tuple[Rule, ...] = (
    sums,
    parts,
    stocks,
    table_percentages,
    table_changes,
    half_years,
    text_percentages,
    text_changes,
    text_parts,
    text_flows,
    repeated_numbers,
    known_figures,
    statuses,
    comparisons,
)


def checked_text(text: str, kind: TextKind) -> tuple[Finding, ...]:
    """What the rules have to say of the figures in a text.

    Args:
        text: in Dutch or in English.
        kind: plain text, Markdown or CSV.

    Returns:
        Findings in the order of the text, without doubles; their location has the line and, in a
        table, the cell, and no name of a file. An ERROR is proved by arithmetic with rounding
        taken into account; a WARNING asks for a look.

    >>> text = "Van de 380 duizend jongeren kreeg 89 procent, 368 duizend, alleen jeugdhulp."
    >>> [found.code for found in checked_text(text, TextKind.TEXT)]
    ['lint-percentage-wrong']
    """
    document = document_of(text, kind)
    found = dict.fromkeys(finding for rule in LINTER_RULES for finding in rule(document))
    return tuple(sorted(found, key=lambda finding: finding.location.row or 0))
