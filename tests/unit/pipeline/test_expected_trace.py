"""An expected figure leads back to its model and to the sources of that model."""

from pathlib import Path

import pytest

from jeugdpeil.domain.errors import NotFoundError
from jeugdpeil.pipeline.trace import trace_figure
from jeugdpeil.published import layout
from jeugdpeil.published.shelf import Shelf
from support.mini_release import GEMEENTE_SOURCE, WIJK_SOURCE, build_mini


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """A shelf with the mini release."""
    return build_mini(Path(tmp_path_factory.mktemp("releases")))


def trace(shelf: Shelf, address: str) -> str:
    return "\n".join(trace_figure(shelf, None, address))


def test_a_trace_ends_at_the_hashes_of_outcome_and_characteristics(shelf: Shelf) -> None:
    """Both sources of a gemeente model are named, each with what it gave."""
    lines = trace(shelf, "verwacht.jeugdzorg-gemeente.GM9001-2022.2022")

    outcome, rest = lines.partition("sha256     " + GEMEENTE_SOURCE.sha256)[::2]
    assert "de uitkomst" in rest.partition("sha256     " + WIJK_SOURCE.sha256)[0]
    assert "koopwoningen" in rest.partition("sha256     " + WIJK_SOURCE.sha256)[2]
    assert GEMEENTE_SOURCE.title in outcome


def test_a_trace_names_model_card_and_seed(shelf: Shelf) -> None:
    """Who wants to compute the figure again knows with what."""
    lines = trace(shelf, "verwacht.jeugdzorg-gemeente.GM9001-2022.2022")
    path = layout.expected_file("jeugdzorg-gemeente", "card.json")
    files = {entry.path: entry.sha256 for entry in shelf.current().manifest.files}

    assert path in lines
    assert files[path] in lines
    assert "seed 2026" in lines


def test_a_trace_shows_the_figure_and_the_actual_one(shelf: Shelf) -> None:
    """The trace of the actual figure goes on from its own address."""
    lines = trace(shelf, "verwacht.jeugdzorg-gemeente.GM9001-2022.2022")

    assert "Verwacht     11,3" in lines
    assert "Werkelijk    9,5" in lines
    assert "jeugdzorg.GM9001-2022.2022.2023-06-15" in lines


def test_a_trace_of_a_hidden_figure_says_that_there_is_no_actual_one(shelf: Shelf) -> None:
    """There is no difference and no verdict in it."""
    lines = trace(shelf, "verwacht.jeugdzorg-wijk.WK900704-2022.2022")

    assert "niet getoond" in lines
    assert "Oordeel" not in lines


@pytest.mark.parametrize(
    "address",
    ["verwacht.nergens.GM9001-2022.2022", "verwacht.jeugdzorg-wijk", "verwacht.a.GM9001-2022.x"],
)
def test_an_unknown_address_is_refused_with_an_example_or_the_models(
    shelf: Shelf, address: str
) -> None:
    """A user learns what an address looks like, or which models there are."""
    with pytest.raises(NotFoundError, match="jeugdzorg-gemeente"):
        trace(shelf, address)
