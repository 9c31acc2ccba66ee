"""Real Dutch names that no place of the demo country may bear.

Source: the lists of gemeenten of CBS for 2015 to 2026, the 42 jeugdregio's, the 25
veiligheidsregio's, the provincies and landsdelen, and well-known regions.
"""

import re
import unicodedata

# Gemeenten of any year from 2015, without the province that sets namesakes apart.
_GEMEENTEN = """
's-Gravenhage; 's-Hertogenbosch; Aa en Hunze; Aalburg; Aalsmeer; Aalten; Achtkarspelen;
Alblasserdam; Albrandswaard; Alkmaar; Almelo; Almere; Alphen aan den Rijn; Alphen-Chaam; Altena;
Ameland; Amersfoort; Amstelveen; Amsterdam; Apeldoorn; Appingedam; Arnhem; Assen; Asten;
Baarle-Nassau; Baarn; Barendrecht; Barneveld; Bedum; Beek; Beekdaelen; Beemster; Beesel;
Bellingwedde; Berg en Dal; Bergambacht; Bergeijk; Bergen; Bergen op Zoom; Berkelland; Bernheze;
Bernisse; Best; Beuningen; Beverwijk; Binnenmaas; Bladel; Blaricum; Bloemendaal; Boarnsterhim;
Bodegraven-Reeuwijk; Boekel; Borger-Odoorn; Borne; Borsele; Boxmeer; Boxtel; Breda; Brielle;
Bronckhorst; Brummen; Brunssum; Bunnik; Bunschoten; Buren; Bussum; Capelle aan den IJssel;
Castricum; Coevorden; Cranendonck; Cromstrijen; Cuijk; Culemborg; Dalfsen; Dantumadiel; De Bilt;
De Fryske Marren; De Marne; De Ronde Venen; De Wolden; Delft; Delfzijl; Den Helder; Deurne;
Deventer; Diemen; Dijk en Waard; Dinkelland; Doesburg; Doetinchem; Dongen; Dongeradeel;
Dordrecht; Drechterland; Drimmelen; Dronten; Druten; Duiven; Echt-Susteren; Edam-Volendam; Ede;
Eemnes; Eemsdelta; Eemsmond; Eersel; Eijsden-Margraten; Eindhoven; Elburg; Emmen; Enkhuizen;
Enschede; Epe; Ermelo; Etten-Leur; Ferwerderadiel; Franekeradeel; Gaasterlân-Sleat;
Geertruidenberg; Geldermalsen; Geldrop-Mierlo; Gemert-Bakel; Gennep; Giessenlanden; Gilze en
Rijen; Goeree-Overflakkee; Goes; Goirle; Gooise Meren; Gorinchem; Gouda; Graft-De Rijp; Grave;
Groesbeek; Groningen; Grootegast; Gulpen-Wittem; Haaksbergen; Haaren; Haarlem; Haarlemmerliede
en Spaarnwoude; Haarlemmermeer; Halderberge; Hardenberg; Harderwijk; Hardinxveld-Giessendam;
Haren; Harlingen; Hattem; Heemskerk; Heemstede; Heerde; Heerenveen; Heerhugowaard; Heerlen;
Heeze-Leende; Heiloo; Hellendoorn; Hellevoetsluis; Helmond; Hendrik-Ido-Ambacht; Hengelo; Het
Hogeland; Heumen; Heusden; Hillegom; Hilvarenbeek; Hilversum; Hoeksche Waard; Hof van Twente;
Hollands Kroon; Hoogeveen; Hoogezand-Sappemeer; Hoorn; Horst aan de Maas; Houten; Huizen; Hulst;
IJsselstein; Kaag en Braassem; Kampen; Kapelle; Katwijk; Kerkrade; Koggenland; Kollumerland en
Nieuwkruisland; Korendijk; Krimpen aan den IJssel; Krimpenerwaard; Laarbeek; Land van Cuijk;
Landerd; Landgraaf; Landsmeer; Langedijk; Lansingerland; Laren; Leek; Leerdam; Leeuwarden;
Leeuwarderadeel; Leiden; Leiderdorp; Leidschendam-Voorburg; Lelystad; Lemsterland; Leudal;
Leusden; Lingewaal; Lingewaard; Lisse; Littenseradiel; Lochem; Loon op Zand; Lopik; Loppersum;
Losser; Maasdonk; Maasdriel; Maasgouw; Maashorst; Maassluis; Maastricht; Marum; Medemblik;
Meerssen; Meierijstad; Menameradiel; Menterwolde; Meppel; Middelburg; Midden-Delfland;
Midden-Drenthe; Midden-Groningen; Mill en Sint Hubert; Millingen aan de Rijn; Moerdijk;
Molenlanden; Molenwaard; Montferland; Montfoort; Mook en Middelaar; Muiden; Naarden;
Neder-Betuwe; Nederlek; Nederweert; Neerijnen; Nieuwegein; Nieuwkoop; Nijkerk; Nijmegen;
Nissewaard; Noardeast-Fryslân; Noord-Beveland; Noordenveld; Noordoostpolder; Noordwijk;
Noordwijkerhout; Nuenen, Gerwen en Nederwetten; Nunspeet; Nuth; Oegstgeest; Oirschot;
Oisterwijk; Oldambt; Oldebroek; Oldenzaal; Olst-Wijhe; Ommen; Onderbanken; Oost Gelre;
Oosterhout; Ooststellingwerf; Oostzaan; Opmeer; Opsterland; Oss; Oud-Beijerland; Oude
IJsselstreek; Ouder-Amstel; Ouderkerk; Oudewater; Overbetuwe; Papendrecht; Peel en Maas; Pekela;
Pijnacker-Nootdorp; Purmerend; Putten; Raalte; Reimerswaal; Renkum; Renswoude; Reusel-De
Mierden; Rheden; Rhenen; Ridderkerk; Rijnwaarden; Rijssen-Holten; Rijswijk; Roerdalen; Roermond;
Roosendaal; Rotterdam; Rozendaal; Rucphen; Schagen; Schermer; Scherpenzeel; Schiedam;
Schiermonnikoog; Schijndel; Schinnen; Schoonhoven; Schouwen-Duiveland; Simpelveld; Sint
Anthonis; Sint-Michielsgestel; Sint-Oedenrode; Sittard-Geleen; Skarsterlân; Sliedrecht;
Slochteren; Sluis; Smallingerland; Soest; Someren; Son en Breugel; Spijkenisse; Stadskanaal;
Staphorst; Stede Broec; Steenbergen; Steenwijkerland; Stein; Stichtse Vecht; Strijen;
Súdwest-Fryslân; Ten Boer; Terneuzen; Terschelling; Texel; Teylingen; Tholen; Tiel; Tilburg;
Tubbergen; Twenterand; Tynaarlo; Tytsjerksteradiel; Ubbergen; Uden; Uitgeest; Uithoorn; Urk;
Utrecht; Utrechtse Heuvelrug; Vaals; Valkenburg aan de Geul; Valkenswaard; Veendam; Veenendaal;
Veere; Veghel; Veldhoven; Velsen; Venlo; Venray; Vianen; Vijfheerenlanden; Vlaardingen;
Vlagtwedde; Vlieland; Vlissingen; Vlist; Voerendaal; Voorne aan Zee; Voorschoten; Voorst; Vught;
Waadhoeke; Waalre; Waalwijk; Waddinxveen; Wageningen; Wassenaar; Waterland; Weert; Weesp;
Werkendam; West Betuwe; West Maas en Waal; Westerkwartier; Westerveld; Westervoort; Westerwolde;
Westland; Weststellingwerf; Westvoorne; Wierden; Wijchen; Wijdemeren; Wijk bij Duurstede;
Winsum; Winterswijk; Woensdrecht; Woerden; Wormerland; Woudenberg; Woudrichem; Zaanstad;
Zaltbommel; Zandvoort; Zederik; Zeevang; Zeewolde; Zeist; Zevenaar; Zoetermeer; Zoeterwoude;
Zuidhorn; Zuidplas; Zundert; Zutphen; Zwartewaterland; Zwijndrecht; Zwolle; het Bildt
"""

# Regions of any kind.
_REGIONS = """
Achterhoek; Amsterdam-Amstelland; Arnhem; Betuwe; Brabant; Brabant-Noord; Brabant-Zuidoost;
Drenthe; Eemland; Flevoland; Food Valley; FoodValley; Friesland; Fryslân; Gelderland;
Gelderland-Midden; Gelderland-Zuid; Gelderse Vallei; Gooi en Vechtstreek; Gooi-en Vechtstreek;
Groningen; Haaglanden; Haarlemmermeer; Hart van Brabant; Holland; Holland-Rijnland; Hollands
Midden; IJsselland; Kempen; Kennemerland; Kop van Noord-Holland; Lekstroom; Limburg;
Limburg-Noord; Meetjesland; Midden Brabant; Midden Holland; Midden IJssel-Oost Veluwe; Midden
Kennemerland; Midden Limburg Oost; Midden Limburg West; Midden- en West-Brabant; Midden-Brabant;
Midden-Holland; Midden-Kennemerland; Midden-Limburg; Nederland; Noord Limburg; Noord Veluwe;
Noord- en Oost-Gelderland; Noord-Brabant; Noord-Holland; Noord-Holland Noord;
Noord-Kennemerland; Noord-Limburg; Noord-Nederland; Noord-Oost Brabant; Noord-Veluwe;
Noordoost-Brabant; Oost-Nederland; Overijssel; Peelland; Rijk van Nijmegen; Rijnland; Rijnmond;
Rivierenland; Rotterdam-Rijnmond; Salland; Twente; Utrecht; Utrecht stad; Utrecht-West; Veluwe;
Walcheren; Waterland; West-Brabant-Oost; West-Brabant-West; West-Friesland; West-Nederland;
Westland; Zaanstreek; Zaanstreek-Waterland; Zeeland; Zuid-Holland; Zuid-Holland Zuid;
Zuid-Kennemerland; Zuid-Limburg; Zuid-Nederland; Zuid-Oost Brabant; Zuid-Oost Utrecht;
Zuidoost-Brabant; Zuidoost-Utrecht
"""


def plain(name: str) -> str:
    """A name without case, accents, spaces and signs, to compare names by.

    >>> plain("Súdwest-Fryslân")
    'sudwestfryslan'
    """
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub("[^a-z]", "", letters.lower())


REAL_NAMES = frozenset(
    plain(name) for names in (_GEMEENTEN, _REGIONS) for name in names.replace("\n", " ").split("; ")
)
