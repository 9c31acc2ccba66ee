"""Errors of the published kinds in other words and with other numbers: each must be found."""

from jeugdpeil.validation.figure_linter import TextKind
from support.paragraphs import paragraphs

_SENTENCES = paragraphs(
    """
Er waren 1.300 jongeren met jeugdzorg, waarvan 680 jongens en 520 meisjes.

In totaal kregen 12.400 jongeren hulp: 7.100 jongens en 4.900 meisjes.

Van de 1.265 jongeren met jeugdhulp kregen 190 jongeren (25 procent) hulp met verblijf.

De gemeente telt 11.300 jongeren tot 23 jaar. Hiervan kregen 1.265 jongeren (9,2 procent)
jeugdhulp.

1.140 van de 1.265 jongeren, 95 procent, woonden thuis.

Of the 1,265 youths, 190 (25 percent) did not live at home.

Slechts 12% van de 2.600 verwijzingen, namelijk 650, kwam van het wijkteam.

Het aantal jongeren met jeugdzorg steeg van 1.265 in 2021 naar 1.180 in 2022.

Het gebruik daalde met 12 procent, van 1.265 jongeren in 2021 naar 1.210 in 2022.

In 2022 waren er 1.210 jongeren met jeugdhulp, meer dan de 1.265 in 2021.

Het aandeel van 8,9 procent ligt boven het landelijk gemiddelde van 9,8 procent.

The number of measures rose from 31,960 to 29,070 in the course of 2022.

Er zijn meer maatregelen gestart dan beëindigd: 6.500 tegen 9.000.

Op 1 januari waren er 405 trajecten. Er startten 120 trajecten en er eindigden 95. Op 31
december waren er 480 trajecten.

In de eerste zes maanden van 2022 kregen 980 jongeren jeugdhulp, veel minder dan in 2021.

In het tweede halfjaar van 2022 waren er meer trajecten dan in het eerste halfjaar van 2022.

In the first half of 2022 fewer youths received youth care than in 2021.

In 2022 kregen 11 procent meer jongeren jeugdzorg dan in 2020.

De voorlopige cijfers over 2022 laten een daling zien: 5 procent minder jongeren met jeugdzorg
in 2022 dan in 2021. De cijfers over 2021 zijn definitief.

Van onze kinderen tot 18 jaar krijgt 11,9 procent jeugdhulp, hoger dan het gemiddelde van 9,8
procent onder jongeren tot 23 jaar.

Bij ons kreeg 10,4 procent van de 0-22-jarigen hulp; landelijk is het gemiddelde 12,2 procent
(0-17 jaar).

In 2021 kregen 1.265 jongeren jeugdhulp inclusief pgb, meer dan de 1.200 in natura in 2019.

De gemeente heeft 2.480 jongeren met jeugdzorg: 1.310 jongens en 1.070 meisjes.

Van alle 2.480 jongeren met jeugdzorg hebben er 190 (12%) een maatregel.

Er zijn 980 trajecten afgesloten. Daarvan eindigde 65 procent (540) volgens plan.

De uitgaven stegen van 14,5 miljoen naar 15,2 miljoen euro, een stijging van 8 procent.

Het aandeel nam af van 9,4 procent in 2017 naar 9,7 procent in 2018.

Het gebruik is met 0,6 procentpunt gestegen, van 9,4 naar 9,7 procent.

Eind 2022 waren er 240 pleegkinderen, 20 minder dan de 255 eind 2021.

Er werden in 2022 105 maatregelen beëindigd, minder dan de 75 die startten.

In het eerste halfjaar van 2022 kregen 980 jongeren jeugdhulp. Dat is minder dan in heel 2021.

Vergeleken met 2019 kregen in 2021 6 procent meer jongeren jeugdzorg.

De cijfers over 2021 zijn definitief en die over 2022 voorlopig. Het aantal jongeren was in 2022
lager dan in 2021.

Van de jongeren onder de 18 krijgt 11,9 procent jeugdhulp. Dat is meer dan de 9,8 procent van de
jongeren tot 23 jaar in Nederland.

In 2019 kregen 1.200 jongeren hulp in natura, minder dan de 1.250 inclusief pgb in 2018.

Of the 980 care episodes, 540 (65 percent) ended as planned.

Youth care use fell from 9.4 percent in 2017 to 9.7 percent in 2018.

There were 2,480 youths, of whom 1,310 boys and 1,070 girls.
"""
)
_OTHERS: tuple[tuple[TextKind, str], ...] = (
    (
        TextKind.MARKDOWN,
        """\
| Geslacht | Jongeren |
|---|---|
| Jongens | 680 |
| Meisjes | 520 |
| Totaal | 1.300 |
""",
    ),
    (
        TextKind.MARKDOWN,
        """\
| Wijk | Jongeren |
|---|---|
| Centrum | 415 |
| Noord | 290 |
| Zuid | 350 |
| Totaal | 1.155 |
""",
    ),
    (
        TextKind.CSV,
        """\
Leeftijd;Jongeren
0-3;60
4-11;410
12-17;430
18-22;45
Totaal;1045
""",
    ),
    (
        TextKind.CSV,
        """\
Region,Boys,Girls,Total
North,345,295,640
South,680,520,1250
""",
    ),
    (
        TextKind.MARKDOWN,
        """\
| | Alleen natura | Natura en pgb | Alleen pgb | Totaal |
|---|---|---|---|---|
| 2021 | 1.140 | 60 | 65 | 1.365 |
""",
    ),
    (
        TextKind.MARKDOWN,
        """\
| Reden | Aandeel |
|---|---|
| Volgens plan | 70% |
| Uitval | 20% |
| Overig | 15% |
| Totaal | 100% |
""",
    ),
    (
        TextKind.CSV,
        """\
Jaar;Aanmeldingen;Toegewezen;% toegewezen
2018;500;450;90,0
2019;540;480;88,9
2020;510;465;81,2
2021;580;510;87,9
""",
    ),
    (
        TextKind.MARKDOWN,
        """\
| Verwijzer | Trajecten | Aandeel |
|---|---|---|
| Huisarts | 1.250 | 41,7% |
| Gemeente | 1.150 | 48,3% |
| Overig | 600 | 20,0% |
| Totaal | 3.000 | 100% |
""",
    ),
    (
        TextKind.MARKDOWN,
        """\
| Wijk | 2021 | 2022 | Verschil |
|---|---|---|---|
| Centrum | 415 | 430 | 15 |
| Noord | 290 | 270 | -20 |
| Zuid | 350 | 365 | 35 |
| West | 210 | 220 | 10 |
""",
    ),
    (
        TextKind.MARKDOWN,
        """\
| Jaar | Stand 1 januari | Instroom | Uitstroom | Stand 31 december |
|---|---|---|---|---|
| 2021 | 405 | 120 | 95 | 480 |
""",
    ),
    (
        TextKind.MARKDOWN,
        """\
| | 2021 | 2022* |
|---|---|---|
| Jongeren | 1.265 | 1.180 |

In 2022 kregen 1.180 jongeren jeugdhulp, minder dan in 2021.
""",
    ),
    (
        TextKind.TEXT,
        """\
In 2021 maakte 10,42 procent gebruik van jeugdzorg.

Verderop: 10,42 procent van de jongeren kreeg jeugdhulp.
""",
    ),
    (
        TextKind.MARKDOWN,
        """\
| Vorm | 2022 |
|---|---|
| Alleen zonder verblijf | 1.075 |
| Beide | 65 |
| Alleen met verblijf | 125 |
| Totaal | 1.365 |
""",
    ),
    (
        TextKind.CSV,
        """\
periode;jongeren 0-17;jongeren 18-22;jongeren 0-22
2021;1.190;75;1.265
2022;1.130;80;1.310
""",
    ),
    (
        TextKind.MARKDOWN,
        """\
| Aanbieder | Cliënten |
|---|---|
| A | 140 |
| B | 235 |
| C | 310 |
| Totaal | 785 |
""",
    ),
    (
        TextKind.CSV,
        """\
Wijk,Youths,With care,Percentage
A,4150,415,10.0
B,3200,290,9.1
C,3900,350,9.0
D,2100,168,18.0
""",
    ),
    (
        TextKind.MARKDOWN,
        """\
| Maatregel | Stand begin | Gestart | Beëindigd | Stand eind |
|---|---|---|---|---|
| OTS | 210 | 65 | 90 | 205 |
| Voogdij | 95 | 10 | 15 | 90 |
""",
    ),
    (
        TextKind.MARKDOWN,
        """\
| | Begin | Instroom | Uitstroom | Eind |
|---|---|---|---|---|
| Totaal | 305 | 75 | 105 | 275 |

Het aantal maatregelen ligt op 275, 30 hoger dan aan het begin van het jaar.
""",
    ),
    (
        TextKind.TEXT,
        """\
In de eerste helft van 2021 telde de regio 9.860 jongeren met jeugdhulp.

In 2021 waren dat er dus 9.860, zo schrijft de regio in haar jaarverslag.
""",
    ),
    (
        TextKind.MARKDOWN,
        """\
| Periode | Jongeren |
|---|---|
| 1e halfjaar 2021 | 980 |
| 1e halfjaar 2022* | 910 |

In de eerste helft van 2022 kregen 910 jongeren jeugdhulp.
""",
    ),
    (
        TextKind.MARKDOWN,
        """\
| Half-year | Youths |
|---|---|
| 2021 | 1,265 |
| first half of 2021 | 1,310 |
""",
    ),
    (
        TextKind.MARKDOWN,
        """\
| Vorm | Jongeren |
|---|---|
| Jeugdhulp met verblijf | 190 |
| Pleegzorg | 70 |
| Gezinsgericht | 25 |
| Gesloten | 10 |
| Ander verblijf | 50 |
""",
    ),
)


def other_errors() -> tuple[tuple[TextKind, str], ...]:
    """Every text with an error, with how it is written."""
    return (*((TextKind.TEXT, each) for each in _SENTENCES), *_OTHERS)
