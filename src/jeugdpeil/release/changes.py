"""The figure changelog: what differs from the release that is served now, and what to check."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

import duckdb
import pyarrow as pa

from jeugdpeil.domain.definition import IndicatorDefinition
from jeugdpeil.domain.expected import PublishedExpected
from jeugdpeil.domain.lineage import lineage_id
from jeugdpeil.domain.tables import FIGURE_KEY
from jeugdpeil.published import layout
from jeugdpeil.published.release import Release
from jeugdpeil.release.expected_changes import ModelChanges, expected_changes

EXAMPLES = 20


class ChangeClass(StrEnum):
    """What a user of the data must do: check their work, look at what is new, or nothing."""

    MAJOR = "major"
    MINOR = "minor"
    PATCH = "patch"


@dataclass(frozen=True)
class ChangedFigure:
    """One figure that has another value than before, or that is gone."""

    lineage_id: str
    before: str
    after: str


@dataclass(frozen=True)
class IndicatorChanges:
    """What changed in the figures of one indicator.

    Args:
        added: figures that were not there (new periods, vintages or regions).
        removed: figures that are gone.
        changed: figures with the same key and another value, cell or status.
        is_redefined: whether the definition differs in what is counted.
        examples: the first changed and removed figures.
    """

    indicator: str
    added: int
    removed: int
    changed: int
    is_redefined: bool
    examples: tuple[ChangedFigure, ...]

    @property
    def change_class(self) -> ChangeClass:
        """The class that these changes alone would give a release."""
        if self.removed or self.changed or self.is_redefined:
            return ChangeClass.MAJOR
        return ChangeClass.MINOR if self.added else ChangeClass.PATCH


@dataclass(frozen=True)
class Changes:
    """The difference between two releases."""

    previous: str
    indicators: tuple[IndicatorChanges, ...]
    models: tuple[ModelChanges, ...] = ()

    @property
    def change_class(self) -> ChangeClass:
        """The heaviest class among indicators and models; a first release is major."""
        if not self.previous:
            return ChangeClass.MAJOR
        classes = {item.change_class for item in self.indicators}
        classes |= {_class_of_model(item) for item in self.models}
        return next((item for item in ChangeClass if item in classes), ChangeClass.PATCH)

    def record(self) -> dict[str, object]:
        """The changes as plain values for the release."""
        return {
            "previous": self.previous,
            "class": self.change_class.value,
            "indicators": [
                {**asdict(item), "class": item.change_class.value} for item in self.indicators
            ],
            "models": [
                {**asdict(item), "class": _class_of_model(item).value} for item in self.models
            ],
        }


def _class_of_model(item: ModelChanges) -> ChangeClass:
    is_other = item.removed or item.changed or item.verdicts
    return ChangeClass.MAJOR if is_other else ChangeClass.MINOR


def changes_since(
    previous: Release | None,
    figures: pa.Table,
    definitions: Iterable[IndicatorDefinition],
    expected: Iterable[PublishedExpected] = (),
) -> Changes:
    """Compare new figures with those of an earlier release.

    Args:
        previous: the release that is served now; None when there is none.
        figures: the new figures, rows of the schema PUBLISHED.
        definitions: the new definitions.
        expected: the new expected figures, one for each model.

    Returns:
        Changes of every indicator and model in one of the two, without those that stayed the same.
    """
    if previous is None:
        return Changes("", ())
    new = {item.id: item for item in definitions}
    old = previous.definitions
    with duckdb.connect() as connection:
        connection.register("all_new", figures)
        found = [
            _compare(connection, previous.folder, indicator, old.get(indicator), new.get(indicator))
            for indicator in sorted(new.keys() | old.keys())
        ]
    return Changes(
        previous.manifest.id,
        tuple(item for item in found if item.change_class is not ChangeClass.PATCH),
        expected_changes(previous, expected),
    )


_EMPTY = "SELECT * FROM all_new WHERE false"
_KEYS = ", ".join(FIGURE_KEY)
_SHOWN = "concat_ws(' ', coalesce(CAST({side}.value AS VARCHAR), {side}.cell), {side}.status)"
_JOINED = """
    CREATE OR REPLACE TEMP TABLE joined AS
    SELECT {keys}, o.cell IS NULL AS is_added, n.cell IS NULL AS is_removed,
           {before} AS before, {after} AS after
    FROM ({old}) o FULL OUTER JOIN ({new}) n USING ({keys})
"""
_COUNTS = """
    SELECT count(*) FILTER (WHERE is_added), count(*) FILTER (WHERE is_removed),
           count(*) FILTER (WHERE NOT is_added AND NOT is_removed AND before <> after)
    FROM joined
"""
_EXAMPLES = f"""
    SELECT indicator, region_code || '-' || region_year, period, vintage, before,
           CASE WHEN is_removed THEN '' ELSE after END
    FROM joined WHERE NOT is_added AND (is_removed OR before <> after)
    ORDER BY {_KEYS} LIMIT {EXAMPLES}
"""  # noqa: S608 - constants of this module only


def _compare(
    connection: duckdb.DuckDBPyConnection,
    folder: Path,
    indicator: str,
    old: IndicatorDefinition | None,
    new: IndicatorDefinition | None,
) -> IndicatorChanges:
    path = (folder / layout.figures_file(indicator, "parquet")).as_posix().replace("'", "''")
    connection.execute(
        _JOINED.format(
            keys=_KEYS,
            before=_SHOWN.format(side="o"),
            after=_SHOWN.format(side="n"),
            old=f"SELECT * FROM '{path}'" if old else _EMPTY,  # noqa: S608 - a path of our own
            new=f"SELECT * FROM all_new WHERE indicator = '{indicator}'" if new else _EMPTY,  # noqa: S608
        )
    )
    added, removed, changed = connection.execute(_COUNTS).fetchall()[0]
    examples = tuple(
        ChangedFigure(lineage_id(*row[:4]), row[4], row[5])
        for row in connection.execute(_EXAMPLES).fetchall()
    )
    is_redefined = old is not None and new is not None and _meaning(old) != _meaning(new)
    return IndicatorChanges(indicator, added, removed, changed, is_redefined, examples)


def _meaning(definition: IndicatorDefinition) -> tuple[object, ...]:
    """What must stay the same for two figures of the indicator to mean the same."""
    return (
        definition.unit,
        definition.age_base,
        definition.scope,
        definition.numerator,
        definition.denominator,
        definition.place_rules,
    )
