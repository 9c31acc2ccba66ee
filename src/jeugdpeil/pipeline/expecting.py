"""Expected use of a monitor: its models, one after the other, as far as they may be shown."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from jeugdpeil.disclosure.expected_gate import checked_card, published_expected
from jeugdpeil.disclosure.policy import Policy
from jeugdpeil.domain.errors import ModelError
from jeugdpeil.domain.expected import PublishedCard, PublishedExpected
from jeugdpeil.domain.finding import Finding, Location
from jeugdpeil.domain.published import PublishedTable
from jeugdpeil.indicators.catalogue import Indicator, all_indicators
from jeugdpeil.models.expected_use import expected_use
from jeugdpeil.monitor_file import ExpectedSpec
from jeugdpeil.pipeline import finding_codes as said
from jeugdpeil.pipeline.model_rows import keys_of, model_figures
from jeugdpeil.pipeline.model_tables import Ground, ModelTable, model_table
from jeugdpeil.stats.errors import NotConvergedError, NotPositiveDefiniteError

Say = Callable[[str], None]
# What odd data can do to a computation; any other error of it is a mistake of the program.
_FAILED = (NotConvergedError, NotPositiveDefiniteError)


@dataclass(frozen=True)
class ExpectedModel:
    """One model of a release, after the gate.

    Args:
        expected, card: its figures and card.
        sources: what came from which source: `uitkomst` or a characteristic, and a short id.
    """

    expected: PublishedExpected = field(repr=False)
    card: PublishedCard = field(repr=False)
    sources: tuple[tuple[str, str], ...]

    @property
    def name(self) -> str:
        """The name of the model."""
        return self.card.card.model


@dataclass(frozen=True)
class ExpectedFigures:
    """The models of a release in the order of the monitor file, and what was noticed."""

    models: tuple[ExpectedModel, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def not_made(self) -> tuple[tuple[str, str], ...]:
        """The models that could not be made, each with the reason."""
        return tuple(
            (dict(item.context)["model"], dict(item.context).get("why", ""))
            for item in self.findings
            if item.code in (said.MODEL_NOT_MADE.code, said.MODEL_WITHOUT_FIGURES.code)
        )


def expected_figures(
    ground: Ground, shown: PublishedTable, policy: Policy, say: Say
) -> ExpectedFigures:
    """Make the models that the monitor file asks for.

    A table that cannot carry a model is the data's doing and no mistake of the monitor file: the
    model is left out and a finding says why.

    Args:
        ground: the facts of the build.
        shown: the figures of the release, after the gate.
        policy: the disclosure policy.
        say: is told which model begins.

    Raises:
        DisclosureError: a model learned from figures that are not shown.
    """
    indicators = {item.definition.id: item for item in all_indicators()}
    models: list[ExpectedModel] = []
    findings: list[Finding] = []
    for spec in ground.monitor.expected:
        indicator = indicators[spec.indicator]
        say(f"  {indicator.definition.name.nl}, per {spec.level.value}")
        try:
            table = model_table(ground, spec, indicator)
            if table is None:
                place = Location(f"model {spec.model}")
                findings.append(said.MODEL_WITHOUT_FIGURES.found(place, model=spec.model))
                continue
            findings.extend(table.findings)
            models.append(_model(table, spec, indicator, shown, policy))
        except ModelError as error:
            findings.append(_not_made(spec, error.what))
        except _FAILED:
            findings.append(_not_made(spec, "De berekening komt niet tot een uitkomst."))
    return ExpectedFigures(tuple(models), tuple(findings))


def _model(
    table: ModelTable,
    spec: ExpectedSpec,
    indicator: Indicator,
    shown: PublishedTable,
    policy: Policy,
) -> ExpectedModel:
    use = expected_use(table.table, table.specification, table.sums)
    figures = model_figures(use, keys_of(use, spec.level, table.rows, table.sums))
    decimals = indicator.definition.decimals
    expected = published_expected(figures, shown, decimals, policy)
    card = replace(use.card, level=spec.level.value, notes=(*use.card.notes, *table.notes))
    return ExpectedModel(expected, checked_card(card, expected, policy), table.sources)


def _not_made(spec: ExpectedSpec, why: str) -> Finding:
    return said.MODEL_NOT_MADE.found(Location(f"model {spec.model}"), model=spec.model, why=why)
