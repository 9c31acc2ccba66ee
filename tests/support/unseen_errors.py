"""Errors that were written after the rules, and by which no rule was changed afterwards.

How many of these are found is a measure of what the linter misses: the page of the manual states
the number.
"""

from jeugdpeil.validation.figure_linter import TextKind
from support.paragraphs import paragraphs

_SENTENCES = paragraphs(
    """
Het sociaal team had 640 gezinnen in beeld, waarvan 410 met een meisje en 650 met een jongen.

In 2021 kregen 860 van de 9.200 jongeren jeugdhulp, ofwel 8,3 procent.

Van de 430 afgesloten trajecten werden er 86 eenzijdig beëindigd door de cliënt (12 procent).

Het wijkteam hielp 350 van de in totaal 1.400 jongeren. Dat is 35 procent.

Het totaal van 1.400 jongeren bestaat voor 62 procent uit jongens, namelijk 770 jongens.

In 2022 waren er 1.310 jongeren met jeugdzorg. In 2021 waren dat er 1.265. Dat is een daling van
3,6 procent.

De instroom in pleegzorg nam toe van 75 kinderen in 2020 tot 61 kinderen in 2021.

Het verzuim groeide met 20 procent: van 250 naar 350 leerlingen.

Met 7,9 procent zit de gemeente boven het regionale gemiddelde van 8,6 procent.

The share of residential care increased by 2 percentage points, from 9.7 to 10.1 percent.

Spending rose by 15 percent, from 12.0 million to 12.6 million euros.

Bij de start van het jaar liepen 480 maatregelen. Er kwamen 65 maatregelen bij en er werden 45
beëindigd; aan het eind van het jaar waren het er 530.

Er werden meer maatregelen beëindigd (45) dan opgelegd (65).

In heel 2022 kregen 1.310 jongeren hulp, tegenover 1.020 in de eerste helft van 2021.

Over het derde kwartaal van 2022 zien we 15 procent meer aanvragen dan over heel 2021.

Het gebruik van jeugdzorg lag in 2022 hoger dan in 2018.

Youth care use in 2021 was 6 percent higher than in 2020.

Over 2021 zijn de cijfers definitief, over 2022 nog voorlopig. In 2022 daalde het gebruik ten
opzichte van 2021 met 4 procent.

Onder minderjarigen is het gebruik 12,2 procent. Dat ligt hoger dan de 9,8 procent die het CBS
noemt voor jongeren tot 23 jaar.

12,4 procent van de jongeren gebruikte jeugdzorg. Elders in het rapport: 12,4 procent van de
jongeren gebruikte jeugdhulp.
"""
)
_OTHERS: tuple[tuple[TextKind, str], ...] = (
    (
        TextKind.MARKDOWN,
        """\
| Periode | Jongens | Meisjes | Totaal |
|---|---|---|---|
| 2020 | 690 | 505 | 1.195 |
| 2021 | 702 | 540 | 1.342 |
""",
    ),
    (
        TextKind.MARKDOWN,
        """\
Jongeren met jeugdhulp naar leeftijd

| | 0-11 jaar | 12-17 jaar | 18-22 jaar | Totaal |
|---|---|---|---|---|
| Westerkwartier | 480 | 510 | 60 | 1.150 |
""",
    ),
    (
        TextKind.CSV,
        """\
Stadsdeel;Cliënten;Aandeel
Centrum;320;32%
Oost;410;41%
West;270;37%
Totaal;1000;100%
""",
    ),
    (
        TextKind.MARKDOWN,
        """\
| Provider | Clients |
|---|---|
| North | 1,240 |
| South | 2,310 |
| Total | 3,950 |
""",
    ),
    (
        TextKind.MARKDOWN,
        """\
Voogdij

| Stand 1 jan | Instroom | Uitstroom | Stand 31 dec |
|---|---|---|---|
| 480 | 65 | 45 | 530 |
""",
    ),
    (
        TextKind.MARKDOWN,
        """\
Tabel: jeugdhulp 2022*

| Gemeente | 2022* |
|---|---|
| A | 1.310 |
| B | 940 |

In 2022 kregen in A 1.310 jongeren jeugdhulp.
""",
    ),
    (
        TextKind.TEXT,
        """\
Het definitieve cijfer is 9.860 jongeren.

Volgens de bijlage is het voorlopige cijfer 9.860 jongeren.
""",
    ),
    (
        TextKind.MARKDOWN,
        """\
| Zonder verblijf | Ambulant | Netwerk | Wijkteam | Daghulp |
|---|---|---|---|---|
| 1.140 | 600 | 210 | 180 | 90 |
""",
    ),
    (
        TextKind.MARKDOWN,
        """\
| Jongeren | 1e halfjaar 2022 | 2022 |
|---|---|---|
| Met jeugdhulp | 1.290 | 1.265 |
""",
    ),
)


def unseen_errors() -> tuple[tuple[TextKind, str], ...]:
    """Every text of this set, with how it is written."""
    return (*((TextKind.TEXT, each) for each in _SENTENCES), *_OTHERS)
