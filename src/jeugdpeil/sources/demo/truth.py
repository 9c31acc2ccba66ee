"""What is true of the demo country, in a folder of its own that never enters a release."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from jeugdpeil.domain.period import Period
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.sources.demo.arrays import FloatArray, IntArray
from jeugdpeil.sources.demo.calendar import REVISED_ON, REVISED_YEAR
from jeugdpeil.sources.demo.delivery import LATE
from jeugdpeil.sources.demo.division import Division
from jeugdpeil.sources.demo.form_tree import FORMS, LEAVES, WIJK_FORMS
from jeugdpeil.sources.demo.geography import UPPER_LEVELS
from jeugdpeil.sources.demo.history import History
from jeugdpeil.sources.demo.size import FIRST_YEAR, LAST_YEAR, YEARS
from jeugdpeil.sources.demo.use_model import (
    BREAK_FACTOR,
    BREAK_YEAR,
    COVARIATES,
    ICC_GEMEENTE,
    OUTLIER_EFFECT,
    SD_GEMEENTE,
    SD_REGION,
    SD_WIJK,
    SD_WIJK_YEAR,
)
from jeugdpeil.sources.demo.world import World
from jeugdpeil.sources.demo.youths import PROVIDER_SHARES


@dataclass(frozen=True)
class DemoTruth:
    """The true tables, as read back from the folder.

    Args:
        use: per wijk and year: youths, true and expected use, true count, parts of the logit and
            the standardised characteristics.
        coefficients: per characteristic its coefficient and how it was standardised.
        effects: per jeugdregio, gemeente (first division) and wijk its random effect.
        counts: final counts per region of every level, form and period, exact.
        vintages: counts of gemeenten as each publication knew them, exact, beside the final ones.
        coverage: per gemeente and year the youths of wijk tables as a part of all its youths.
        providers: per provider, year and half-year the share that was late.
        facts: outlier, merger, renaming, revision, break and standard deviations.
    """

    use: pa.Table
    coefficients: pa.Table
    effects: pa.Table
    counts: pa.Table
    vintages: pa.Table
    coverage: pa.Table
    providers: pa.Table
    facts: dict[str, object]


_TABLES = ("use", "coefficients", "effects", "counts", "vintages", "coverage", "providers")
_FACTS = "facts.json"


def write_truth(folder: Path, world: World, history: History) -> None:
    """Write all true tables as Parquet, and the facts as JSON."""
    folder.mkdir(parents=True, exist_ok=True)
    tables = {
        "use": _use(world, history),
        "coefficients": _coefficients(world),
        "effects": _effects(world),
        "counts": _counts(world, history),
        "vintages": _vintages(world, history),
        "coverage": _coverage(world),
        "providers": _providers(history),
    }
    for name in _TABLES:
        path = folder / f"{name}.parquet"
        pq.write_table(tables[name], path, compression="zstd", write_statistics=False)
    text = json.dumps(_facts(world, history), indent=1, ensure_ascii=False)
    (folder / _FACTS).write_text(text + "\n", encoding="utf-8", newline="\n")


def read_truth(folder: Path) -> DemoTruth:
    """Read the folder that `write_truth` filled."""
    tables = {name: pq.read_table(folder / f"{name}.parquet") for name in _TABLES}
    facts: dict[str, object] = json.loads((folder / _FACTS).read_text(encoding="utf-8"))
    return DemoTruth(**tables, facts=facts)


def _wijk_codes(world: World) -> list[str]:
    """The code of each wijk in each year, wijk by wijk."""
    by_year = [world.divisions.of_year(year).names[RegionLevel.WIJK].codes for year in YEARS]
    return [code for codes in zip(*by_year, strict=True) for code in codes]


def _use(world: World, history: History) -> pa.Table:
    model, wijken = world.model, world.size.wijken
    shape = (wijken, len(YEARS))

    def per_wijk(values: FloatArray) -> FloatArray:
        return np.broadcast_to(values[:, None], shape).ravel()

    columns: dict[str, object] = {
        "wijk": _wijk_codes(world),
        "year": np.tile(np.array(YEARS, dtype=np.int16), wijken),
        "wijk_2017": np.repeat(world.divisions.parts[0].names[RegionLevel.WIJK].codes, len(YEARS)),
        "youths_0_22": world.population.counts["a_00_22"].ravel(),
        "with_care": history.with_care.ravel(),
        "true_use": model.use().ravel(),
        "expected_use": model.expected().ravel(),
        "year_effect": np.tile(model.year, wijken),
        "fixed": model.fixed().ravel(),
        "region_effect": per_wijk(model.region[model.region_of]),
        "gemeente_effect": per_wijk(model.gemeente[model.gemeente_of]),
        "wijk_effect": per_wijk(model.wijk),
        "wijk_year_effect": model.wijk_year.ravel(),
    }
    for number, covariate in enumerate(COVARIATES):
        columns[covariate.name] = model.standardised[..., number].ravel()
    return pa.table(columns)


def _coefficients(world: World) -> pa.Table:
    return pa.table(
        {
            "name": [covariate.name for covariate in COVARIATES],
            "coefficient": [covariate.coefficient for covariate in COVARIATES],
            "mean": world.model.means,
            "sd": world.model.sds,
        }
    )


def _effects(world: World) -> pa.Table:
    first, model = world.divisions.parts[0], world.model
    parts = (
        (RegionLevel.JEUGDREGIO, model.region),
        (RegionLevel.GEMEENTE, model.gemeente),
        (RegionLevel.WIJK, model.wijk),
    )
    return pa.table(
        {
            "region_level": [level.value for level, effects in parts for _ in effects],
            "region_code": [code for level, _ in parts for code in first.names[level].codes],
            "effect": np.concatenate([effects for _, effects in parts]),
        }
    )


def _counts(world: World, history: History) -> pa.Table:
    parts: list[pa.Table] = []
    for period in history.periods():
        division = world.divisions.of_year(period.year)
        true = history.true(period)
        for level, youths, trajecten in _of_levels(
            division, true.gemeenten.youths, true.gemeenten.trajecten
        ):
            codes = division.names[level].codes
            parts.append(_count_rows(level, codes, period, (youths, trajecten)))
        if true.wijken is not None:
            codes = division.names[RegionLevel.WIJK].codes
            counts = (true.wijken.youths, true.wijken.trajecten)
            parts.append(_count_rows(RegionLevel.WIJK, codes, period, counts, WIJK_FORMS))
    return pa.concat_tables(parts)


def _of_levels(
    division: Division, youths: FloatArray, trajecten: FloatArray
) -> Iterator[tuple[RegionLevel, FloatArray, FloatArray]]:
    here = (division.of_gemeenten(youths), division.of_gemeenten(trajecten))
    for level in (RegionLevel.LAND, *UPPER_LEVELS, RegionLevel.GEMEENTE):
        yield level, division.of_level(level, here[0]), division.of_level(level, here[1])


def _count_rows(
    level: RegionLevel,
    codes: tuple[str, ...],
    period: Period,
    counts: tuple[FloatArray, FloatArray],
    forms: tuple[str, ...] = FORMS,
) -> pa.Table:
    youths, trajecten = (whole(values).ravel() for values in counts)
    rows = len(youths)
    return pa.table(
        {
            "region_level": _constant(level.value, rows),
            "region_code": _words(codes, np.repeat(np.arange(len(codes)), len(forms))),
            "period": _constant(str(period), rows),
            "form": _words(forms, np.tile(np.arange(len(forms)), len(codes))),
            "youths": youths,
            "trajecten": trajecten,
        }
    )


def whole(values: FloatArray) -> IntArray:
    """Counts that were kept as floats, as whole numbers."""
    return np.rint(values).astype(np.int64)


def _words(words: tuple[str, ...], numbers: IntArray) -> pa.Array:
    return pa.DictionaryArray.from_arrays(pa.array(numbers.astype(np.int32)), pa.array(list(words)))


def _constant(word: str, rows: int) -> pa.Array:
    return _words((word,), np.zeros(rows, dtype=np.int64))


def _vintages(world: World, history: History) -> pa.Table:
    """Gemeenten and the land per publication: what was known, and what was true."""
    parts: list[pa.Table] = []
    for (period, step), known in sorted(
        history.known.items(), key=lambda item: (item[0][0].first_day, str(item[0][0]), item[0][1])
    ):
        division = world.divisions.of_year(period.year)
        true = division.of_gemeenten(history.true(period).gemeenten.youths)
        seen = division.of_gemeenten(known.gemeenten.youths)
        for level in (RegionLevel.LAND, RegionLevel.GEMEENTE):
            codes = division.names[level].codes
            counts = (division.of_level(level, seen), division.of_level(level, true))
            rows = _count_rows(level, codes, period, counts)
            named = rows.rename_columns([*rows.column_names[:-2], "youths", "true_youths"])
            step_column = pa.array(np.full(rows.num_rows, step, dtype=np.int8))
            parts.append(named.append_column("step", step_column))
    return pa.concat_tables(parts)


def _coverage(world: World) -> pa.Table:
    codes = world.divisions.parts[0].gemeenten.codes
    return pa.table(
        {
            "gemeente": np.repeat(codes, len(YEARS)),
            "year": np.tile(np.array(YEARS, dtype=np.int16), len(codes)),
            "coverage": world.habits.coverage.ravel(),
        }
    )


def _providers(history: History) -> pa.Table:
    """Late shares; a provider belongs to a jeugdregio and a form."""
    count = len(history.deliveries[0].late_h1)
    provider = np.arange(count)
    form = provider // len(PROVIDER_SHARES) % len(LEAVES)
    region = provider // (len(PROVIDER_SHARES) * len(LEAVES))
    return pa.table(
        {
            "year": np.repeat(np.array(YEARS, dtype=np.int16), count),
            "provider": np.tile(provider, len(YEARS)),
            "region": np.tile(region, len(YEARS)),
            "form": np.tile([LEAVES[number].value for number in form], len(YEARS)),
            "late_h1": np.concatenate([found.late_h1 for found in history.deliveries]),
            "still_late_h1": np.concatenate([found.still_late_h1 for found in history.deliveries]),
            "late_h2": np.concatenate([found.late_h2 for found in history.deliveries]),
        }
    )


def _facts(world: World, history: History) -> dict[str, object]:
    divisions, outlier = world.divisions, world.model.outlier
    regions = divisions.parts[0].names[RegionLevel.JEUGDREGIO]
    wijk = {
        str(part.first_year): part.names[RegionLevel.WIJK].codes[outlier]
        for part in divisions.parts
    }
    return {
        "size": world.size.name,
        "seed": world.seed,
        "years": [FIRST_YEAR, LAST_YEAR],
        "outlier": {"wijk": wijk, "effect": OUTLIER_EFFECT},
        "merger": {
            "date": divisions.merger.date.isoformat(),
            "from": list(divisions.merger.from_codes),
            "to": divisions.merger.to_code,
            "name": divisions.merger.to_name,
        },
        "renaming": {
            "date": divisions.renaming.date.isoformat(),
            "code": divisions.renaming.code,
            "old": divisions.renaming.old_name,
            "new": divisions.renaming.new_name,
        },
        "revision": {
            "date": REVISED_ON.isoformat(),
            "period": str(REVISED_YEAR),
            "jeugdregio": regions.codes[history.revised_region],
        },
        "break": {"year": BREAK_YEAR, "factor": BREAK_FACTOR},
        "sd": {
            "jeugdregio": SD_REGION,
            "gemeente": SD_GEMEENTE,
            "wijk": SD_WIJK,
            "wijk_year": SD_WIJK_YEAR,
        },
        "icc_gemeente": ICC_GEMEENTE,
        "late": {form.value: share for form, share in LATE.items()},
    }
