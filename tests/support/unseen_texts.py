"""Correct texts that were written after the rules, and by which no rule was changed afterwards.

What the linter says of these is counted as it is, false alarms included: the page of the manual
states the numbers.
"""

from jeugdpeil.validation.figure_linter import TextKind
from support.paragraphs import paragraphs

UNSEEN_SENTENCES: tuple[str, ...] = paragraphs(
    """
Vorig jaar kregen 1.265 jongeren in onze gemeente jeugdhulp. Dat is 11,2 procent van de 11.300
jongeren tot 23 jaar.

Het aantal pleegkinderen groeide in vijf jaar van 21.000 naar 23.200, ruim 10 procent.

Van de 1.265 jongeren kregen er 1.140 (90 procent) hulp zonder verblijf en 190 (15 procent) hulp
met verblijf; 65 jongeren kregen allebei.

De helft van de 2.600 verwijzingen kwam van de huisarts, een kwart (650) van het wijkteam.

In 2022 was het budget 14,5 miljoen euro. De uitgaven waren 15,2 miljoen euro, 4,8 procent meer
dan begroot.

Het aantal ondertoezichtstellingen daalde van 21.890 op 1 januari 2022 naar 19.390 op 31
december 2022, een daling van 11 procent.

Het gaat om voorlopige cijfers over 2022. Definitieve cijfers over 2022 verschijnen in oktober
2023.

In het eerste halfjaar van 2022 is 5 procent van de trajecten gestart na een crisis, in 2021 was
dat over het hele jaar ook 5 procent.

Ongeveer twee op de drie jongeren met jeugdhulp met verblijf wonen in een gezin: 63 procent van
de 42.975.

Het gebruik nam toe met 0,3 procentpunt, van 9,4 naar 9,7 procent.

Er kwamen 540 aanmeldingen binnen: 310 via de huisarts en 230 via het sociaal team.

De instroom (6.500) lag lager dan de uitstroom (9.000).

Bij 12 van de 48 trajecten (25 procent) was er eerder hulp.

Op de wachtlijst staan 85 kinderen, 15 minder dan in januari, toen het er 100 waren.

Bijna een op de tien jongeren kreeg jeugdzorg: 443.585 in totaal.

De regio had in 2021 gemiddeld 128 cliënten per 1000 jongeren, tegen 126 in 2020.

In het tweede kwartaal waren er 310 nieuwe trajecten, in het eerste kwartaal 295.

Sinds 2015 is het aantal jongeren met jeugdzorg met 77 duizend gestegen.

Van de jongeren in Tiel krijgt 15,4 procent jeugdzorg, ruim anderhalf keer zoveel als gemiddeld
in Nederland (9,8 procent).

Het CBS publiceert in april de voorlopige jaarcijfers en in oktober de definitieve.

In 2020 (de jongste definitieve cijfers) kreeg 9,8 procent van de jongeren jeugdzorg, iets
minder dan de 10,0 procent in 2019.

Jeugdbescherming stopt bij 18 jaar; pleegzorg kan doorlopen tot 21 jaar.

Het tarief voor perceel 3 is 78 euro, voor perceel 4 is dat 92 euro.

De monitor van 29-06-2023 vervangt die van 15-06-2022 en telt 64 pagina's.

Onze gemeente doet mee met 15 gemeenten in de regio; 11 daarvan hebben de vragenlijst ingevuld.

Bij 120 van de 150 gezinnen ging het beter, bij 20 gelijk en bij 10 slechter.

Het aandeel jongens is 55 procent, het aandeel meisjes 45 procent.

In totaal 31.960 maatregelen, waarvan 22.220 (voorlopige) ondertoezichtstellingen en 9.740 keer
voogdij.

De meeste jongeren (396.205) kregen alleen zorg in natura. Daarnaast waren er 14.670 met ook een
pgb.

Youth care use was 9.8 percent in 2020, slightly lower than the 10.0 percent in 2019.

Of the 1,265 youths, 1,140 (90 percent) lived at home.

The region spent 15.2 million euros, 4.8 percent more than the 14.5 million that were planned.

Between 1 January and 31 December 2022 the number of measures fell by 2,890, or 9 percent.

Provisional figures for 2022 will become final in October 2023.

Some 130 of the 150 families were visited within 5 days.
"""
)
UNSEEN_TABLES: tuple[tuple[TextKind, str], ...] = (
    (
        TextKind.MARKDOWN,
        """\
| Gemeente | Jeugdhulp | JB | JR | Jeugdzorg totaal |
|---|---|---|---|---|
| Delft | 2.410 | 190 | 60 | 2.480 |
| Rijswijk | 1.150 | 85 | 25 | 1.180 |
""",
    ),
    (
        TextKind.MARKDOWN,
        """\
Wachttijden in dagen

| Vorm | 2021 | 2022 |
|---|---|---|
| Ambulant | 45 | 52 |
| Verblijf | 88 | 95 |
| Gemiddeld | 60 | 67 |
""",
    ),
    (
        TextKind.CSV,
        """\
Jaar;Aanmeldingen;Afgewezen;Toegewezen;% toegewezen
2019;540;60;480;88,9
2020;510;45;465;91,2
2021;580;70;510;87,9
""",
    ),
    (
        TextKind.MARKDOWN,
        """\
| Reden einde | Aantal | Aandeel |
|---|---|---|
| Volgens plan | 800 | 80% |
| Eenzijdig door cliënt | 90 | 9% |
| Eenzijdig door aanbieder | 35 | 4% |
| Overig | 75 | 8% |
| Totaal | 1.000 | 100% |
""",
    ),
    (
        TextKind.MARKDOWN,
        """\
| Maand | Instroom | Uitstroom | Stand eind van de maand |
|---|---|---|---|
| januari 2022 | 25 | 20 | 405 |
| februari 2022 | 30 | 20 | 415 |
| maart 2022 | 15 | 25 | 405 |
""",
    ),
    (
        TextKind.MARKDOWN,
        """\
| Wijk | Verwacht | Werkelijk | Verschil |
|---|---|---|---|
| A | 9,1 | 10,4 | 1,3 |
| B | 8,7 | 8,0 | -0,7 |
| C | 12,0 | 12,0 | 0,0 |
""",
    ),
    (
        TextKind.MARKDOWN,
        """\
| Jaar | Jongeren | Kosten (x 1.000 euro) | Kosten per jongere |
|---|---|---|---|
| 2020 | 1.210 | 13.900 | 11.488 |
| 2021 | 1.265 | 15.200 | 12.016 |
""",
    ),
    (
        TextKind.CSV,
        """\
Region,Boys,Girls,Total
North,345,295,640
South,680,520,1200
Total,1025,815,1840
""",
    ),
    (
        TextKind.TEXT,
        """\
Jaar       2019    2020    2021
Jongeren   1.150   1.210   1.265
Gezinnen   810     840     870
""",
    ),
    (
        TextKind.MARKDOWN,
        """\
| Vorm van verblijf | 2018 | 2019 |
|---|---|---|
| Pleegzorg | 21.500 | 21.900 |
| Gezinsgericht | 5.300 | 5.500 |
| Gesloten | 2.800 | 2.600 |
| Ander verblijf | 17.900 | 17.700 |
| Totaal met verblijf | 43.100 | 42.975 |
""",
    ),
)


def unseen_texts() -> tuple[tuple[TextKind, str], ...]:
    """Every text of this set, with how it is written."""
    return (*((TextKind.TEXT, each) for each in UNSEEN_SENTENCES), *UNSEEN_TABLES)
