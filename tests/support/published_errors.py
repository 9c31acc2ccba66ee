"""Errors that were published, typed as small texts and tables with where they were read.

The wording is ours and short; the numbers are those of the source. A number that the source does
not give is not filled in. A text about a later year is told with numbers of an earlier one, and
says so.
"""

from dataclasses import dataclass

from jeugdpeil.validation.figure_linter import TextKind


@dataclass(frozen=True)
class PublishedError:
    """One published error.

    Args:
        name: what it is, in a word or two.
        source: where it was published.
        kind: how it is typed here.
        text: the text or table.
        codes: the codes that must be found, each at least once.
    """

    name: str
    source: str
    kind: TextKind
    text: str
    codes: frozenset[str]


NJI = """\
| Jaar | Jongeren 0-22 | % 0-22 | Jongeren 0-17 | % 0-17 | Jongeren 18-22 | % 18-22 |
|---|---|---|---|---|---|---|
"""
_NJI_SOURCE = "NJi, Cijfers over jeugdzorg (nji.nl/cijfers/jeugdzorg); natura en pgb"
_JR_TABLE = """\
Jeugdreclassering, maatregelen 2022*

| Type | Begin | Instroom | Uitstroom | Eind |
|---|---|---|---|---|
| Totaal | 4 985 | 5 380 | 5 405 | 4 960 |
| T&B gedwongen kader | 4 390 | 3 325 | 3 390 | 4 325 |
| T&B vrijwillig | 450 | 1 725 | 1 700 | 475 |
| ITB Harde Kern | 115 | 220 | 200 | 130 |
| ITB Criem | 25 | 100 | 105 | 20 |

"""
_JB_TABLE = """\
Jeugdbescherming, maatregelen in het 1e halfjaar 2021*

| Type | Begin | Instroom | Uitstroom | Eind |
|---|---|---|---|---|
| Totaal | 32 785 | 5 980 | 6 045 | 32 720 |
| OTS | 22 360 | 4 400 | 4 375 | 22 380 |
| VOTS | 360 | 825 | 815 | 365 |
| Voogdij | 9 780 | 620 | 685 | 9 715 |
| Voorlopige en tijdelijke voogdij | 285 | 140 | 165 | 260 |

"""

PUBLISHED_ERRORS: tuple[PublishedError, ...] = (
    PublishedError(
        "NJi 2016",
        _NJI_SOURCE,
        TextKind.MARKDOWN,
        NJI + "| 2016 | 404.080 | 9,1 | 391.780 | 11,5 | 14.300 | 1,4 |\n"
        "| 2017 | 419.580 | 9,4 | 404.040 | 11,9 | 15.540 | 1,5 |\n",
        frozenset({"lint-sum-wrong"}),
    ),
    PublishedError(
        "NJi 2018",
        _NJI_SOURCE,
        TextKind.MARKDOWN,
        NJI + "| 2018 | 430.175 | 9,7 | 414.685 | 12,2 | 15.275 | 1,4 |\n",
        frozenset({"lint-sum-wrong"}),
    ),
    PublishedError(
        "NJi 2020",
        _NJI_SOURCE,
        TextKind.CSV,
        "jaar;jeugdzorg 0-22;jeugdzorg 0-17;jeugdzorg 18-22\n2020;435760;418855;16995\n",
        frozenset({"lint-sum-wrong"}),
    ),
    PublishedError(
        "NJi 2022, aandeel 18-22",
        _NJI_SOURCE + "; as read, perhaps a reading error",
        TextKind.MARKDOWN,
        NJI + "| 2017 | 419.580 | 9,4 | 404.040 | 11,9 | 15.540 | 1,5 |\n"
        "| 2019 | 443.585 | 10,0 | 428.215 | 12,8 | 15.370 | 1,4 |\n"
        "| 2021 | 469.705 | 10,6 | 451.980 | 13,6 | 17.725 | 1,6 |\n"
        "| 2022 | 476.560 | 10,8 | 459.010 | 13,9 | 17.550 | 1 |\n",
        frozenset({"lint-base-check"}),
    ),
    PublishedError(
        "CBS-nieuws oktober 2021",
        "CBS news of October 2021 (blikopnieuws.nl/nieuws/290675)",
        TextKind.TEXT,
        "In het eerste halfjaar van 2021 kregen 380 duizend jongeren jeugdzorg. "
        "Bijna 89 procent, 368 duizend jongeren, kreeg alleen jeugdhulp.\n",
        frozenset({"lint-percentage-check"}),
    ),
    PublishedError(
        "CBS-nieuws oktober 2021, in één zin",
        "the same, with the whole in the same sentence",
        TextKind.TEXT,
        "Van de 380 duizend jongeren met jeugdzorg kreeg bijna 89 procent, 368 duizend, alleen "
        "jeugdhulp.\n",
        frozenset({"lint-percentage-wrong"}),
    ),
    PublishedError(
        "CBS jeugdreclassering 2022",
        "CBS, Jeugdbescherming en jeugdreclassering 2022",
        TextKind.MARKDOWN,
        _JR_TABLE + "Op 31 december 2022 waren er 4 960 voorlopige maatregelen, 25 meer dan bij de "
        "start van het jaar.\n",
        frozenset({"lint-direction-wrong"}),
    ),
    PublishedError(
        "CBS jeugdreclassering 2022, zonder de stand",
        "the same, where the text does not repeat the stock",
        TextKind.MARKDOWN,
        _JR_TABLE + "Aan het eind van het jaar waren er 25 maatregelen meer dan bij de start. "
        "De cijfers zijn voorlopig.\n",
        frozenset({"lint-direction-check"}),
    ),
    PublishedError(
        "CBS jeugdbescherming, halfjaar",
        "a CBS half-year text of 2023 on jeugdbescherming; told with the table of 2021",
        TextKind.MARKDOWN,
        _JB_TABLE
        + "In dit halfjaar zijn minder maatregelen beëindigd dan gestart. De cijfers zijn "
        "voorlopig.\n",
        frozenset({"lint-flow-check"}),
    ),
    PublishedError(
        "halfjaar als jaar",
        "a news site, October 2023; told with the figures of 2021",
        TextKind.TEXT,
        "380 duizend jongeren met jeugdzorg in eerste helft 2021\n\nVorig jaar kregen in Nederland "
        "380 duizend jongeren jeugdzorg. Dat meldt het CBS.\n",
        frozenset({"lint-number-two-periods"}),
    ),
    PublishedError(
        "halfjaar als jaar, zonder de kop",
        "the same error without a headline, told with the figure of 2019: the register knows it",
        TextKind.TEXT,
        "In 2019 kregen in Nederland 378 duizend jongeren jeugdzorg.\n",
        frozenset({"lint-known-half-year"}),
    ),
    PublishedError(
        "Hattem, oktober 2019",
        "Omroep Gelderland, October 2019: share of 0-22 beside a mean of 0-17",
        TextKind.TEXT,
        "In Hattem maakt 8,78 procent van de jongeren tot 23 jaar gebruik van jeugdhulp. Daarmee "
        "zit "
        "de gemeente onder het landelijke gemiddelde van 10 procent van de kinderen tot 18 jaar.\n",
        frozenset({"lint-ages-mixed"}),
    ),
    PublishedError(
        "Hattem, november 2020",
        "RTV Hattem, 7 November 2020 (rtvhattem.nl), shortened",
        TextKind.TEXT,
        "In de eerste helft van 2020 daalde het aantal jongeren met jeugdzorg met 6 procent ten "
        "opzichte van dezelfde periode in 2019, toen waren er 378 duizend jongeren met jeugdzorg. "
        "De cijfers over 2020 zijn nog voorlopig, die over 2019 zijn definitief.\n",
        frozenset({"lint-statuses-mixed"}),
    ),
    PublishedError(
        "Hattem, halfjaar en jaar",
        "RTV Hattem, 7 November 2020: 'eerste maanden van 2019' beside 'voor 2020'",
        TextKind.TEXT,
        "In de eerste maanden van 2019 maakten 8,78% van de Hattemse jongeren gebruik van "
        "jeugdzorg "
        "en voor 2020 is dit 6,36%.\n",
        frozenset({"lint-periods-mixed"}),
    ),
    PublishedError(
        "voorlopig als definitief",
        "many news items: a star in the table of CBS, no word of it in the text",
        TextKind.MARKDOWN,
        "| Periode | Jongeren met jeugdhulp |\n|---|---|\n| 2020 | 417.000 |\n| 2021* | 443.620 "
        "|\n\n"
        "In 2021 kregen 443.620 jongeren jeugdhulp.\n",
        frozenset({"lint-status-lost"}),
    ),
    PublishedError(
        "CBS jeugdhulp 2022, figuur 1.3.1",
        "CBS, Jeugdhulp 2022: half-year numbers in the full-year figure; told with those of 2021",
        TextKind.MARKDOWN,
        "Vormen van jeugdhulp zonder verblijf, 1e halfjaar 2021\n\n| Vorm | Jongeren |\n|---|---|\n"
        "| Ambulant | 255.300 |\n| Netwerk | 75.205 |\n| Wijkteam | 61.130 |\n| Daghulp | 26.330 "
        "|\n\n"
        "Vormen van jeugdhulp zonder verblijf, 2021\n\n| Vorm | Jongeren |\n|---|---|\n"
        "| Ambulant | 255.300 |\n| Netwerk | 75.205 |\n| Wijkteam | 61.130 |\n| Daghulp | 26.330 "
        "|\n",
        frozenset({"lint-table-repeated"}),
    ),
)
