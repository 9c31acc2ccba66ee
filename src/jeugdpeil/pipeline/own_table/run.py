"""`jeugdpeil expected`: read a table, model it, write the figures and the model card."""

from collections.abc import Iterator
from dataclasses import replace

from jeugdpeil.domain.verdict import VerdictRule
from jeugdpeil.i18n.numbers import percentage, whole_number
from jeugdpeil.i18n.texts import text
from jeugdpeil.models.expected_use import (
    AreaTable,
    Characteristic,
    ExpectedUse,
    Specification,
    expected_use,
)
from jeugdpeil.pipeline.own_table.areas import area_table
from jeugdpeil.pipeline.own_table.options import OwnTableOptions
from jeugdpeil.pipeline.own_table.printed import DECIMALS, printed_figures
from jeugdpeil.pipeline.own_table.refusal import content_of, refuse_unwritable, telling, writing
from jeugdpeil.pipeline.own_table.roles import Roles
from jeugdpeil.site.model_card import stand_alone_card
from jeugdpeil.site.views.model_card import CardNames
from jeugdpeil.sources.atomic_file import write_whole
from jeugdpeil.sources.own_table.cells import read_cells

FIGURES = "expected.csv"
CARD = "model-card.html"
MODEL = "model.json"
CHANCE_UNKNOWN = "chance unknown"


def expected_of_own_table(options: OwnTableOptions) -> Iterator[str]:
    """Make the expected figures of a table, and tell what was made.

    Returns:
        Lines for the user, when all is written.

    Raises:
        UserError: the table cannot be read or cannot carry a model, or the folder cannot be
            written. Where it is the table, nothing is written.
    """
    with telling(options.language):
        roles = options.roles
        table = _read(options, roles)
    with writing(options.folder, options.language):
        refuse_unwritable(options.folder)
    with telling(options.language):
        use = expected_use(table, _specification(roles, is_spatial=table.neighbours is not None))
    use = use if roles.total is not None else _warned(use)
    _write(options, use)
    yield from _lines(options, use)


def _read(options: OwnTableOptions, roles: Roles) -> AreaTable:
    nearby = options.nearby
    cells = read_cells(content_of(options.table), options.table.name, roles.columns)
    table = area_table(cells, roles)
    return replace(table, neighbours=nearby.pairs(table.areas))


def _specification(roles: Roles, *, is_spatial: bool) -> Specification:
    outcome = roles.actual or roles.percentage or ""
    # Without numbers of youths nothing can be called too small to say.
    rule = VerdictRule() if roles.total is not None else VerdictRule(minimum_youths=0)
    return Specification(
        model=f"{outcome}-{roles.area}",
        indicator=outcome,
        characteristics=tuple(
            Characteristic(column, theme=column, curve=None) for column in roles.characteristics
        ),
        decimals=DECIMALS,
        rule=rule,
        is_spatial=is_spatial,
    )


def _warned(use: ExpectedUse) -> ExpectedUse:
    """The same figures, with first on the card that chance could not be told from the rest.

    Percentages without numbers of youths do not say how much chance there is in an area; nearly all
    of a difference then counts as lasting, and the intervals are far too narrow.
    """
    return replace(use, card=replace(use.card, notes=(CHANCE_UNKNOWN, *use.card.notes)))


def _write(options: OwnTableOptions, use: ExpectedUse) -> None:
    """Write the three files; each is there whole or as it was."""
    language = options.language
    contents = {
        FIGURES: printed_figures(use).csv(language, has_years=options.year is not None),
        CARD: stand_alone_card(
            use.card, language, CardNames(title=use.card.indicator, level=options.area)
        ),
        MODEL: use.card.to_json(),
    }
    with writing(options.folder, language):
        for name, content in contents.items():
            write_whole(options.folder / name, content.encode())


def _lines(options: OwnTableOptions, use: ExpectedUse) -> Iterator[str]:
    language, table = options.language, use.table
    yield text(language, "own.done", folder=options.folder)
    known = int(table.is_known.sum())
    counts = {"areas": table.n_rows, "known": known, "unknown": table.n_rows - known}
    written = {name: whole_number(language, count) for name, count in counts.items()}
    yield text(language, "own.done.areas", **written)
    imputed = 100 * float(use.areas.imputed.mean())
    if CHANCE_UNKNOWN in use.card.notes:
        yield text(language, "own.done.chance_unknown")
    if imputed > 0:
        yield text(language, "own.done.imputed", percentage=percentage(language, imputed))
    if table.neighbours is not None:
        yield _neighbour_line(language, table)


def _neighbour_line(language: str, table: AreaTable) -> str:
    pairs = table.neighbours or ()
    alone = set(table.areas) - {area for pair in pairs for area in pair}
    return text(
        language,
        "own.done.neighbours",
        pairs=whole_number(language, len(pairs)),
        alone=whole_number(language, len(alone)),
    )
