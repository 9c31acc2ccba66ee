"""Texts and tables whose figures are right: what the linter says of them is a false alarm.

The figures are those of CBS, NJi and the gemeenten, as published, with the wording ours; a few are
made up to hold what texts of a gemeente hold besides figures of care.
"""

from jeugdpeil.validation.figure_linter import TextKind
from support.paragraphs import paragraphs

DUTCH_SENTENCES: tuple[str, ...] = paragraphs(
    """
In 2020 kregen 435.760 jongeren jeugdzorg, 9,8 procent van alle jongeren tot 23 jaar.

Van de 423.825 jongeren met jeugdhulp in 2019 kregen 42.975 jongeren (10,1 procent) hulp met
verblijf.

Ruim 1 op de 12 jongeren ontving jeugdzorg in de eerste helft van 2020.

Het aantal jongeren met jeugdzorg daalde van 378 duizend in de eerste helft van 2019 naar 356
duizend in de eerste helft van 2020, een daling van 6 procent.

In 2018 is 'Jeugdhulp met verblijf' als aandeel van de totale jeugdhulp met 1 procentpunt
gedaald t.o.v. 2017 (van 11,3 naar 10,3 %).

'Pleegzorg' en 'gezinsgericht' zijn als aandeel van 'Jeugdhulp met verblijf' met 3 procentpunten
gestegen (van 60 naar 63%).

Op 31 december 2022 liepen 29.070 maatregelen, 2.890 minder dan de 31.960 bij de start van het
jaar.

In 2022 startten 9.065 maatregelen en werden er 11.955 beëindigd: er werden dus meer maatregelen
beëindigd dan gestart.

Van de 430.990 jongeren met jeugdhulp kregen 410.745 alleen zorg in natura (95,3 procent).

Er waren in 2019 430.990 jongeren met jeugdhulp, waarvan 410.745 alleen in natura, 13.920 in
natura en pgb en 6.325 alleen pgb.

Bijna 338 duizend jongeren kregen in de eerste helft van 2020 jeugdhulp.

In de jaren 2015–2019 nam het aantal jongeren met jeugdzorg toe.

Heerde had met 15,66 procent het hoogste aandeel, gevolgd door Tiel (14,49 procent), Renkum
(13,11 procent) en Putten (12,41 procent).

Het CBS telt vanaf 2021 meer aanbieders mee: 21 duizend jongeren meer in de eerste helft van
2021 (5,5 procent).

Er waren 415 jongeren, waarvan 205 jongens en 210 meisjes.

In Den Haag kregen in 2021 ruim 15.000 jongeren jeugdhulp zonder verblijf.

De capaciteit van de gesloten jeugdhulp in het landsdeel gaat van 235 naar 100 plaatsen in 2024.

De gemeente telt 3.400 jongeren tot 23 jaar; 315 van hen (9,3 procent) kregen jeugdzorg.

Jongeren van 12 tot 18 jaar krijgen vaker jeugdzorg (13,1 procent) dan kinderen van 0 tot 4 jaar
(3,2 procent).

In 2019 kregen 443.585 jongeren jeugdzorg, tegenover 430.175 in 2018: een stijging van 3,1
procent.

Het voorlopige cijfer over 2021 was 443.620; het definitieve cijfer volgt in oktober.

Op 30 juni 2022 liepen 30.245 maatregelen, 880 meer dan de 29.365 die eerder waren gemeld.

Van de 404.980 jongeren zonder verblijf kregen 293.985 ambulante hulp, 79.765 hulp in het
netwerk, 79.435 hulp van het wijkteam en 29.140 daghulp; een jongere kan meer vormen krijgen.

Het percentage steeg van 9,1 procent in 2016 naar 10,0 procent in 2019.

De kosten stegen van 1,2 miljoen euro naar 1,5 miljoen euro, een stijging van 25 procent.

De wachttijd daalde van 12 weken naar 9 weken.

Het artikel is 365 keer bekeken in de afgelopen 2 weken.

Het college verwerkt gegevens volgens artikel 7.4.1 van de Jeugdwet (2015).

De Regiovisie 2021-2026 heeft vijf ambities en bestaat uit 9 gemeenten.

Deze notitie gaat over jongeren van 0 tot 23 jaar. Bij jeugdbescherming gaat het om kinderen tot
18 jaar.

In de eerste helft van 2022 kregen 387.175 jongeren jeugdhulp, meer dan de 381.830 in de eerste
helft van 2021.

In de eerste helft van 2020 waren er minder jongeren met jeugdhulp dan in dezelfde periode een
jaar eerder.

Hattem telde in 2019 relatief meer jongeren met jeugdzorg dan Nederland als geheel.

Het aandeel met verblijf is 9,7 procent van de jongeren met jeugdhulp.

Bel 038 443 1616 of kom langs op werkdagen tussen 9.00 en 12.30 uur.

Bijna de helft (47,3 procent) van de jongeren met jeugdbescherming had ook verblijf.

In Zeeland is dat 48,9 procent, in Limburg 43,3 procent en in Friesland 52,3 procent.

De trajecten namen toe: van 440.215 in de eerste helft van 2017 tot 476.700 in de eerste helft
van 2019, ruim 8 procent.

De meeste trajecten (93,3 procent) waren zonder verblijf; 6,7 procent was met verblijf.

Op 1 januari 2019 liepen 31.335 maatregelen. In dat jaar startten 12.965 maatregelen en werden
12.205 maatregelen beëindigd. Op 31 december 2019 liepen er 32.095.

Voor 2020 is het cijfer voorlopig. In 2020 kregen 416.665 jongeren jeugdhulp.

Van elke 1000 jongeren kregen er 98 jeugdzorg, zo'n 10 procent.

Twente heeft 16.000 cliënten, 128 per 1000 jongeren.

In 2016 was het aandeel in Delft 11,4 procent, in 2015 9,6 procent.

In Haaglanden kreeg in 2016 12,7 procent van de kinderen tot 18 jaar jeugdhulp; landelijk was
dat 10,8 procent van de kinderen tot 18 jaar.

De nieuwe beschikking gaat in op 1 januari 2022, na 6 maanden voorbereiding.

Het tarief is € 84,50 per uur, 3 procent meer dan in 2021.

Tussen 2016 en 2019 kwamen er 39.505 jongeren met jeugdzorg bij.

Van de jongeren met jeugdhulp kreeg 95,7 procent alleen zorg in natura.

In 2019 kregen 443 duizend jongeren jeugdzorg; in de eerste helft van 2019 waren dat er 378
duizend.
"""
)
ENGLISH_SENTENCES: tuple[str, ...] = paragraphs(
    """
In 2020, 435,760 young people received youth care, 9.8 percent of all youths under 23.

Of the 423,825 youths with youth support, 42,975 (10.1 percent) did not sleep at home.

The number fell from 378 thousand in the first half of 2019 to 356 thousand in the first half of
2020, a fall of 6 percent.

On 31 December 2022 there were 29,070 measures, 2,890 fewer than the 31,960 at the start.

Almost 338 thousand youths received youth support in the first half of 2020.

The share rose from 9.1 percent in 2016 to 10.0 percent in 2019.

There were 415 youths, of whom 205 boys and 210 girls.

More measures were ended (11,955) than started (9,065).

In the first half of 2020 fewer youths received support than in the same period a year earlier.

The 2019 report has 12 chapters and was read 1,250 times.
"""
)
TABLES: tuple[tuple[TextKind, str], ...] = (
    (
        TextKind.MARKDOWN,
        """\
Jongeren met jeugdhulp in natura

| Periode | Totaal | Alleen zonder verblijf | Zowel zonder als met | Alleen met verblijf |
|---|---|---|---|---|
| 2019* | 423.825 | 380.850 | 24.130 | 18.845 |
| 1e halfjaar 2021* | 361.795 | 324.280 | 17.805 | 19.710 |
| 2021* | 443.620 | 399.720 | 24.580 | 19.320 |
""",
    ),
    (
        TextKind.CSV,
        """\
periode;totaal;zonder verblijf;met verblijf;zowel zonder als met
2019;423825;404980;42975;24130
2021;443620;424300;43900;24580
""",
    ),
    (
        TextKind.MARKDOWN,
        """\
| | Totaal | Alleen natura | Natura en pgb | Alleen pgb |
|---|---|---|---|---|
| 2018 | 417.765 | 396.205 | 14.670 | 6.885 |
| 2019 | 430.990 | 410.745 | 13.920 | 6.325 |
""",
    ),
    (
        TextKind.MARKDOWN,
        """\
Jeugdbescherming, maatregelen 2019*

| | Begin | Instroom | Uitstroom | Eind |
|---|---|---|---|---|
| Totaal | 31.335 | 12.965 | 12.205 | 32.095 |
| OTS | 20.845 | 9.330 | 8.585 | 21.590 |
| VOTS | 350 | 1.920 | 1.845 | 425 |
| Voogdij | 9.900 | 1.345 | 1.390 | 9.850 |
| Voorlopige en tijdelijke voogdij | 240 | 375 | 385 | 235 |
""",
    ),
    (
        TextKind.MARKDOWN,
        """\
Jeugdreclassering, maatregelen 2019*

| | Begin | Instroom | Uitstroom | Eind |
|---|---|---|---|---|
| Totaal | 5.980 | 5.730 | 5.770 | 5.940 |
| T&B gedwongen kader | 5.150 | 3.630 | 3.625 | 5.155 |
| T&B vrijwillig | 660 | 1.715 | 1.770 | 610 |
| ITB Harde Kern | 105 | 235 | 220 | 120 |
| ITB Criem | 45 | 125 | 125 | 45 |
| STP | . | . | . | . |
| GBM | 15 | 15 | 25 | 10 |
| voorbereiding GBM | . | 10 | 10 | . |
""",
    ),
    (
        TextKind.MARKDOWN,
        """\
Trajecten jeugdhulp

| Jaar | Totaal | Wijkteam | Overig zonder verblijf | Met verblijf |
|---|---|---|---|---|
| 2018 | 570.885 | 85.415 | 433.315 | 52.150 |
| 2019 | 592.860 | 86.850 | 453.575 | 52.435 |
""",
    ),
    (
        TextKind.MARKDOWN,
        """\
Jongeren zonder verblijf

| Jaar | Totaal zonder verblijf | Ambulant | Netwerk | Wijkteam | Daghulp |
|---|---|---|---|---|---|
| 2018 | 392.035 | 281.505 | 73.230 | 82.345 | 28.160 |
| 2019* | 404.980 | 293.985 | 79.765 | 79.435 | 29.140 |
""",
    ),
    (
        TextKind.MARKDOWN,
        """\
Jeugdzorg 2020

| Regio | Jongeren | % |
|---|---|---|
| Nederland | 435.760 | 9,8 |
| Noord-Nederland | 44.100 | 10,1 |
| Oost-Nederland | 91.995 | 9,4 |
| West-Nederland | 211.505 | 9,9 |
| Zuid-Nederland | 88.160 | 10,0 |
""",
    ),
    (
        TextKind.CSV,
        """\
provincie;jongeren;percentage
Nederland;435760;9,8
Groningen;14695;9,8
Fryslân;15850;9,5
Drenthe;13555;11,2
Overijssel;28295;9,0
Flevoland;11845;9,6
Gelderland;51855;9,6
Utrecht;37360;10,2
Noord-Holland;68895;9,6
Zuid-Holland;95445;9,9
Zeeland;9805;10,6
Noord-Brabant;60150;9,5
Limburg;28010;11,4
""",
    ),
    (
        TextKind.MARKDOWN,
        """\
| Jaar | Jongeren 0-22 | % 0-22 | Jongeren 0-17 | Jongeren 18-22 |
|---|---|---|---|---|
| 2017 | 419.580 | 9,4 | 404.040 | 15.540 |
| 2019 | 443.585 | 10,0 | 428.215 | 15.370 |
""",
    ),
    (
        TextKind.MARKDOWN,
        """\
Begonnen trajecten in procenten

| Vorm | 2018 | 2019 | 2020 |
|---|---|---|---|
| Zonder verblijf | 93,3 | 93,1 | 93,1 |
| - wijkteam | 11,7 | 13,5 | 13,2 |
| - ambulant | 61,9 | 58,8 | 57,0 |
| - daghulp | 5,1 | 5,1 | 5,5 |
| - netwerk | 14,5 | 15,7 | 17,4 |
| Met verblijf | 6,7 | 6,9 | 6,9 |
""",
    ),
    (
        TextKind.MARKDOWN,
        """\
Indicatoren 2019

| Regio | % jeugdhulp 0-17 | % met verblijf | % jeugdbescherming |
|---|---|---|---|
| Nederland | 12,2 | 9,7 | 1,2 |
| Friesland | 11,5 | 13,8 | 1,5 |
| Zeeland | 12,7 | 12,9 | 1,4 |
""",
    ),
    (
        TextKind.MARKDOWN,
        """\
| Verwijzer | Trajecten | % |
|---|---|---|
| Huisarts | 1.250 | 41,7 |
| Gemeente | 1.150 | 38,3 |
| Overig | 600 | 20,0 |
| Totaal | 3.000 | 100 |
""",
    ),
    (
        TextKind.MARKDOWN,
        """\
| Wijk | 2021 | 2022 | Verschil |
|---|---|---|---|
| Centrum | 415 | 430 | 15 |
| Noord | 290 | 270 | -20 |
| Zuid | 350 | 350 | 0 |
""",
    ),
    (
        TextKind.MARKDOWN,
        """\
| Wijk | 2021 | 2022 | Verandering (%) |
|---|---|---|---|
| Centrum | 415 | 430 | 3,6 |
| Noord | 290 | 270 | -6,9 |
| Zuid | 350 | 350 | 0,0 |
""",
    ),
    (
        TextKind.CSV,
        """\
Wijk,Jongeren 0-22,Met jeugdzorg,Percentage
Centrum,4150,415,10.0
Noord,3200,290,9.1
Zuid,3900,350,9.0
""",
    ),
    (
        TextKind.MARKDOWN,
        """\
| Measure | Start | Inflow | Outflow | End |
|---|---|---|---|---|
| Total | 31,960 | 9,065 | 11,955 | 29,070 |
| Supervision order | 21,890 | 6,500 | 9,000 | 19,390 |
""",
    ),
    (
        TextKind.MARKDOWN,
        """\
| Onderwerp | Bedrag (euro) |
|---|---|
| Jeugdhulp | 1.250.000 |
| Toegang | 310.000 |
| Totaal | 1.560.000 |
""",
    ),
    (
        TextKind.MARKDOWN,
        """\
Top 3 van gemeenten

| Gemeente | % |
|---|---|
| Heerde | 15,66 |
| Tiel | 14,49 |
| Renkum | 13,11 |
""",
    ),
    (
        TextKind.TEXT,
        """\
Gemeente\tJongeren\tJongens\tMeisjes
Tiel\t1.200\t680\t520
Heerde\t640\t345\t295
Totaal\t1.840\t1.025\t815
""",
    ),
    (
        TextKind.MARKDOWN,
        """\
Trajecten, 1e halfjaar 2021

| Vorm | Begin | Instroom | Actief | Uitstroom | Eind |
|---|---|---|---|---|---|
| Totaal | 326.570 | 149.835 | 476.405 | 114.085 | 362.320 |
| Wijkteam | 47.480 | 14.715 | 62.190 | 17.115 | 45.075 |
""",
    ),
    (
        TextKind.MARKDOWN,
        """\
| | 1e halfjaar 2019 | 2019 |
|---|---|---|
| Jongeren met jeugdhulp | 366.560 | 430.990 |
| waarvan alleen natura | 348.800 | 410.745 |
""",
    ),
    (
        TextKind.MARKDOWN,
        """\
Leeftijd van jongeren met jeugdzorg

| Leeftijd | Jongeren |
|---|---|
| 0 tot 4 jaar | 60 |
| 4 tot 12 jaar | 410 |
| 12 tot 18 jaar | 430 |
| 18 tot 23 jaar | 45 |
| Totaal | 945 |
""",
    ),
)


def correct_texts() -> tuple[tuple[TextKind, str], ...]:
    """Every correct text, with how it is written."""
    sentences = (*DUTCH_SENTENCES, *ENGLISH_SENTENCES)
    return (*((TextKind.TEXT, each) for each in sentences), *TABLES)
