"""The client for Python follows pages and tells why it was refused."""

import httpx
import pytest

from jeugdpeil import client
from jeugdpeil.client import Monitor, RefusedError
from support.api_reader import ApiReader


@pytest.fixture
def monitor(api: ApiReader) -> Monitor:
    """A client of the mini release without a network."""

    def answer(request: httpx.Request) -> httpx.Response:
        told = api.get(request.url.raw_path.decode())
        return httpx.Response(told.status, headers=told.headers, content=told.body)

    return Monitor("http://monitor", http=httpx.Client(transport=httpx.MockTransport(answer)))


def test_all_pages_come_together(monitor: Monitor, monkeypatch: pytest.MonkeyPatch) -> None:
    """However small the pages are."""
    whole = monitor.cijfers(indicator="jeugdzorg", niveau=["gemeente", "wijk"])
    monkeypatch.setattr(client, "_PAGE_SIZE", 17)
    again = monitor.cijfers(indicator="jeugdzorg", niveau=["gemeente", "wijk"])
    assert len(whole) > 17
    assert whole.equals(again)


def test_a_refusal_becomes_an_error_with_its_reason(monitor: Monitor) -> None:
    """With the code, and the parts that stand in the way."""
    with pytest.raises(RefusedError, match="niet getoond") as found:
        monitor.groep("jeugdzorg", ["WK900700", "WK900704"], "2022")
    assert found.value.code == "groep-deel-verborgen"
    assert found.value.problem["delen"][0]["gebied"] == "WK900704"


def test_a_fixed_release_is_asked_for_by_its_own_address(monitor: Monitor) -> None:
    """A notebook gives the same answer for ever."""
    monitor.release = "2026-04-30.1"
    assert len(monitor.gebieden(niveau="gemeente")) > 0
    assert monitor.herkomst("jeugdzorg.GM9001-2022.2022.2023-06-15")["bron"]["rij"] > 0


def test_a_day_goes_along_with_every_question(monitor: Monitor) -> None:
    """What had been published then."""
    monitor.stand = "2020-01-01"
    with pytest.raises(RefusedError, match="nog geen release"):
        monitor.verwacht(model="jeugdzorg-gemeente")


def test_trends_come_with_their_filters(monitor: Monitor) -> None:
    """The names of the filters are those of the API."""
    found = monitor.trends(gebied="GM9001", soortPeriode="jaar", isNieuwste=True)
    assert set(found["gebiedscode"]) == {"GM9001"}
    assert set(found["soort_periode"]) == {"jaar"}
