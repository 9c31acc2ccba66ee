"""`jeugdpeil expected`: a table of one's own in, expected figures, model card and model out."""

import csv
import io
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from jeugdpeil.domain.model_card import ModelCard
from jeugdpeil.pipeline.own_table import run as own_table_run
from jeugdpeil.pipeline.own_table.nearby import NearbyFiles
from jeugdpeil.stats.errors import NotConvergedError
from support.command_line import Ran, run

HEADER = (
    "area,actual,expected,expected_within,difference,shrunken_difference,lower,upper,"
    "probability_higher,contribution_bijstand,contribution_koop"
)
DUTCH_HEADER = (
    "gebied,werkelijk,verwacht,verwacht_binnen_groep,verschil,gecorrigeerd_verschil,ondergrens,"
    "bovengrens,kans_hoger,bijdrage_bijstand,bijdrage_koop"
)
N_AREAS, N_GROUPS = 48, 12
WITHOUT_ACTUAL = ("WK000", "WK001")


@dataclass(frozen=True)
class Table:
    """A made-up table: 48 wijken in 11 gemeenten of several wijken and one of one.

    Args:
        columns: cells as text by name of the column.
        separator: the sign between columns.
    """

    columns: Mapping[str, list[str]] = field(repr=False)
    separator: str = ","

    @classmethod
    def made(cls) -> "Table":
        generator = np.random.default_rng(7)
        group = np.minimum(np.arange(N_AREAS) // 4, N_GROUPS - 2)
        group[-1] = N_GROUPS - 1
        welfare = generator.normal(8, 3, N_AREAS).round(1)
        owned = (60 - 2 * welfare + generator.normal(0, 4, N_AREAS)).round(1)
        eta = -2.2 + 0.1 * (welfare - 8) + 0.2 * generator.normal(size=N_GROUPS)[group]
        youths = generator.integers(300, 2000, N_AREAS)
        care = generator.binomial(youths, 1 / (1 + np.exp(-eta)))
        codes = [f"WK{number:03}" for number in range(N_AREAS)]
        known = [code not in WITHOUT_ACTUAL for code in codes]
        columns = {
            "wijk": codes,
            "gemeente": [f"GM{number:02}" for number in group],
            "regio": [f"R{number % 3}" for number in group],
            "zorg": [str(n) if is_in else "" for n, is_in in zip(care, known, strict=True)],
            "jongeren": [str(n) for n in youths],
            "aandeel": [
                f"{100 * n / m:.1f}" if is_in else "."
                for n, m, is_in in zip(care, youths, known, strict=True)
            ],
            "bijstand": [f"{value:.1f}" for value in welfare],
            "koop": [f"{value:.1f}" for value in owned],
        }
        return cls(columns)

    def with_cell(self, column: str, row: int, cell: str) -> "Table":
        """The table with one other cell."""
        cells = list(self.columns[column])
        cells[row] = cell
        return replace(self, columns={**self.columns, column: cells})

    def with_column(self, column: str, cells: list[str]) -> "Table":
        """The table with another column."""
        return replace(self, columns={**self.columns, column: cells})

    def first(self, count: int) -> "Table":
        """The first rows of the table."""
        cut = {name: cells[:count] for name, cells in self.columns.items()}
        return replace(self, columns=cut)

    def in_dutch(self) -> "Table":
        """The table with semicolons and decimal commas."""
        columns = {
            name: [re.sub(r"(\d)\.(\d)", r"\1,\2", cell) for cell in cells]
            for name, cells in self.columns.items()
        }
        return Table(columns, ";")

    def text(self) -> str:
        """The table as CSV."""
        out = io.StringIO()
        writer = csv.writer(out, delimiter=self.separator)
        writer.writerow(self.columns)
        writer.writerows(zip(*self.columns.values(), strict=True))
        return out.getvalue()

    def write(self, path: Path, encoding: str = "utf-8") -> Path:
        """The table as a file."""
        path.write_bytes(self.text().encode(encoding))
        return path


COUNTS = ("--actual", "zorg", "--of", "jongeren")
ROLES = ("--area", "wijk", "--within", "gemeente", "--characteristics", "bijstand,koop")


def expected(
    table: Path,
    out: Path,
    *more: str | Path,
    outcome: tuple[str, ...] = COUNTS,
    language: str = "en",
) -> Ran:
    """Run the command on a table."""
    return run("expected", table, *ROLES, *outcome, "--out", out, "--lang", language, *more)


def rows_of(folder: Path) -> list[dict[str, str]]:
    """The rows of expected.csv by header."""
    with (folder / "expected.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def header_of(folder: Path) -> str:
    """The first line of expected.csv."""
    return (folder / "expected.csv").read_text("utf-8").splitlines()[0]


def number(cell: str) -> float:
    """A cell in thousandths, so that sums are exact."""
    return round(1000 * float(cell))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Figures of the table with counts, in English; tests only read them."""
    folder = Path(tmp_path_factory.mktemp("expected"))
    table = Table.made().with_cell("koop", 5, "").with_cell("koop", 6, ".")
    (folder / "uit").mkdir()
    (folder / "uit" / "model.json").write_text("of before", "utf-8")
    (folder / "uit" / "notes.txt").write_text("mine", "utf-8")
    said = expected(table.write(folder / "wijken.csv", "utf-8-sig"), folder / "uit")
    assert said.code == 0, said.err
    (folder / "said.txt").write_text(said.out, "utf-8")
    return folder


@pytest.fixture(scope="module")
def shares(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Figures of the same table with percentages, as a Dutch spreadsheet writes it."""
    folder = Path(tmp_path_factory.mktemp("aandeel"))
    table = Table.made().in_dutch().with_cell("regio", 0, "Súdwest")
    path = table.write(folder / "wijken.csv", "cp1252")
    outcome = ("--actual-percentage", "aandeel")
    said = expected(path, folder / "uit", outcome=outcome, language="nl")
    assert said.code == 0, said.err
    (folder / "said.txt").write_text(said.out, "utf-8")
    return folder / "uit"


# --- What comes out -------------------------------------------------------------------------------


def test_three_files_are_written(made: Path) -> None:
    """The figures, the card and the model, beside what was in the folder; no scraps stay."""
    names = sorted(path.name for path in (made / "uit").iterdir())
    assert names == ["expected.csv", "model-card.html", "model.json", "notes.txt"]


def test_columns_are_those_of_the_contract(made: Path) -> None:
    """Ten columns by name, then one contribution per characteristic."""
    assert header_of(made / "uit") == HEADER


def test_every_area_has_a_row_in_the_order_of_the_table(made: Path) -> None:
    """Whoever joins the files back needs no sorting."""
    assert [row["area"] for row in rows_of(made / "uit")] == Table.made().columns["wijk"]


def test_difference_is_actual_minus_expected_as_printed(made: Path) -> None:
    """A reader's subtraction holds to the last decimal."""
    rows = [row for row in rows_of(made / "uit") if row["actual"]]
    wrong = [
        row["area"]
        for row in rows
        if number(row["actual"]) - number(row["expected"]) != number(row["difference"])
    ]
    assert wrong == []


def test_contributions_add_up_to_expected_minus_the_mean(made: Path) -> None:
    """The same reference for every row: the mean of the actual figures."""
    card = ModelCard.from_json((made / "uit" / "model.json").read_text("utf-8"))
    [(_, mean)] = card.national
    parts = ("contribution_bijstand", "contribution_koop")
    references = {
        number(row["expected"]) - sum(number(row[part]) for part in parts)
        for row in rows_of(made / "uit")
    }
    assert references == {round(1000 * mean)}


def test_expected_adds_up_to_the_actual_figure_of_all_areas(made: Path) -> None:
    """Weighted with youths, over the areas of which the actual figure is known."""
    table = Table.made().columns
    known = [place for place, cell in enumerate(table["zorg"]) if cell]
    youths = np.array([int(table["jongeren"][place]) for place in known])
    care = sum(int(table["zorg"][place]) for place in known)
    figures = np.array([float(rows_of(made / "uit")[place]["expected"]) for place in known])
    assert figures @ youths / youths.sum() == pytest.approx(100 * care / youths.sum(), abs=2e-3)


def test_area_without_actual_figure_has_only_an_expected_one(made: Path) -> None:
    """No difference, probability or figure within the group, but contributions."""
    for row in rows_of(made / "uit"):
        if row["area"] in WITHOUT_ACTUAL:
            empty = {name for name, cell in row.items() if not cell}
            assert empty == {
                "actual",
                "expected_within",
                "difference",
                "shrunken_difference",
                "lower",
                "upper",
                "probability_higher",
            }


def test_shrunken_difference_lies_in_its_interval(made: Path) -> None:
    """And the probability agrees with the side that the interval is on."""
    for row in rows_of(made / "uit"):
        if row["actual"]:
            lower, upper = float(row["lower"]), float(row["upper"])
            assert lower <= float(row["shrunken_difference"]) <= upper
            if lower > 0:
                assert float(row["probability_higher"]) >= 0.95


def test_more_welfare_goes_together_with_more_expected_use(made: Path) -> None:
    """The table was made so, and the model finds it back."""
    welfare = [float(cell) for cell in Table.made().columns["bijstand"]]
    figures = [float(row["expected"]) for row in rows_of(made / "uit")]
    assert np.corrcoef(welfare, figures)[0, 1] > 0.8


def test_model_is_the_card_as_json(made: Path) -> None:
    """It can be read back as what it is."""
    card = ModelCard.from_json((made / "uit" / "model.json").read_text("utf-8"))
    assert card.indicator == "zorg"
    assert (card.n_areas, card.n_missing) == (N_AREAS, len(WITHOUT_ACTUAL))
    assert dict(card.n_groups) == {"gemeente": N_GROUPS}


def test_what_was_made_is_said(made: Path) -> None:
    """How many areas had an actual figure, and what was missing."""
    said = (made / "said.txt").read_text("utf-8")
    assert "48 rows: 46 with an actual figure and 2 without" in said
    assert "2.1% of the characteristics was missing" in said


def test_percentages_without_youths_come_with_a_warning(made: Path, shares: Path) -> None:
    """Chance cannot be told from the rest: said in the terminal, and first of all on the card."""
    said = (shares.parent / "said.txt").read_text("utf-8")
    assert "zonder aantallen jongeren is toeval in een jaar niet te onderscheiden" in said
    card = ModelCard.from_json((shares / "model.json").read_text("utf-8"))
    assert card.notes[0] == "chance unknown"
    assert "kansen veel te zeker" in (shares / "model-card.html").read_text("utf-8")
    with_youths = ModelCard.from_json((made / "uit" / "model.json").read_text("utf-8"))
    assert "chance unknown" not in with_youths.notes
    assert "probability_higher" not in (made / "said.txt").read_text("utf-8")


class Page(HTMLParser):
    """What a page asks for, and which parts it has."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.tags.append(tag)
        self.attributes.append((tag, dict(attrs)))
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src")]


@pytest.mark.parametrize(("fixture", "language"), [("made", "en"), ("shares", "nl")])
def test_model_card_stands_alone(
    fixture: str, language: str, request: pytest.FixtureRequest
) -> None:
    """It asks nothing of anybody, runs no script, and says in which language it is."""
    folder: Path = request.getfixturevalue(fixture)
    folder = folder / "uit" if fixture == "made" else folder
    text = (folder / "model-card.html").read_text("utf-8")
    page = Page(text)
    assert [address for address in page.addresses if not address.startswith("#")] == []
    assert not {"script", "img", "link", "iframe"} & set(page.tags)
    assert "url(" not in text
    assert f'<html lang="{language}">' in text


def test_every_plot_of_the_card_has_its_numbers_in_a_table(made: Path) -> None:
    """Who does not see a plot reads the table, and each plot has a name."""
    page = Page((made / "uit" / "model-card.html").read_text("utf-8"))
    plots = [attributes for tag, attributes in page.attributes if tag == "svg"]
    assert all(plot["role"] == "img" and plot["aria-labelledby"] for plot in plots)
    assert page.tags.count("table") >= len(plots)
    assert page.tags.count("caption") == page.tags.count("table")


# --- Other forms of the table ---------------------------------------------------------------------


def test_dutch_headers(shares: Path) -> None:
    """With --lang nl the columns have Dutch names, one to one with the English ones."""
    assert header_of(shares) == DUTCH_HEADER


def test_percentages_are_compared_as_they_were_printed(shares: Path) -> None:
    """`8,5` in a file in Windows-1252 is eight and a half per cent."""
    given = Table.made().columns["aandeel"]
    printed = [row["werkelijk"] for row in rows_of(shares)]
    assert printed == [f"{float(cell):.3f}" if cell != "." else "" for cell in given]


def test_both_forms_of_the_outcome_expect_nearly_the_same(made: Path, shares: Path) -> None:
    """Percentages know less of the sizes of areas than counts, and no more."""
    counts = [float(row["expected"]) for row in rows_of(made / "uit")]
    percentages = [float(row["verwacht"]) for row in rows_of(shares)]
    assert np.corrcoef(counts, percentages)[0, 1] > 0.95


def squares(codes: list[str]) -> dict[str, object]:
    """A map of squares in a row, in degrees, with codes under a name that nobody knows."""
    features = [
        {
            "type": "Feature",
            "properties": {"volgnummer": place, "sleutel": code},
            "geometry": {"type": "Polygon", "coordinates": [square(5 + place / 50, 52.0)]},
        }
        for place, code in enumerate(codes)
    ]
    return {"type": "FeatureCollection", "features": features}


def square(left: float, bottom: float) -> list[list[float]]:
    """The corners of a square of a fiftieth of a degree."""
    right, top = round(left + 1 / 50, 6), round(bottom + 1 / 50, 6)
    left = round(left, 6)
    return [[left, bottom], [right, bottom], [right, top], [left, top], [left, bottom]]


@pytest.fixture
def beside(tmp_path: Path) -> Path:
    """A folder with the table, a list of its neighbours, and a map of squares in a row."""
    table = Table.made()
    table.write(tmp_path / "wijken.csv")
    codes = table.columns["wijk"]
    pairs = "\n".join(f"{one};{other}" for one, other in pairwise(codes))
    (tmp_path / "buren.csv").write_text(f"van;naar\n{pairs}\n", "utf-8")
    (tmp_path / "kaart.json").write_text(json.dumps(squares(codes)), "utf-8")
    return tmp_path


def test_a_map_and_a_list_of_its_neighbours_say_the_same(beside: Path) -> None:
    """The property with the codes is found by its values, in degrees as in metres."""
    codes = Table.made().columns["wijk"]
    listed = NearbyFiles(neighbours=beside / "buren.csv").pairs(codes)
    drawn = NearbyFiles(geometry=beside / "kaart.json").pairs(codes)
    assert listed == drawn == tuple(pairwise(codes))


def test_a_table_of_two_years_with_a_map(beside: Path) -> None:
    """With --year an area comes once per year; a map makes neighbouring areas count."""
    table = Table.made().columns
    twice = {name: [*cells, *cells] for name, cells in table.items()}
    years = {"jaar": ["2021"] * N_AREAS + ["2022"] * N_AREAS}
    path = Table({**twice, **years}).write(beside / "jaren.csv")
    out = beside / "uit"
    said = expected(path, out, "--year", "jaar", "--geometry", beside / "kaart.json")
    assert said.code == 0, said.err
    assert "47 pairs of areas lie side by side; 0 areas have no neighbour" in said.out
    assert header_of(out) == HEADER.replace("area,", "area,year,")
    assert [row["year"] for row in rows_of(out)] == years["jaar"]
    card = ModelCard.from_json((out / "model.json").read_text("utf-8"))
    assert "spatial share" in {effect.effect for effect in card.effects}


# --- Mistakes -------------------------------------------------------------------------------------


def cell(column: str, text: str) -> Callable[[Table], Table]:
    """The table with something else in the third row, which is line 4 of the file."""
    return lambda table: table.with_cell(column, 2, text)


def everywhere(column: str, text: str) -> Callable[[Table], Table]:
    """The table with the same cell in every row."""
    return lambda table: table.with_column(column, [text] * N_AREAS)


# What was done to the table, the exit code, and what the message names in English and Dutch.
WRONG_TABLES: dict[str, tuple[Callable[[Table], Table], int, str, str]] = {
    "no number": (
        cell("bijstand", "veel"),
        4,
        "veel is no number (wijken.csv, line 4, column bijstand)",
        "veel is geen getal (wijken.csv, regel 4, kolom bijstand)",
    ),
    "negative count": (cell("zorg", "-3"), 4, "-3 is less than zero", "-3 is minder dan nul"),
    "half a youth": (cell("zorg", "3.5"), 4, "3.5 is no whole number", "3.5 is geen heel getal"),
    "thousands": (cell("jongeren", "1.234"), 4, "In 1.234 the sign", "Bij 1.234 is niet zeker"),
    "more than all": (
        cell("zorg", "99999"),
        4,
        "99999 is more than",
        "99999 is meer dan",
    ),
    "no youths": (cell("jongeren", ""), 4, "no number of youths", "geen aantal jongeren"),
    "no group": (cell("gemeente", ""), 4, "The column gemeente is empty", "In kolom gemeente"),
    "area twice": (
        cell("wijk", "WK000"),
        4,
        "The area WK000 stands on more than one line (wijken.csv, line 4)",
        "Het gebied WK000 staat op meer dan één regel (wijken.csv, regel 4)",
    ),
    "two signs": (cell("koop", "3,14"), 4, "behind a comma", "achter een komma"),
    "too few areas": (lambda table: table.first(20), 12, "at least 30", "ten minste 30"),
    "constant": (
        everywhere("koop", "7"),
        12,
        "The characteristic koop is the same everywhere: 7",
        "Het kenmerk koop is overal hetzelfde: 7",
    ),
    "nowhere known": (
        everywhere("koop", "."),
        12,
        "The characteristic koop is known nowhere",
        "Het kenmerk koop is nergens bekend",
    ),
    "no variation": (
        everywhere("zorg", "0"),
        12,
        "Actual use is the same everywhere: 0.0%",
        "Het werkelijke gebruik is overal hetzelfde: 0,0 %",
    ),
}


@pytest.mark.parametrize("name", WRONG_TABLES)
@pytest.mark.parametrize("language", ["en", "nl"])
def test_table_that_cannot_be_used_is_refused_in_words(
    tmp_path: Path, name: str, language: str
) -> None:
    """The message names what came and where, in the chosen language, and nothing is written."""
    spoil, code, english, dutch = WRONG_TABLES[name]
    path = spoil(Table.made()).write(tmp_path / "wijken.csv")
    said = expected(path, tmp_path / "uit", language=language)
    assert said.code == code, said
    assert not said.has_traceback
    assert said.err.startswith({"en": "Error: ", "nl": "Fout: "}[language])
    assert {"en": english, "nl": dutch}[language] in said.err
    assert len(said.err.strip().splitlines()) == 2
    assert not (tmp_path / "uit").exists()


def test_computation_that_fails_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fit that does not converge is no traceback to a user."""

    def failing(*_: object) -> None:
        raise NotConvergedError("no mode")

    monkeypatch.setattr(own_table_run, "expected_use", failing)
    said = expected(Table.made().write(tmp_path / "wijken.csv"), tmp_path / "uit")
    assert said.code == 12
    assert "The computation finds no answer" in said.err


WRONG_OPTIONS = {
    "misspelt": (("--area", "wijck", "--within", "gemeente", *COUNTS), "Do you mean wijk?"),
    "unknown": (("--area", "qqqq", "--within", "gemeente", *COUNTS), "There are: wijk, gemeente"),
    "both outcomes": (
        ("--area", "wijk", "--within", "gemeente", *COUNTS, "--actual-percentage", "aandeel"),
        "Both --actual and --actual-percentage",
    ),
    "no outcome": (("--area", "wijk", "--within", "gemeente"), "No column with the actual use"),
    "no total": (
        ("--area", "wijk", "--within", "gemeente", "--actual", "zorg"),
        "--actual needs --of",
    ),
    "same column": (
        ("--area", "wijk", "--within", "wijk", *COUNTS),
        "The column wijk is named with --area and with --within",
    ),
    "large group first": (
        ("--area", "wijk", "--within", "regio", "--within", "gemeente", *COUNTS),
        "--within gemeente --within regio",
    ),
    "no area": (("--within", "gemeente", *COUNTS), "Missing option '--area'"),
    "two maps": (
        ("--area", "wijk", "--within", "gemeente", *COUNTS, "--geometry", "a", "--neighbours", "b"),
        "Both --geometry and --neighbours",
    ),
}


@pytest.mark.parametrize("name", WRONG_OPTIONS)
def test_options_that_do_not_fit_are_refused_in_words(tmp_path: Path, name: str) -> None:
    """The message says which option, and what was meant where that can be guessed."""
    options, words = WRONG_OPTIONS[name]
    path = Table.made().write(tmp_path / "wijken.csv")
    rest = ("--characteristics", "bijstand,koop", "--out", tmp_path / "uit", "--lang", "en")
    said = run("expected", path, *options, *rest)
    assert said.code == 2, said
    assert words in said.err
    assert not said.has_traceback


def test_groups_that_are_not_nested_are_refused(tmp_path: Path) -> None:
    """A gemeente that lies in two regions is named with both."""
    table = Table.made().with_cell("regio", 1, "R9")
    path = table.write(tmp_path / "wijken.csv")
    said = expected(path, tmp_path / "uit", "--within", "regio")
    assert said.code == 4
    assert "GM00 in column gemeente lies in R0 and in R9 (column regio)" in said.err


WRONG_FILES = {
    "empty": (b"", "is empty"),
    "spreadsheet": (b"PK\x03\x04rest", "is no CSV"),
    "header only": (b"wijk,gemeente,zorg,jongeren,bijstand,koop\n", "no rows"),
    "open quotation": (b'wijk,gemeente,zorg,jongeren,bijstand,koop\n"a,b,1,2,3,4\n', "quotation"),
    "short row": (b"wijk,gemeente,zorg,jongeren,bijstand,koop\na,b,1\n", "has 3 cells"),
    "name twice": (b"wijk,wijk,gemeente,zorg,jongeren,bijstand,koop\na,b,1,2,3,4,5\n", "two col"),
}


@pytest.mark.parametrize("name", WRONG_FILES)
def test_file_that_is_no_table_is_refused_in_words(tmp_path: Path, name: str) -> None:
    """The message says what came and how to save the table."""
    content, words = WRONG_FILES[name]
    path = tmp_path / "wijken.csv"
    path.write_bytes(content)
    said = expected(path, tmp_path / "uit")
    assert said.code == 4, said
    assert words in said.err
    assert not said.has_traceback


@pytest.mark.parametrize("option", ["--geometry", "--neighbours"])
@pytest.mark.parametrize("content", ["WK1,WK2\nWK2,WK3\n", "{}", ""])
def test_other_areas_have_no_neighbours(tmp_path: Path, option: str, content: str) -> None:
    """A map or list without the areas of the table is refused."""
    path = Table.made().write(tmp_path / "wijken.csv")
    (tmp_path / "buren").write_text(content, "utf-8")
    said = expected(path, tmp_path / "uit", option, tmp_path / "buren")
    assert said.code == 4, said
    assert not said.has_traceback
    assert "buren" in said.err


def test_table_that_is_not_there_is_said(tmp_path: Path) -> None:
    """The name of the file, and no folder of the machine."""
    said = expected(tmp_path / "weg.csv", tmp_path / "uit")
    assert said.code == 4
    assert "The file weg.csv does not exist" in said.err
    assert str(tmp_path) not in said.err


def test_folder_that_cannot_be_written_is_said(made: Path, tmp_path: Path) -> None:
    """A file stands where the folder should come."""
    out = tmp_path / "uit"
    out.write_text("", "utf-8")
    said = expected(made / "wijken.csv", out)
    assert said.code == 9
    assert f"The folder {out} cannot be written to" in said.err
    assert not said.has_traceback
