"""Sums of regions that a caller chose, and the reasons for which there is none."""

import pytest

from support.api_reader import ApiReader

# Published in the mini release: jeugdzorg over 2022, provisional, of 2023-06-15.
HATTERLOO, WEZERVELD = (295, 3120), (530, 6480)


def group(api: ApiReader, regions: str, period: str = "2022", indicator: str = "jeugdzorg") -> str:
    """The path of a group."""
    return f"/groepscijfers?indicator={indicator}&gebied={regions}&periode={period}"


def test_a_sum_adds_up_what_is_published(api: ApiReader) -> None:
    """Numerators and denominators are added, and the value is their share."""
    told = api.get(group(api, "GM9001,GM9002")).json()
    count, total = (sum(pair) for pair in zip(HATTERLOO, WEZERVELD, strict=True))
    assert (told["aantal"], told["noemer"]) == (count, total)
    assert told["waarde"] == round(100 * count / total, 1)


def test_the_bounds_of_a_sum_are_those_of_its_parts_by_weight(api: ApiReader) -> None:
    """Rounded outward: the margin is never narrower than it should be."""
    told = api.get(group(api, "GM9001,GM9002")).json()
    low = (8.4 * 3120 + 7.5 * 6480) / (3120 + 6480)
    high = (10.5 * 3120 + 8.8 * 6480) / (3120 + 6480)
    assert told["ondergrens"] <= low < told["ondergrens"] + 0.1
    assert told["bovengrens"] - 0.1 < high <= told["bovengrens"]


def test_a_sum_names_its_parts(api: ApiReader) -> None:
    """Each part can be traced."""
    parts = api.get(group(api, "GM9001,GM9002")).json()["delen"]
    assert parts == [f"jeugdzorg.{code}-2022.2022.2023-06-15" for code in ("GM9001", "GM9002")]


def test_the_newest_publication_that_all_parts_have_is_added_up(api: ApiReader) -> None:
    """Of 2021 there are three: provisional, definitive and revised."""
    told = api.get(group(api, "GM9001,GM9002", "2021")).json()
    assert (told["status"], told["publicatiedatum"]) == ("herzien", "2024-10-31")


@pytest.mark.parametrize(
    ("regions", "indicator", "code"),
    [
        ("GM9001", "jeugdzorg", "groep-te-klein"),
        ("GM9001,GM9001", "jeugdzorg", "groep-te-klein"),
        ("WK900701,WK900704", "jeugdzorg", "onbekend-gebied"),
        ("WK900700,WK900704", "jeugdzorg", "groep-deel-verborgen"),
        ("WK900700,WK900702", "jeugdzorg", "groep-deel-ontbreekt"),
        ("GM9001,GM9008", "jeugdzorg", "groep-deel-ontbreekt"),
        ("GM9001,GM9007", "gesloten", "groep-deel-verborgen"),
        ("GM9001,PV91", "jeugdzorg", "groep-ander-niveau"),
        ("GM9001,GM0000", "jeugdzorg", "onbekend-gebied"),
        ("GM9001,GM9002", "niets", "onbekende-indicator"),
    ],
)
def test_a_group_without_a_sum_is_refused_with_the_reason(
    api: ApiReader, regions: str, indicator: str, code: str
) -> None:
    """What is hidden, missing or unlike stands in the way of the whole."""
    told = api.get(group(api, regions, indicator=indicator))
    assert told.json()["code"] == code
    assert told.headers["content-type"] == "application/problem+json"


def test_a_refusal_names_the_parts_that_stand_in_the_way(api: ApiReader) -> None:
    """A caller can leave them out."""
    told = api.get(group(api, "WK900700,WK900704")).json()
    assert told["delen"] == [{"gebied": "WK900704", "reden": "klein aantal"}]


def test_a_sum_of_a_day_takes_no_later_publication(api: ApiReader) -> None:
    """What CBS said after that day stays out."""
    told = api.get(group(api, "GM9001,GM9002", "2021") + "&stand=2026-05-01").json()
    assert told["publicatiedatum"] <= "2026-05-01"
