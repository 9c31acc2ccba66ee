"""Figures laid out as the youth-care tables: topics, rounding, secrecy and impossible cells."""

from dataclasses import dataclass

import numpy as np

from jeugdpeil.domain.care_form import CareForm
from jeugdpeil.domain.period import PeriodKind
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.sources.demo.arrays import BoolArray, FloatArray, IntArray
from jeugdpeil.sources.demo.calendar import Moment, period_key
from jeugdpeil.sources.demo.division import Division, Divisions, Names
from jeugdpeil.sources.demo.figures import Figures
from jeugdpeil.sources.demo.form_tree import FORMS, REFERRED_FORMS, WIJK_FORMS, form_key
from jeugdpeil.sources.demo.long_table import (
    IMPOSSIBLE,
    NO_MARK,
    SECRET,
    Block,
    Topic,
    secret_and_rounded,
)

# Stems of the measures in the wijk tables of StatLine (85075NED, 85335NED).
YOUTHS = "TotaalJongerenMetJeugdzorgInNatura"
TRAJECTEN = "TotaalTrajectenInNatura"
AGES = ("k_0Tot4Jaar", "k_4Tot12Jaar", "k_12Tot18Jaar", "k_18Tot23Jaar")
HOUSEHOLDS = (
    "ThuiswonendKindInEenouderhuishouden",
    "ThuiswonendKindBijEenPaar",
    "AnderHuishouden",
)
REFERRERS = (
    "GemeentelijkeToegang",
    "Huisarts",
    "Jeugdarts",
    "GecertificeerdeInstelling",
    "MedischSpecialist",
    "RechterOfficierVanJustitie",
    "GeenVerwijzer",
    "VerwijzerOnbekend",
)
# 85098NED "Indicatoren jeugdzorg in natura; gemeenten": the titles as StatLine makes keys of them.
PERCENTAGES = (
    "JongerenMetJeugdhulpInNatura",
    "JongerenMetJeugdhMetVerblInNat",
    "JongerenMetJeugdbescherming",
    "JeugdbeschEnJeugdhMetVerblInNat",
    "JongerenMetJeugdreclassering",
)
COSTS = "GerealiseerdeKosten"

_JB = (CareForm.JEUGDBESCHERMING, CareForm.OTS, CareForm.VOOGDIJ)
# Ages at which a form cannot occur by law: jeugdbescherming stops at 18, jeugdreclassering is for
# youths who were at least 12.
_IMPOSSIBLE_AGES = {
    **dict.fromkeys(_JB, frozenset({"k_18Tot23Jaar"})),
    CareForm.JEUGDRECLASSERING: frozenset({"k_0Tot4Jaar", "k_4Tot12Jaar"}),
}


@dataclass(frozen=True)
class Layout:
    """The columns of a table and where each is found in the figures.

    Args:
        topics: form and measure per column.
        forms: (n_topics,) position of the form among those of the figures.
        columns: (n_topics,) position among the columns of `_stacked`.
        impossible: (n_topics,) whether the cells of the column cannot occur.
    """

    topics: tuple[Topic, ...]
    forms: IntArray
    columns: IntArray
    impossible: BoolArray


_MEASURES = (YOUTHS, TRAJECTEN, *AGES, *HOUSEHOLDS, *REFERRERS)


def _layout(columns: list[tuple[CareForm, str]], forms: tuple[CareForm, ...] = FORMS) -> Layout:
    return Layout(
        topics=tuple(Topic(form_key(form), measure) for form, measure in columns),
        forms=np.array([forms.index(form) for form, _ in columns]),
        columns=np.array([_MEASURES.index(measure) for _, measure in columns]),
        impossible=np.array(
            [measure in _IMPOSSIBLE_AGES.get(form, ()) for form, measure in columns], dtype=np.bool_
        ),
    )


def _pairs(forms: tuple[CareForm, ...], measures: tuple[str, ...]) -> list[tuple[CareForm, str]]:
    return [(form, measure) for form in forms for measure in measures]


TOTALS = _layout(_pairs(FORMS, (YOUTHS, TRAJECTEN)))
# All forms by age and household; referrers of jeugdhulp only, since a measure has none.
FULL = _layout(
    _pairs(FORMS, (YOUTHS, *AGES, *HOUSEHOLDS, TRAJECTEN)) + _pairs(REFERRED_FORMS, REFERRERS)
)
# By wijk the forms only as totals: by age or referrer hardly a cell would hold ten youths.
WIJK = _layout(
    _pairs((CareForm.JEUGDZORG,), _MEASURES) + _pairs(WIJK_FORMS[1:], (YOUTHS, TRAJECTEN)),
    WIJK_FORMS,
)


def _stacked(figures: Figures) -> FloatArray:
    """(n, n_forms, k) the measures of the figures in the order of _MEASURES."""
    totals = np.stack([figures.youths, figures.trajecten], axis=-1)
    parts = (totals, figures.ages, figures.households, figures.referrers)
    return np.concatenate(parts, axis=-1)


def _block(
    layout: Layout, moment: Moment, level: RegionLevel, regions: Names, figures: Figures
) -> Block:
    counts = _stacked(figures)[:, layout.forms, layout.columns]
    values, marks = secret_and_rounded(counts)
    return Block(
        level=level,
        regions=regions,
        year=moment.period.year,
        period_key=period_key(moment.period),
        status=moment.status,
        topics=layout.topics,
        values=np.where(layout.impossible, np.nan, values),
        marks=np.where(layout.impossible, IMPOSSIBLE, marks).astype(np.int8),
    )


def _blank(layout: Layout, moment: Moment, regions: Names) -> Block:
    shape = (len(regions.codes), len(layout.topics))
    return Block(
        level=RegionLevel.GEMEENTE,
        regions=regions,
        year=moment.period.year,
        period_key=period_key(moment.period),
        status=moment.status,
        topics=layout.topics,
        values=np.full(shape, np.nan),
        marks=np.full(shape, IMPOSSIBLE, dtype=np.int8),
    )


def gemeente_blocks(moment: Moment, divisions: Divisions, base: Figures) -> list[Block]:
    """The land, the gemeenten, and a blank row for each gemeente that was just abolished.

    Args:
        moment: which publication of which period.
        divisions: names through the years.
        base: exact figures of the gemeenten of the first division.
    """
    layout = FULL if moment.period.kind is PeriodKind.JAAR else TOTALS
    division = divisions.of_year(moment.period.year)
    here = base.summed(division.of_gemeenten)
    land = here.summed(lambda values: values.sum(axis=0, keepdims=True))
    blocks = [
        _block(layout, moment, RegionLevel.LAND, division.names[RegionLevel.LAND], land),
        _block(layout, moment, RegionLevel.GEMEENTE, division.gemeenten, here),
    ]
    abolished = divisions.abolished(moment.period.year)
    return [*blocks, _blank(layout, moment, abolished)] if abolished.codes else blocks


def wijk_block(moment: Moment, division: Division, figures: Figures) -> Block:
    """The wijken of a year."""
    return _block(WIJK, moment, RegionLevel.WIJK, division.names[RegionLevel.WIJK], figures)


def region_blocks(
    moment: Moment, divisions: Divisions, base: Figures, gemeenten: IntArray
) -> list[Block]:
    """The land and only some gemeenten: a publication that mends figures of one region.

    Args:
        moment: which publication of which period.
        divisions: names through the years.
        base: exact figures of the gemeenten of the first division.
        gemeenten: positions in the division of the period's year.
    """
    land, every, *_ = gemeente_blocks(moment, divisions, base)
    some = Block(
        every.level,
        every.regions.at(gemeenten),
        every.year,
        every.period_key,
        every.status,
        every.topics,
        every.values[gemeenten],
        every.marks[gemeenten],
    )
    return [land, some]


def percentages(figures: Figures, youths_0_17: FloatArray, youths_12_22: FloatArray) -> FloatArray:
    """(n, 5) the published percentages, nan where fewer than ten youths stand behind one.

    Args:
        figures: exact figures of n areas over a year.
        youths_0_17, youths_12_22: (n,) inhabitants.

    Source:
        StatLine 85098NED: jeugdhulp and jeugdbescherming relative to inhabitants under 18, stays to
        youths with jeugdhulp, jeugdbescherming with a stay to youths with jeugdbescherming,
        jeugdreclassering to inhabitants of 12 to 22; one decimal.
    """
    of = {form: figures.youths[:, number] for number, form in enumerate(FORMS)}
    hulp, jb = of[CareForm.JEUGDHULP], of[CareForm.JEUGDBESCHERMING]
    pairs = (
        (hulp, youths_0_17),
        (of[CareForm.MET_VERBLIJF], hulp),
        (jb, youths_0_17),
        (figures.protected_stays[:, 0], jb),
        (of[CareForm.JEUGDRECLASSERING], youths_12_22),
    )
    parts = np.stack([part for part, _ in pairs], axis=-1)
    wholes = np.stack([whole for _, whole in pairs], axis=-1)
    shown = np.round(100.0 * parts / np.maximum(wholes, 1.0), 1)
    return np.where(parts < 10, np.nan, shown)


def measure_block(
    level: RegionLevel,
    regions: Names,
    moment: Moment,
    measures: tuple[str, ...],
    values: FloatArray,
) -> Block:
    """A block of measures without a form; a cell without a value is secret or unknown."""
    return Block(
        level=level,
        regions=regions,
        year=moment.period.year,
        period_key=period_key(moment.period),
        status=moment.status,
        topics=tuple(Topic("", measure) for measure in measures),
        values=values,
        marks=np.where(np.isnan(values), SECRET, NO_MARK).astype(np.int8),
    )
