"""Characteristics of regions that expected use is computed from: names, themes, and of what facts.

A characteristic is a share or a number of a region and a year, made of the facts that sources give.
Those of a region's own come in by the monitor file and stand beside these.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from jeugdpeil.codelists.measures import INWONERS
from jeugdpeil.domain.definition import Text
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.tables import TOTAL

THEMES = (
    "inkomen-en-bijstand",
    "gezin-en-huishouden",
    "werk-en-arbeidsongeschiktheid",
    "herkomst",
    "wonen",
    "opleiding",
    "zorg-en-gezondheid",
    "omgeving",
    "bevolking",
)
# The words of jeugdpeil.models.expected_use.Transform, which a code list may not import.
TRANSFORMS = ("geen", "log", "wortel", "logit")


@dataclass(frozen=True)
class Part:
    """The facts that one number of a characteristic is taken from."""

    variable: str
    dimension: str = TOTAL
    category: str = TOTAL


@dataclass(frozen=True)
class Ratio:
    """A count in every so many of the sum of other counts, of the same region and year."""

    numerator: Part
    denominators: tuple[Part, ...]
    per: int = 100


@dataclass(frozen=True)
class AsPrinted:
    """A number as the source gives it."""

    part: Part


Value = Ratio | AsPrinted


@dataclass(frozen=True)
class Characteristic:
    """What a characteristic of regions is.

    Args:
        id: stable name: lower case, digits and hyphens.
        name: for pages.
        theme: one of THEMES, or a region's own.
        value: the facts that it is made of.
        unit: of the printed number, for pages.
        decimals: of the printed number.
        transform: one of TRANSFORMS: how it enters a model.
        is_origin: whether it is about where people or their parents come from; a model can be
            made without these.
        source: who publishes it.
    """

    id: str
    name: Text
    theme: str
    value: Value
    unit: Text
    decimals: int = 1
    transform: str = "geen"
    is_origin: bool = False
    source: str = "CBS, Kerncijfers wijken en buurten"

    @property
    def parts(self) -> tuple[Part, ...]:
        """All facts that it is made of."""
        if isinstance(self.value, AsPrinted):
            return (self.value.part,)
        return (self.value.numerator, *self.value.denominators)


_PEOPLE = Part(INWONERS, "leeftijd", TOTAL)
_HOUSEHOLDS = Part("huishoudens")
_EDUCATION = tuple(Part(f"opleiding {level}") for level in ("laag", "midden", "hoog"))

PER_100_PEOPLE = Text("per 100 inwoners", "per 100 inhabitants")
PER_1000_PEOPLE = Text("per 1.000 inwoners", "per 1,000 inhabitants")
PER_100_HOUSEHOLDS = Text("per 100 huishoudens", "per 100 households")
PERCENTAGE = Text("%", "%")
THOUSAND_EUROS = Text("duizend euro", "thousand euros")


def _of_people(
    code: str, theme: str, part: Part, nl: str, en: str, *, is_origin: bool = False
) -> Characteristic:
    value = Ratio(part, (_PEOPLE,))
    return Characteristic(code, Text(nl, en), theme, value, PER_100_PEOPLE, is_origin=is_origin)


def _of_households(code: str, variable: str, nl: str, en: str) -> Characteristic:
    value = Ratio(Part(variable), (_HOUSEHOLDS,))
    return Characteristic(code, Text(nl, en), "gezin-en-huishouden", value, PER_100_HOUSEHOLDS)


def _origin(code: str, variable: str, nl: str, en: str) -> Characteristic:
    return _of_people(code, "herkomst", Part(variable), nl, en, is_origin=True)


def _percentage(
    code: str, theme: str, variable: str, nl: str, en: str, decimals: int = 1
) -> Characteristic:
    value = AsPrinted(Part(variable))
    return Characteristic(code, Text(nl, en), theme, value, PERCENTAGE, decimals)


def _size(
    code: str, theme: str, part: Part, name: Text, unit: Text, decimals: int = 0
) -> Characteristic:
    """Sizes differ by factors rather than by steps, so that their logarithm enters the model."""
    return Characteristic(code, name, theme, AsPrinted(part), unit, decimals, "log")


_INCOME, _WORK = "inkomen-en-bijstand", "werk-en-arbeidsongeschiktheid"
_FAMILY, _HOUSING, _AROUND = "gezin-en-huishouden", "wonen", "omgeving"
_POPULATION = "bevolking"

CHARACTERISTIC_LIST: tuple[Characteristic, ...] = (
    _of_people(
        "bijstand", _INCOME, Part("bijstandsontvangers"), "mensen met bijstand",
        "people on social assistance",
    ),
    _percentage(
        "laagste-inkomens", _INCOME, "huishoudens laagste 40%",
        "huishoudens met een laag inkomen (laagste 40 %)",
        "households with a low income (lowest 40%)",
    ),
    _percentage(
        "hoogste-inkomens", _INCOME, "huishoudens hoogste 20%",
        "huishoudens met een hoog inkomen (hoogste 20 %)",
        "households with a high income (highest 20%)",
    ),
    _percentage(
        "onder-sociaal-minimum", _INCOME, "onder sociaal minimum",
        "huishoudens onder of rond het sociaal minimum",
        "households below or near the social minimum",
    ),
    _size(
        "inkomen", _INCOME, Part("inkomen per inwoner"),
        Text("gemiddeld inkomen per inwoner", "mean income per inhabitant"), THOUSAND_EUROS, 1,
    ),
    _of_people(
        "arbeidsongeschiktheid", _WORK, Part("ao-ontvangers"),
        "mensen met een uitkering voor arbeidsongeschiktheid", "people on disability benefits",
    ),
    _of_people(
        "werkloosheid", _WORK, Part("ww-ontvangers"), "mensen met een WW-uitkering",
        "people on unemployment benefits",
    ),
    _of_people(
        "gescheiden", _FAMILY, Part("gescheiden"), "gescheiden mensen", "divorced people"
    ),
    _of_households(
        "eenpersoonshuishoudens", "eenpersoonshuishoudens", "mensen die alleen wonen",
        "one-person households",
    ),
    _of_households(
        "huishoudens-met-kinderen", "huishoudens met kinderen", "huishoudens met kinderen",
        "households with children",
    ),
    Characteristic(
        "huishoudensgrootte", Text("inwoners per huishouden", "inhabitants per household"), _FAMILY,
        Ratio(_PEOPLE, (_HOUSEHOLDS,), 1), Text("personen", "persons"), 2,
    ),
    Characteristic(
        "wmo", Text("mensen met hulp uit de Wmo", "people with support from the Wmo"),
        "zorg-en-gezondheid", Ratio(Part("wmo-clienten"), (_PEOPLE,), 1000), PER_1000_PEOPLE, 0,
    ),
    _origin(
        "westers", "westers", "mensen met een westerse migratieachtergrond",
        "people with a western migration background",
    ),
    _origin(
        "niet-westers", "niet-westers", "mensen met een niet-westerse migratieachtergrond",
        "people with a non-western migration background",
    ),
    _origin(
        "antilliaans-arubaans", "antilliaans",
        "mensen met een Antilliaanse of Arubaanse achtergrond",
        "people with an Antillean or Aruban background",
    ),
    _origin(
        "surinaams", "surinaams", "mensen met een Surinaamse achtergrond",
        "people with a Surinamese background",
    ),
    _origin(
        "marokkaans", "marokkaans", "mensen met een Marokkaanse achtergrond",
        "people with a Moroccan background",
    ),
    _origin(
        "turks", "turks", "mensen met een Turkse achtergrond", "people with a Turkish background"
    ),
    _size(
        "woz-waarde", _HOUSING, Part("woz-waarde"),
        Text("gemiddelde WOZ-waarde van woningen", "mean official value of dwellings"),
        THOUSAND_EUROS,
    ),
    _percentage("koopwoningen", _HOUSING, "koopwoningen", "koopwoningen", "owned dwellings", 0),
    _percentage(
        "corporatiewoningen", _HOUSING, "corporatiewoningen", "woningen van een corporatie",
        "social housing", 0,
    ),
    _percentage(
        "eengezinswoningen", _HOUSING, "eengezinswoningen", "eengezinswoningen",
        "single-family dwellings", 0,
    ),
    Characteristic(
        "opleiding-laag",
        Text("mensen met een lage opleiding", "people with a low level of education"), "opleiding",
        Ratio(_EDUCATION[0], _EDUCATION), Text("% van 15 tot 75 jaar", "% of ages 15 to 75"),
    ),
    Characteristic(
        "opleiding-hoog",
        Text("mensen met een hoge opleiding", "people with a high level of education"), "opleiding",
        Ratio(_EDUCATION[2], _EDUCATION), Text("% van 15 tot 75 jaar", "% of ages 15 to 75"),
    ),
    _size(
        "stedelijkheid", _AROUND, Part("omgevingsadressendichtheid"),
        Text("stedelijkheid (adressen in de omgeving)", "urbanity (addresses nearby)"),
        Text("adressen per km²", "addresses per km²"),
    ),
    _size(
        "afstand-huisarts", _AROUND, Part("afstand huisarts"),
        Text("afstand tot de huisarts", "distance to the general practitioner"),
        Text("km", "km"), 1,
    ),
    _size(
        "bevolkingsdichtheid", _AROUND, Part("bevolkingsdichtheid"),
        Text("inwoners per km²", "inhabitants per km²"), Text("per km²", "per km²"),
    ),
    _size(
        "bevolkingsgrootte", _POPULATION, _PEOPLE,
        Text("grootte (inwoners)", "size (inhabitants)"), Text("inwoners", "inhabitants"),
    ),
    _of_people(
        "aandeel-0-14", _POPULATION, Part(INWONERS, "leeftijd", "0-14"),
        "kinderen van 0 tot en met 14 jaar", "children aged 0 to 14",
    ),
    _of_people(
        "aandeel-15-24", _POPULATION, Part(INWONERS, "leeftijd", "15-24"),
        "jongeren van 15 tot en met 24 jaar", "youths aged 15 to 24",
    ),
)  # fmt: skip

CHARACTERISTICS: Mapping[str, Characteristic] = {item.id: item for item in CHARACTERISTIC_LIST}

# What was measured to matter on the wijken of 2021 and 2022, and the size of the wijk, which SCP
# has too. Few enough for a small country: three areas per characteristic.
_BOTH = (
    "bijstand",
    "laagste-inkomens",
    "arbeidsongeschiktheid",
    "gescheiden",
    "huishoudens-met-kinderen",
    "wmo",
    "niet-westers",
    "woz-waarde",
    "corporatiewoningen",
    "stedelijkheid",
)
DEFAULTS: Mapping[RegionLevel, tuple[str, ...]] = {
    RegionLevel.WIJK: (*_BOTH, "bevolkingsgrootte"),
    RegionLevel.GEMEENTE: _BOTH,
}


@dataclass(frozen=True)
class AbsentCharacteristic:
    """A characteristic that an earlier study used and that these sources do not have."""

    id: str
    name: Text
    source: str


_SCP = "SCP, Jeugdhulp in de wijk, 2020"
_NJI = "NJi, Het verwachte jeugdzorggebruik"

NAMED_ABSENT: tuple[AbsentCharacteristic, ...] = (
    AbsentCharacteristic("eenoudergezinnen", Text("eenoudergezinnen", "one-parent families"), _SCP),
    AbsentCharacteristic(
        "speciaal-onderwijs",
        Text("leerlingen in het speciaal onderwijs", "pupils in special education"),
        _SCP,
    ),
    AbsentCharacteristic(
        "ouders-met-psychische-stoornis",
        Text("ouders met een psychische stoornis", "parents with a mental disorder"),
        _SCP,
    ),
    AbsentCharacteristic(
        "nabijheid-speciaal-onderwijs",
        Text("nabijheid van speciaal onderwijs", "special education nearby"),
        _NJI,
    ),
    AbsentCharacteristic(
        "nabijheid-residentiele-voorzieningen",
        Text("nabijheid van residentiële voorzieningen", "residential facilities nearby"),
        _NJI,
    ),
    AbsentCharacteristic(
        "inrichting-wijkteam",
        Text("inrichting van het wijkteam", "how the neighbourhood team is organised"),
        _NJI,
    ),
)
