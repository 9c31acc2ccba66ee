"""The division into gemeenten of 2026: code, name, provincie, jeugdregio and GGD-regio.

342 gemeenten in 42 jeugdregio's. A monitor can be set up from this table without a list of its own;
a list that the user supplies goes before it.
"""

from dataclasses import dataclass
from functools import cache

YEAR = 2026
SOURCE = (
    "CBS, Gemeentecodes; VNG, lijst van jeugdregio's; CBS, Gebieden in Nederland 2023 (GGD-regio's)"
)


@dataclass(frozen=True)
class Gemeente:
    """A gemeente of the division of 2026 with the regions it lies in.

    Args:
        ggd_code: code of the veiligheidsregio, which is the area of the GGD.
    """

    code: str
    name: str
    provincie_code: str
    jeugdregio: str
    ggd_code: str


# Code and name of the 25 veiligheidsregio's, each the area of one GGD.
GGD_REGIOS: dict[str, str] = {
    "VR01": "Groningen",
    "VR02": "Fryslân",
    "VR03": "Drenthe",
    "VR04": "IJsselland",
    "VR05": "Twente",
    "VR06": "Noord- en Oost-Gelderland",
    "VR07": "Gelderland-Midden",
    "VR08": "Gelderland-Zuid",
    "VR09": "Utrecht",
    "VR10": "Noord-Holland Noord",
    "VR11": "Zaanstreek-Waterland",
    "VR12": "Kennemerland",
    "VR13": "Amsterdam-Amstelland",
    "VR14": "Gooi en Vechtstreek",
    "VR15": "Haaglanden",
    "VR16": "Hollands Midden",
    "VR17": "Rotterdam-Rijnmond",
    "VR18": "Zuid-Holland Zuid",
    "VR19": "Zeeland",
    "VR20": "Midden- en West-Brabant",
    "VR21": "Brabant-Noord",
    "VR22": "Brabant-Zuidoost",
    "VR23": "Limburg-Noord",
    "VR24": "Zuid-Limburg",
    "VR25": "Flevoland",
}


@cache
def gemeenten() -> tuple[Gemeente, ...]:
    """All gemeenten, by name.

    >>> len(gemeenten()), len({item.jeugdregio for item in gemeenten()})
    (342, 42)
    """
    return tuple(Gemeente(*line.split("|")) for line in _ROWS.strip().splitlines())


_ROWS = """
GM0518|'s-Gravenhage|PV28|Haaglanden|VR15
GM0796|'s-Hertogenbosch|PV30|Noord-Oost Brabant|VR21
GM1680|Aa en Hunze|PV22|Drenthe|VR03
GM0358|Aalsmeer|PV27|Amsterdam-Amstelland|VR13
GM0197|Aalten|PV25|Achterhoek|VR06
GM0059|Achtkarspelen|PV21|Friesland|VR02
GM0482|Alblasserdam|PV28|Zuid-Holland Zuid|VR18
GM0613|Albrandswaard|PV28|Rijnmond|VR17
GM0361|Alkmaar|PV27|Noord-Kennemerland|VR10
GM0141|Almelo|PV23|Twente|VR05
GM0034|Almere|PV24|Flevoland|VR25
GM0484|Alphen aan den Rijn|PV28|Holland-Rijnland|VR16
GM1723|Alphen-Chaam|PV30|West-Brabant-Oost|VR20
GM1959|Altena|PV30|West-Brabant-Oost|VR20
GM0060|Ameland|PV21|Friesland|VR02
GM0307|Amersfoort|PV26|Eemland|VR09
GM0362|Amstelveen|PV27|Amsterdam-Amstelland|VR13
GM0363|Amsterdam|PV27|Amsterdam-Amstelland|VR13
GM0200|Apeldoorn|PV25|Midden IJssel-Oost Veluwe|VR06
GM0202|Arnhem|PV25|Arnhem|VR07
GM0106|Assen|PV22|Drenthe|VR03
GM0743|Asten|PV30|Zuid-Oost Brabant|VR22
GM0744|Baarle-Nassau|PV30|West-Brabant-Oost|VR20
GM0308|Baarn|PV26|Eemland|VR09
GM0489|Barendrecht|PV28|Rijnmond|VR17
GM0203|Barneveld|PV25|Food Valley|VR07
GM0888|Beek (L.)|PV31|Zuid-Limburg|VR24
GM1954|Beekdaelen|PV31|Zuid-Limburg|VR24
GM0889|Beesel|PV31|Noord Limburg|VR23
GM1945|Berg en Dal|PV25|Rijk van Nijmegen|VR08
GM1724|Bergeijk|PV30|Zuid-Oost Brabant|VR22
GM0893|Bergen (L.)|PV31|Noord Limburg|VR23
GM0373|Bergen (NH.)|PV27|Noord-Kennemerland|VR10
GM0748|Bergen op Zoom|PV30|West-Brabant-West|VR20
GM1859|Berkelland|PV25|Achterhoek|VR06
GM1721|Bernheze|PV30|Noord-Oost Brabant|VR21
GM0753|Best|PV30|Zuid-Oost Brabant|VR22
GM0209|Beuningen|PV25|Rijk van Nijmegen|VR08
GM0375|Beverwijk|PV27|Midden Kennemerland|VR12
GM1728|Bladel|PV30|Zuid-Oost Brabant|VR22
GM0376|Blaricum|PV27|Gooi-en Vechtstreek|VR14
GM0377|Bloemendaal|PV27|Zuid-Kennemerland|VR12
GM1901|Bodegraven-Reeuwijk|PV28|Midden Holland|VR16
GM0755|Boekel|PV30|Noord-Oost Brabant|VR21
GM1681|Borger-Odoorn|PV22|Drenthe|VR03
GM0147|Borne|PV23|Twente|VR05
GM0654|Borsele|PV29|Zeeland|VR19
GM0757|Boxtel|PV30|Noord-Oost Brabant|VR21
GM0758|Breda|PV30|West-Brabant-Oost|VR20
GM1876|Bronckhorst|PV25|Achterhoek|VR06
GM0213|Brummen|PV25|Midden IJssel-Oost Veluwe|VR06
GM0899|Brunssum|PV31|Zuid-Limburg|VR24
GM0312|Bunnik|PV26|Zuid-Oost Utrecht|VR09
GM0313|Bunschoten|PV26|Eemland|VR09
GM0214|Buren|PV25|Rivierenland|VR08
GM0502|Capelle aan den IJssel|PV28|Rijnmond|VR17
GM0383|Castricum|PV27|Noord-Kennemerland|VR10
GM0109|Coevorden|PV22|Drenthe|VR03
GM1706|Cranendonck|PV30|Zuid-Oost Brabant|VR22
GM0216|Culemborg|PV25|Rivierenland|VR08
GM0148|Dalfsen|PV23|IJsselland|VR04
GM1891|Dantumadiel|PV21|Friesland|VR02
GM0310|De Bilt|PV26|Zuid-Oost Utrecht|VR09
GM1940|De Fryske Marren|PV21|Friesland|VR02
GM0736|De Ronde Venen|PV26|Utrecht-West|VR09
GM1690|De Wolden|PV22|Drenthe|VR03
GM0503|Delft|PV28|Haaglanden|VR15
GM0400|Den Helder|PV27|Kop van Noord-Holland|VR10
GM0762|Deurne|PV30|Zuid-Oost Brabant|VR22
GM0150|Deventer|PV23|IJsselland|VR04
GM0384|Diemen|PV27|Amsterdam-Amstelland|VR13
GM1980|Dijk en Waard|PV27|Noord-Kennemerland|VR10
GM1774|Dinkelland|PV23|Twente|VR05
GM0221|Doesburg|PV25|Arnhem|VR07
GM0222|Doetinchem|PV25|Achterhoek|VR06
GM0766|Dongen|PV30|Midden Brabant|VR20
GM0505|Dordrecht|PV28|Zuid-Holland Zuid|VR18
GM0498|Drechterland|PV27|West-Friesland|VR10
GM1719|Drimmelen|PV30|West-Brabant-Oost|VR20
GM0303|Dronten|PV24|Flevoland|VR25
GM0225|Druten|PV25|Rijk van Nijmegen|VR08
GM0226|Duiven|PV25|Arnhem|VR07
GM1711|Echt-Susteren|PV31|Midden Limburg Oost|VR23
GM0385|Edam-Volendam|PV27|Zaanstreek-Waterland|VR11
GM0228|Ede|PV25|Food Valley|VR07
GM0317|Eemnes|PV26|Eemland|VR09
GM1979|Eemsdelta|PV20|Groningen|VR01
GM0770|Eersel|PV30|Zuid-Oost Brabant|VR22
GM1903|Eijsden-Margraten|PV31|Zuid-Limburg|VR24
GM0772|Eindhoven|PV30|Zuid-Oost Brabant|VR22
GM0230|Elburg|PV25|Noord Veluwe|VR06
GM0114|Emmen|PV22|Drenthe|VR03
GM0388|Enkhuizen|PV27|West-Friesland|VR10
GM0153|Enschede|PV23|Twente|VR05
GM0232|Epe|PV25|Midden IJssel-Oost Veluwe|VR06
GM0233|Ermelo|PV25|Noord Veluwe|VR06
GM0777|Etten-Leur|PV30|West-Brabant-West|VR20
GM0779|Geertruidenberg|PV30|West-Brabant-Oost|VR20
GM1771|Geldrop-Mierlo|PV30|Zuid-Oost Brabant|VR22
GM1652|Gemert-Bakel|PV30|Zuid-Oost Brabant|VR22
GM0907|Gennep|PV31|Noord Limburg|VR23
GM0784|Gilze en Rijen|PV30|Midden Brabant|VR20
GM1924|Goeree-Overflakkee|PV28|Rijnmond|VR17
GM0664|Goes|PV29|Zeeland|VR19
GM0785|Goirle|PV30|Midden Brabant|VR20
GM1942|Gooise Meren|PV27|Gooi-en Vechtstreek|VR14
GM0512|Gorinchem|PV28|Zuid-Holland Zuid|VR18
GM0513|Gouda|PV28|Midden Holland|VR16
GM0014|Groningen|PV20|Groningen|VR01
GM1729|Gulpen-Wittem|PV31|Zuid-Limburg|VR24
GM0158|Haaksbergen|PV23|Twente|VR05
GM0392|Haarlem|PV27|Zuid-Kennemerland|VR12
GM0394|Haarlemmermeer|PV27|Haarlemmermeer|VR12
GM1655|Halderberge|PV30|West-Brabant-West|VR20
GM0160|Hardenberg|PV23|IJsselland|VR04
GM0243|Harderwijk|PV25|Noord Veluwe|VR06
GM0523|Hardinxveld-Giessendam|PV28|Zuid-Holland Zuid|VR18
GM0072|Harlingen|PV21|Friesland|VR02
GM0244|Hattem|PV25|Midden IJssel-Oost Veluwe|VR06
GM0396|Heemskerk|PV27|Midden Kennemerland|VR12
GM0397|Heemstede|PV27|Zuid-Kennemerland|VR12
GM0246|Heerde|PV25|Midden IJssel-Oost Veluwe|VR06
GM0074|Heerenveen|PV21|Friesland|VR02
GM0917|Heerlen|PV31|Zuid-Limburg|VR24
GM1658|Heeze-Leende|PV30|Zuid-Oost Brabant|VR22
GM0399|Heiloo|PV27|Noord-Kennemerland|VR10
GM0163|Hellendoorn|PV23|Twente|VR05
GM0794|Helmond|PV30|Zuid-Oost Brabant|VR22
GM0531|Hendrik-Ido-Ambacht|PV28|Zuid-Holland Zuid|VR18
GM0164|Hengelo (O.)|PV23|Twente|VR05
GM1966|Het Hogeland|PV20|Groningen|VR01
GM0252|Heumen|PV25|Rijk van Nijmegen|VR08
GM0797|Heusden|PV30|Midden Brabant|VR21
GM0534|Hillegom|PV28|Holland-Rijnland|VR16
GM0798|Hilvarenbeek|PV30|Midden Brabant|VR20
GM0402|Hilversum|PV27|Gooi-en Vechtstreek|VR14
GM1963|Hoeksche Waard|PV28|Zuid-Holland Zuid|VR18
GM1735|Hof van Twente|PV23|Twente|VR05
GM1911|Hollands Kroon|PV27|Kop van Noord-Holland|VR10
GM0118|Hoogeveen|PV22|Drenthe|VR03
GM0405|Hoorn|PV27|West-Friesland|VR10
GM1507|Horst aan de Maas|PV31|Noord Limburg|VR23
GM0321|Houten|PV26|Lekstroom|VR09
GM0406|Huizen|PV27|Gooi-en Vechtstreek|VR14
GM0677|Hulst|PV29|Zeeland|VR19
GM0353|IJsselstein|PV26|Lekstroom|VR09
GM1884|Kaag en Braassem|PV28|Holland-Rijnland|VR16
GM0166|Kampen|PV23|IJsselland|VR04
GM0678|Kapelle|PV29|Zeeland|VR19
GM0537|Katwijk|PV28|Holland-Rijnland|VR16
GM0928|Kerkrade|PV31|Zuid-Limburg|VR24
GM1598|Koggenland|PV27|West-Friesland|VR10
GM0542|Krimpen aan den IJssel|PV28|Rijnmond|VR17
GM1931|Krimpenerwaard|PV28|Midden Holland|VR16
GM1659|Laarbeek|PV30|Zuid-Oost Brabant|VR22
GM1982|Land van Cuijk|PV30|Noord-Oost Brabant|VR21
GM0882|Landgraaf|PV31|Zuid-Limburg|VR24
GM0415|Landsmeer|PV27|Zaanstreek-Waterland|VR11
GM1621|Lansingerland|PV28|Rijnmond|VR17
GM0417|Laren (NH.)|PV27|Gooi-en Vechtstreek|VR14
GM0080|Leeuwarden|PV21|Friesland|VR02
GM0546|Leiden|PV28|Holland-Rijnland|VR16
GM0547|Leiderdorp|PV28|Holland-Rijnland|VR16
GM1916|Leidschendam-Voorburg|PV28|Haaglanden|VR15
GM0995|Lelystad|PV24|Flevoland|VR25
GM1640|Leudal|PV31|Midden Limburg West|VR23
GM0327|Leusden|PV26|Eemland|VR09
GM1705|Lingewaard|PV25|Arnhem|VR07
GM0553|Lisse|PV28|Holland-Rijnland|VR16
GM0262|Lochem|PV25|Midden IJssel-Oost Veluwe|VR06
GM0809|Loon op Zand|PV30|Midden Brabant|VR20
GM0331|Lopik|PV26|Lekstroom|VR09
GM0168|Losser|PV23|Twente|VR05
GM0263|Maasdriel|PV25|Rivierenland|VR08
GM1641|Maasgouw|PV31|Midden Limburg Oost|VR23
GM1991|Maashorst|PV30|Noord-Oost Brabant|VR21
GM0556|Maassluis|PV28|Rijnmond|VR17
GM0935|Maastricht|PV31|Zuid-Limburg|VR24
GM0420|Medemblik|PV27|West-Friesland|VR10
GM0938|Meerssen|PV31|Zuid-Limburg|VR24
GM1948|Meierijstad|PV30|Noord-Oost Brabant|VR21
GM0119|Meppel|PV22|Drenthe|VR03
GM0687|Middelburg (Z.)|PV29|Zeeland|VR19
GM1842|Midden-Delfland|PV28|Haaglanden|VR15
GM1731|Midden-Drenthe|PV22|Drenthe|VR03
GM1952|Midden-Groningen|PV20|Groningen|VR01
GM1709|Moerdijk|PV30|West-Brabant-West|VR20
GM1978|Molenlanden|PV28|Zuid-Holland Zuid|VR18
GM1955|Montferland|PV25|Achterhoek|VR06
GM0335|Montfoort|PV26|Utrecht-West|VR09
GM0944|Mook en Middelaar|PV31|Rijk van Nijmegen|VR23
GM1740|Neder-Betuwe|PV25|Rivierenland|VR08
GM0946|Nederweert|PV31|Midden Limburg West|VR23
GM0356|Nieuwegein|PV26|Lekstroom|VR09
GM0569|Nieuwkoop|PV28|Holland-Rijnland|VR16
GM0267|Nijkerk|PV25|Food Valley|VR07
GM0268|Nijmegen|PV25|Rijk van Nijmegen|VR08
GM1930|Nissewaard|PV28|Rijnmond|VR17
GM1970|Noardeast-Fryslân|PV21|Friesland|VR02
GM1695|Noord-Beveland|PV29|Zeeland|VR19
GM1699|Noordenveld|PV22|Drenthe|VR03
GM0171|Noordoostpolder|PV24|Flevoland|VR25
GM0575|Noordwijk|PV28|Holland-Rijnland|VR16
GM0820|Nuenen, Gerwen en Nederwetten|PV30|Zuid-Oost Brabant|VR22
GM0302|Nunspeet|PV25|Noord Veluwe|VR06
GM0579|Oegstgeest|PV28|Holland-Rijnland|VR16
GM0823|Oirschot|PV30|Zuid-Oost Brabant|VR22
GM0824|Oisterwijk|PV30|Midden Brabant|VR20
GM1895|Oldambt|PV20|Groningen|VR01
GM0269|Oldebroek|PV25|Noord Veluwe|VR06
GM0173|Oldenzaal|PV23|Twente|VR05
GM1773|Olst-Wijhe|PV23|IJsselland|VR04
GM0175|Ommen|PV23|IJsselland|VR04
GM1586|Oost Gelre|PV25|Achterhoek|VR06
GM0826|Oosterhout|PV30|West-Brabant-Oost|VR20
GM0085|Ooststellingwerf|PV21|Friesland|VR02
GM0431|Oostzaan|PV27|Zaanstreek-Waterland|VR11
GM0432|Opmeer|PV27|West-Friesland|VR10
GM0086|Opsterland|PV21|Friesland|VR02
GM0828|Oss|PV30|Noord-Oost Brabant|VR21
GM1509|Oude IJsselstreek|PV25|Achterhoek|VR06
GM0437|Ouder-Amstel|PV27|Amsterdam-Amstelland|VR13
GM0589|Oudewater|PV26|Utrecht-West|VR09
GM1734|Overbetuwe|PV25|Arnhem|VR07
GM0590|Papendrecht|PV28|Zuid-Holland Zuid|VR18
GM1894|Peel en Maas|PV31|Noord Limburg|VR23
GM0765|Pekela|PV20|Groningen|VR01
GM1926|Pijnacker-Nootdorp|PV28|Haaglanden|VR15
GM0439|Purmerend|PV27|Zaanstreek-Waterland|VR11
GM0273|Putten|PV25|Noord Veluwe|VR06
GM0177|Raalte|PV23|IJsselland|VR04
GM0703|Reimerswaal|PV29|Zeeland|VR19
GM0274|Renkum|PV25|Arnhem|VR07
GM0339|Renswoude|PV26|Food Valley|VR09
GM1667|Reusel-De Mierden|PV30|Zuid-Oost Brabant|VR22
GM0275|Rheden|PV25|Arnhem|VR07
GM0340|Rhenen|PV26|Food Valley|VR09
GM0597|Ridderkerk|PV28|Rijnmond|VR17
GM1742|Rijssen-Holten|PV23|Twente|VR05
GM0603|Rijswijk (ZH.)|PV28|Haaglanden|VR15
GM1669|Roerdalen|PV31|Midden Limburg Oost|VR23
GM0957|Roermond|PV31|Midden Limburg Oost|VR23
GM1674|Roosendaal|PV30|West-Brabant-West|VR20
GM0599|Rotterdam|PV28|Rijnmond|VR17
GM0277|Rozendaal|PV25|Arnhem|VR07
GM0840|Rucphen|PV30|West-Brabant-West|VR20
GM0441|Schagen|PV27|Kop van Noord-Holland|VR10
GM0279|Scherpenzeel|PV25|Food Valley|VR07
GM0606|Schiedam|PV28|Rijnmond|VR17
GM0088|Schiermonnikoog|PV21|Friesland|VR02
GM1676|Schouwen-Duiveland|PV29|Zeeland|VR19
GM0965|Simpelveld|PV31|Zuid-Limburg|VR24
GM0845|Sint-Michielsgestel|PV30|Noord-Oost Brabant|VR21
GM1883|Sittard-Geleen|PV31|Zuid-Limburg|VR24
GM0610|Sliedrecht|PV28|Zuid-Holland Zuid|VR18
GM1714|Sluis|PV29|Zeeland|VR19
GM0090|Smallingerland|PV21|Friesland|VR02
GM0342|Soest|PV26|Eemland|VR09
GM0847|Someren|PV30|Zuid-Oost Brabant|VR22
GM0848|Son en Breugel|PV30|Zuid-Oost Brabant|VR22
GM0037|Stadskanaal|PV20|Groningen|VR01
GM0180|Staphorst|PV23|IJsselland|VR04
GM0532|Stede Broec|PV27|West-Friesland|VR10
GM0851|Steenbergen|PV30|West-Brabant-West|VR20
GM1708|Steenwijkerland|PV23|IJsselland|VR04
GM0971|Stein (L.)|PV31|Zuid-Limburg|VR24
GM1904|Stichtse Vecht|PV26|Utrecht-West|VR09
GM1900|Súdwest-Fryslân|PV21|Friesland|VR02
GM0715|Terneuzen|PV29|Zeeland|VR19
GM0093|Terschelling|PV21|Friesland|VR02
GM0448|Texel|PV27|Kop van Noord-Holland|VR10
GM1525|Teylingen|PV28|Holland-Rijnland|VR16
GM0716|Tholen|PV29|Zeeland|VR19
GM0281|Tiel|PV25|Rivierenland|VR08
GM0855|Tilburg|PV30|Midden Brabant|VR20
GM0183|Tubbergen|PV23|Twente|VR05
GM1700|Twenterand|PV23|Twente|VR05
GM1730|Tynaarlo|PV22|Drenthe|VR03
GM0737|Tytsjerksteradiel|PV21|Friesland|VR02
GM0450|Uitgeest|PV27|Noord-Kennemerland|VR12
GM0451|Uithoorn|PV27|Amsterdam-Amstelland|VR13
GM0184|Urk|PV24|Flevoland|VR25
GM0344|Utrecht|PV26|Utrecht stad|VR09
GM1581|Utrechtse Heuvelrug|PV26|Zuid-Oost Utrecht|VR09
GM0981|Vaals|PV31|Zuid-Limburg|VR24
GM0994|Valkenburg aan de Geul|PV31|Zuid-Limburg|VR24
GM0858|Valkenswaard|PV30|Zuid-Oost Brabant|VR22
GM0047|Veendam|PV20|Groningen|VR01
GM0345|Veenendaal|PV26|Food Valley|VR09
GM0717|Veere|PV29|Zeeland|VR19
GM0861|Veldhoven|PV30|Zuid-Oost Brabant|VR22
GM0453|Velsen|PV27|Midden Kennemerland|VR12
GM0983|Venlo|PV31|Noord Limburg|VR23
GM0984|Venray|PV31|Noord Limburg|VR23
GM1961|Vijfheerenlanden|PV26|Lekstroom|VR09
GM0622|Vlaardingen|PV28|Rijnmond|VR17
GM0096|Vlieland|PV21|Friesland|VR02
GM0718|Vlissingen|PV29|Zeeland|VR19
GM0986|Voerendaal|PV31|Zuid-Limburg|VR24
GM1992|Voorne aan Zee|PV28|Rijnmond|VR17
GM0626|Voorschoten|PV28|Haaglanden|VR16
GM0285|Voorst|PV25|Midden IJssel-Oost Veluwe|VR06
GM0865|Vught|PV30|Noord-Oost Brabant|VR21
GM1949|Waadhoeke|PV21|Friesland|VR02
GM0866|Waalre|PV30|Zuid-Oost Brabant|VR22
GM0867|Waalwijk|PV30|Midden Brabant|VR20
GM0627|Waddinxveen|PV28|Midden Holland|VR16
GM0289|Wageningen|PV25|Arnhem|VR07
GM0629|Wassenaar|PV28|Haaglanden|VR15
GM0852|Waterland|PV27|Zaanstreek-Waterland|VR11
GM0988|Weert|PV31|Midden Limburg West|VR23
GM1960|West Betuwe|PV25|Rivierenland|VR08
GM0668|West Maas en Waal|PV25|Rivierenland|VR08
GM1969|Westerkwartier|PV20|Groningen|VR01
GM1701|Westerveld|PV22|Drenthe|VR03
GM0293|Westervoort|PV25|Arnhem|VR07
GM1950|Westerwolde|PV20|Groningen|VR01
GM1783|Westland|PV28|Haaglanden|VR15
GM0098|Weststellingwerf|PV21|Friesland|VR02
GM0189|Wierden|PV23|Twente|VR05
GM0296|Wijchen|PV25|Rijk van Nijmegen|VR08
GM1696|Wijdemeren|PV27|Utrecht-West|VR14
GM0352|Wijk bij Duurstede|PV26|Zuid-Oost Utrecht|VR09
GM0294|Winterswijk|PV25|Achterhoek|VR06
GM0873|Woensdrecht|PV30|West-Brabant-West|VR20
GM0632|Woerden|PV26|Utrecht-West|VR09
GM0880|Wormerland|PV27|Zaanstreek-Waterland|VR11
GM0351|Woudenberg|PV26|Eemland|VR09
GM0479|Zaanstad|PV27|Zaanstreek-Waterland|VR11
GM0297|Zaltbommel|PV25|Rivierenland|VR08
GM0473|Zandvoort|PV27|Zuid-Kennemerland|VR12
GM0050|Zeewolde|PV24|Flevoland|VR25
GM0355|Zeist|PV26|Zuid-Oost Utrecht|VR09
GM0299|Zevenaar|PV25|Arnhem|VR07
GM0637|Zoetermeer|PV28|Haaglanden|VR15
GM0638|Zoeterwoude|PV28|Holland-Rijnland|VR16
GM1892|Zuidplas|PV28|Midden Holland|VR16
GM0879|Zundert|PV30|West-Brabant-West|VR20
GM0301|Zutphen|PV25|Midden IJssel-Oost Veluwe|VR06
GM1896|Zwartewaterland|PV23|IJsselland|VR04
GM0642|Zwijndrecht|PV28|Zuid-Holland Zuid|VR18
GM0193|Zwolle|PV23|IJsselland|VR04
"""
