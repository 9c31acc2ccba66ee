"""Nowcast: what a provisional figure will become, and whether a change is more than that."""

from jeugdpeil.domain.revision_step import Step, step_of
from jeugdpeil.models.nowcast.archive import Archive, Shown
from jeugdpeil.models.nowcast.back_test import BackTest, Record, back_test, record
from jeugdpeil.models.nowcast.chance import (
    NATIONAL_CONCENTRATION,
    Chance,
    concentration_of,
    learned_chance,
)
from jeugdpeil.models.nowcast.change import Side, changes
from jeugdpeil.models.nowcast.draws import Sum, drawn, exact_draws, summed
from jeugdpeil.models.nowcast.figures import (
    Expected,
    expected_figures,
    expected_of,
    expected_sums,
)
from jeugdpeil.models.nowcast.model import Prediction, RevisionModel, learned
from jeugdpeil.models.nowcast.national import (
    NationalTest,
    national_archive,
    national_tests,
    with_national,
)
from jeugdpeil.models.nowcast.prior import PRIORS, Knowledge

__all__ = [
    "NATIONAL_CONCENTRATION",
    "PRIORS",
    "Archive",
    "BackTest",
    "Chance",
    "Expected",
    "Knowledge",
    "NationalTest",
    "Prediction",
    "Record",
    "RevisionModel",
    "Shown",
    "Side",
    "Step",
    "Sum",
    "back_test",
    "changes",
    "concentration_of",
    "drawn",
    "exact_draws",
    "expected_figures",
    "expected_of",
    "expected_sums",
    "learned",
    "learned_chance",
    "national_archive",
    "national_tests",
    "record",
    "step_of",
    "summed",
    "with_national",
]
