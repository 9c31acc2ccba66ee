"""Klopt dit cijfer niet: the letter or form to the owner."""

from dataclasses import replace
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from jeugdpeil.published.manifest import MonitorInfo
from jeugdpeil.published.release import Release
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.pages import Page, answer
from jeugdpeil.site.views.report_address import address_of
from jeugdpeil.site.views.report_link import report_of, report_of_expected, short_report_of
from support.site_fixtures import GetFigure, MakeLinks

ORIGIN = "jeugdzorg.GM9001-2022.2022.2023-06-15"


class Remade(Release):
    """A release with another manifest."""


def with_monitor(edition: Edition, **changes: str) -> Edition:
    """The edition of another owner."""
    release = Remade(edition.release.folder)
    monitor = replace(edition.manifest.monitor, **changes)
    release.__dict__["manifest"] = replace(edition.manifest, monitor=monitor)
    return Edition(release, is_concept=False)


def letter(address: str) -> tuple[str, str, str]:
    """Receiver, subject and text of a mailto address."""
    parts = urlsplit(address)
    fields = parse_qs(parts.query)
    return unquote(parts.path), fields["subject"][0], fields["body"][0]


def test_a_letter_is_filled_in_with_the_figure_and_its_origin(
    edition: Edition, figure: GetFigure
) -> None:
    """Whoever answers it knows at once which number of which release is meant."""
    receiver, subject, text = letter(report_of(edition, figure("GM9001"), "nl"))
    assert receiver == "niemand@example.org"
    assert subject == "Klopt dit cijfer? Jongeren met jeugdzorg, Hatterloo"
    assert text.splitlines()[:5] == [
        "Cijfer: Jongeren met jeugdzorg",
        "Gebied: Hatterloo",
        "2022: 9,5\u00a0%",
        f"Herkomst: {ORIGIN}",
        "Release: 2026-04-30.1",
    ]


def test_a_form_gets_the_origin_in_its_place(edition: Edition, figure: GetFigure) -> None:
    """As the monitor file says."""
    own = with_monitor(edition, corrections="https://example.org/melden?cijfer={herkomst}&taal=nl")
    found = report_of(own, figure("GM9001"), "nl")
    assert found == f"https://example.org/melden?cijfer={ORIGIN}&taal=nl"


def test_an_expected_figure_can_be_reported_too(edition: Edition) -> None:
    """With its own origin."""
    expected = next(iter(edition.expectations.of_region("GM9001")))
    _, subject, text = letter(report_of_expected(edition, expected, "9,0 %", "en"))
    assert subject.startswith("Is this figure right? Expected use:")
    assert f"Origin: {expected.lineage_id}" in text


@pytest.mark.parametrize(
    ("contact", "corrections", "address"),
    [
        ("vragen@example.org", "", "vragen@example.org"),
        ("vragen@example.org", "cijfers@example.org", "cijfers@example.org"),
        ("Bel 0800 1234", "", ""),
        ("", "", ""),
    ],
)
def test_a_remark_goes_to_the_address_that_the_owner_gave(
    contact: str, corrections: str, address: str
) -> None:
    """To none where there is none: a phone number is no address for a letter."""
    monitor = MonitorInfo("", "", contact, "nl", "NL00", 2026, corrections)
    assert address_of(monitor) == address


def test_without_an_address_no_page_offers_to_write(
    edition: Edition, figure: GetFigure, links: MakeLinks
) -> None:
    """A link that leads nowhere is worse than none."""
    silent = with_monitor(edition, contact="")
    assert report_of(silent, figure("GM9001"), "nl") == ""
    for path in ("gebied/GM9001", f"trace/{ORIGIN}"):
        made = answer(silent, links(path), {})
        assert isinstance(made, Page)
        assert "Klopt" not in made.body


@pytest.mark.parametrize(
    "path",
    [
        "",
        "gebied/GM9001",
        f"trace/{ORIGIN}",
        "trace/verwacht.jeugdzorg-wijk.WK900100-2022.2022",
    ],
)
def test_the_details_of_a_figure_hold_the_link(
    edition: Edition, links: MakeLinks, path: str
) -> None:
    """One small link where a figure is told in full, and none in every cell of a table."""
    made = answer(edition, links(path), {})
    assert isinstance(made, Page)
    assert made.body.count("Klopt dit cijfer niet?") == 1


def test_in_a_copy_every_origin_has_a_short_letter(
    edition: Edition, figure: GetFigure, links: MakeLinks
) -> None:
    """There the origins stand on the page of the region, hundreds of them."""
    made = answer(edition, links("gebied/GM9001", is_static=True), {})
    assert isinstance(made, Page)
    short = short_report_of(edition, figure("GM9001").lineage_id, "nl")
    assert short in made.body
    assert len(short) < 130
