"""Start, search, data, method, trace and the frame around every page."""

from dataclasses import replace

import pytest

from jeugdpeil.published.download_names import name_marks
from jeugdpeil.published.manifest import SeriesInfo
from jeugdpeil.published.release import Release
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.pages import Page, Redirect, answer
from jeugdpeil.site.views.data_page import data_page, downloads, finding_sentence
from jeugdpeil.site.views.frame import frame, newest_sentences
from jeugdpeil.site.views.method_page import method_page
from jeugdpeil.site.views.search_page import names_for_script, search_page
from jeugdpeil.site.views.start_page import change_sentence, start_page
from jeugdpeil.site.views.trace_page import find_figure, trace_page
from support.site_fixtures import GetFigure, MakeLinks


class Remade(Release):
    """A release with another manifest."""


def with_series(edition: Edition, info: SeriesInfo) -> Edition:
    """The edition with another newest period, of a country that exists."""
    release = Remade(edition.release.folder)
    manifest = replace(edition.manifest, series=(info,), is_fictional=False)
    release.__dict__["manifest"] = manifest
    return Edition(release, is_concept=False)


def test_every_page_says_which_year_is_the_newest(edition: Edition) -> None:
    """With its status and the day of its publication."""
    sentences = newest_sentences(edition, "nl")
    assert sentences[0] == "Nieuwste cijfers: 2022 (voorlopig, gepubliceerd op 15 juni 2023)."


def test_a_publication_that_was_due_is_told_as_such(edition: Edition) -> None:
    """A monitor that is behind says so itself."""
    assert "zitten nog niet in deze monitor" in newest_sentences(edition, "nl")[-1]


def test_a_publication_to_come_is_announced(edition: Edition) -> None:
    """The newest year and the day of the next one."""
    info = SeriesInfo("jaar", "2025", "voorlopig", "2026-04-30", "2026-10-31")
    sentences = newest_sentences(with_series(edition, info), "nl")
    assert sentences[1:] == (
        "Het CBS publiceert naar verwachting uiterlijk op 31 oktober 2026 nieuwe cijfers.",
    )


def test_a_release_that_is_years_behind_says_that_later_years_exist(edition: Edition) -> None:
    """In April 2026 figures on 2024 have been out for a year."""
    info = SeriesInfo("jaar", "2022", "voorlopig", "2023-06-15", "2026-10-31")
    assert "latere jaren" in newest_sentences(with_series(edition, info), "nl")[1]


def test_a_concept_and_a_fiction_are_marked(edition: Edition, links: MakeLinks) -> None:
    """On every page, in words."""
    concept = frame(Edition(edition.release, is_concept=True), links())
    assert (concept.is_concept, concept.is_fictional) == (True, True)


def test_every_file_to_take_along_bears_the_marks(edition: Edition) -> None:
    """A copy on somebody's desk still says that it is made up."""
    marks = name_marks(edition.manifest, is_concept=True)
    assert all(
        place.rpartition("/")[2].startswith(marks) for place in downloads(edition.manifest, marks)
    )
    assert marks == "VERZONNEN-CONCEPT-"


def test_working_files_are_not_offered(edition: Edition) -> None:
    """The page store is of no use to anybody else."""
    paths = [entry.path for entry in downloads(edition.manifest, "").values()]
    assert "pages.arrow" not in paths
    assert "figures/jeugdzorg.csv" in paths


def test_a_source_is_listed_with_licence_and_hash(edition: Edition, links: MakeLinks) -> None:
    """What is needed to find the very same bytes again."""
    source = data_page(edition, links()).sources[0]
    assert (source.licence, len(source.sha256)) == ("CC BY 4.0", 64)


def test_a_moment_that_was_not_recorded_is_not_invented(edition: Edition, links: MakeLinks) -> None:
    """The second source has no retrieved_at."""
    assert data_page(edition, links()).sources[1].retrieved == "niet vastgelegd"


def test_findings_of_one_kind_are_taken_together(edition: Edition, links: MakeLinks) -> None:
    """With how often each was seen."""
    assert [row.count for row in data_page(edition, links()).findings] == ["3"]


def test_a_finding_without_a_sentence_shows_its_code() -> None:
    """A newer release still shows everything else."""
    record = {"code": "from-the-future", "count": 1, "context": {}}
    assert "from-the-future" in finding_sentence(record, "nl")


def test_the_start_page_shows_the_national_figure(edition: Edition, links: MakeLinks) -> None:
    """With its status and interval."""
    page = start_page(edition, links())
    assert page.figure is not None
    assert page.figure.status == "voorlopig"
    assert page.figure.interval


def test_doors_lead_to_pages_that_exist(edition: Edition, links: MakeLinks) -> None:
    """A door to nothing is left out."""
    for door in start_page(edition, links()).doors:
        made = answer(edition, links(door.href.partition("#")[0].strip("/")), {})
        assert isinstance(made, Page)
        assert made.status == 200


def test_changes_are_told_in_words(edition: Edition) -> None:
    """How many figures are new, changed and gone."""
    change = {
        "indicator": "jeugdzorg",
        "added": 12,
        "changed": 3,
        "removed": 0,
        "is_redefined": False,
    }
    assert change_sentence(edition, change, "nl") == (
        "Jongeren met jeugdzorg: 12 nieuwe, 3 gewijzigde en 0 vervallen cijfers."
    )


@pytest.mark.parametrize("query", ["", "h"])
def test_a_search_of_one_letter_asks_for_more(
    edition: Edition, links: MakeLinks, query: str
) -> None:
    """Half of all regions would be no answer."""
    page = search_page(edition, query, links())
    assert (page.hits, page.message) == ((), "Typ minstens twee letters van de naam.")


def test_a_gone_region_is_found_with_what_it_became(edition: Edition, links: MakeLinks) -> None:
    """The old name is the one that somebody remembers."""
    hit = search_page(edition, "oud meerdrecht", links()).hits[0]
    assert (hit.name, hit.note) == ("Oud-Meerdrecht", "nu Meerdrecht")


def test_the_list_for_scripts_holds_every_name(edition: Edition) -> None:
    """What the server can find, a copy in files can find too."""
    assert len(names_for_script(edition)) == len(edition.search.entries)


def test_an_origin_leads_to_file_row_and_column(
    edition: Edition, figure: GetFigure, links: MakeLinks
) -> None:
    """The road from a number back to the bytes."""
    page = trace_page(edition, figure("GM9001"), links())
    assert page is not None
    words = dict(page.steps[2].rows)
    assert words["Kolom"] == "kolom jeugdzorg"
    assert len(words["Controlesom (SHA-256)"]) == 64


def test_an_origin_names_the_other_publications(
    edition: Edition, figure: GetFigure, links: MakeLinks
) -> None:
    """2021 had three."""
    page = trace_page(edition, figure("GM9001", "2021"), links())
    assert page is not None
    assert len(page.others) == 2


@pytest.mark.parametrize(
    "lineage", ["", "x", "jeugdzorg.GM9001-2022.2022", "jeugdzorg.GM0001-2022.2022.2023-06-15"]
)
def test_an_id_of_nothing_finds_nothing(edition: Edition, lineage: str) -> None:
    """Neither nonsense nor a figure that is not held."""
    assert find_figure(edition, lineage) is None


def test_the_method_explains_every_word_that_a_page_can_show(
    edition: Edition, links: MakeLinks
) -> None:
    """Statuses, signs, answers and grounds."""
    page = method_page(edition, links())
    assert [len(each) for each in (page.statuses, page.cells, page.answers)] == [4, 4, 4]


def test_an_old_code_leads_to_the_region_that_it_became(edition: Edition, links: MakeLinks) -> None:
    """With the old code, so that the page can explain itself."""
    made = answer(edition, links("gebied/GM9009"), {})
    assert made == Redirect("/gebied/GM9001?van=GM9009")


@pytest.mark.parametrize(
    "path",
    [
        "nergens",
        "gebied",
        "gebied/GM0001",
        "gebied/GM9001/2019",
        "gebied/GM9001/x",
        "gebied/GM9001/2022/nog",
        "kaart/buurt/2022/jeugdzorg",
        "kaart/gemeente/1990/jeugdzorg",
        "kaart/gemeente/2022/nergens",
        "cijfers/nergens",
        "cijfers/jeugdzorg/gemeente",
        "cijfers/pleegzorg/wijk/2022",
        "methode/meer",
        "trace/nergens",
        "zoek/meer",
    ],
)
def test_an_address_that_leads_nowhere_helps(edition: Edition, links: MakeLinks, path: str) -> None:
    """A search field and a way back, on a page with status 404."""
    made = answer(edition, links(path), {})
    assert isinstance(made, Page)
    assert made.status == 404
    assert 'role="search"' in made.body


def test_a_year_that_a_region_does_not_have_names_those_that_it_has(
    edition: Edition, links: MakeLinks
) -> None:
    """GM9001 has 2021 and 2022."""
    made = answer(edition, links("gebied/GM9001/2019"), {})
    assert isinstance(made, Page)
    assert 'href="/gebied/GM9001/2021"' in made.body


def test_a_map_can_be_asked_for_by_name_and_value(edition: Edition, links: MakeLinks) -> None:
    """What is left out is as on the first map."""
    made = answer(edition, links("kaart"), {"niveau": "wijk"})
    assert made == Redirect("/kaart/wijk/2022/jeugdzorg")


def test_the_register_of_errata_is_told_newest_first(edition: Edition, links: MakeLinks) -> None:
    """Each with its date as precisely as it is known, and its source."""
    rows = method_page(edition, links()).errata
    whens = [row.when for row in rows]
    assert whens.index("31 oktober 2024") < whens.index("april 2017")
    assert all(row.source.startswith("https://") for row in rows)
