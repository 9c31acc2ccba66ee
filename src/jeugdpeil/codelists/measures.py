"""What a column of a source measures: from the stem of its name to the words of the facts.

A stem is a column's name without what differs per year: the number behind an OData name, the unit
behind a title. CBS, the flat KWB files and tables saved from R each have their own names for the
same thing, so a measure has several stems.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from jeugdpeil.domain.care_form import CareForm
from jeugdpeil.domain.scope import AgeBase, Unit
from jeugdpeil.domain.tables import TOTAL

JONGEREN = "jongeren"
TRAJECTEN = "trajecten"
INWONERS = "inwoners"
PERCENTAGE_JONGEREN = "percentage jongeren"
KOSTEN = "kosten"
_CARE = frozenset({JONGEREN, TRAJECTEN, PERCENTAGE_JONGEREN, KOSTEN})
# Stem and variable of a region's own characteristic, with its id behind it.
OWN_PREFIX = "eigen:"
_NO_LETTER = re.compile(r"[\W_]+")


class MeasureKind(StrEnum):
    """Whether a column counts, in whole numbers, or measures."""

    COUNT = "count"
    MEASURE = "measure"


@dataclass(frozen=True)
class Measure:
    """What one column of a source says.

    Args:
        variable, dimension, category: what is counted, how it is split up, and which part.
        unit: unit of the printed numbers.
        age_base: group that the numbers count within or are relative to.
        source: tables, and where their column names were seen.
        stems: names of the column, without what changes from year to year.
        kind: count or measure.
        decimals: printed decimals of a measure.
        rounding: counts are printed as multiples of this at every level of region; 1 where only
            wijken and buurten are rounded, as with inhabitants.
        floor: the smallest count that is printed; smaller ones are secret.
        form: form of care where the column fixes it; None where the row names it or there is none.
    """

    variable: str
    dimension: str
    category: str
    unit: Unit
    age_base: AgeBase
    source: str
    stems: tuple[str, ...]
    kind: MeasureKind = MeasureKind.COUNT
    decimals: int = 0
    rounding: int = 1
    floor: int = 0
    form: CareForm | None = None

    @property
    def is_care(self) -> bool:
        """Whether it is about youth care, and so has a form, a place rule and a scope."""
        return self.variable in _CARE

    @property
    def margin(self) -> float:
        """How far the true number can lie from the printed one, because of rounding."""
        if self.kind is MeasureKind.COUNT:
            return self.rounding // 2
        return 0.5 * 10.0**-self.decimals


_WIJK_TABLES = (
    "CBS 85335NED and 85075NED; names of 82964NED, 83563NED and 86204NED as seen in public "
    "repositories"
)
_KWB = "CBS KWB: 84799NED (OData), flat file (a_, g_, p_), tables saved from R"
_INDICATORS = "CBS 85098NED (titles) and 82972NED (OData)"
_COSTS = "CBS 83454NED, as seen in a public repository"


def _jongeren(dimension: str, category: str, *stems: str) -> Measure:
    return Measure(
        variable=JONGEREN,
        dimension=dimension,
        category=category,
        unit=Unit.AANTAL,
        age_base=AgeBase.JONGEREN_0_22,
        source=_WIJK_TABLES,
        stems=stems,
        rounding=5,
        floor=10,
    )


def _trajecten(dimension: str, category: str, *stems: str) -> Measure:
    return Measure(
        variable=TRAJECTEN,
        dimension=dimension,
        category=category,
        unit=Unit.AANTAL,
        age_base=AgeBase.JONGEREN_0_22,
        source=_WIJK_TABLES,
        stems=stems,
        rounding=5,
        floor=10,
    )


def _inwoners(category: str, *stems: str) -> Measure:
    # KWB rounds inhabitants of wijken and buurten to 5 and those of gemeenten not at all. The two
    # persons that this may differ are far below the error of an estimated 0-22, and a wijk that is
    # printed as empty has to stay empty.
    return Measure(INWONERS, "leeftijd", category, Unit.AANTAL, AgeBase.GEEN, _KWB, stems)


def _count(variable: str, *stems: str, rounding: int = 1) -> Measure:
    return Measure(
        variable, TOTAL, TOTAL, Unit.AANTAL, AgeBase.GEEN, _KWB, stems, rounding=rounding
    )


def _measure(variable: str, unit: Unit, decimals: int, *stems: str) -> Measure:
    return Measure(
        variable=variable,
        dimension=TOTAL,
        category=TOTAL,
        unit=unit,
        age_base=AgeBase.GEEN,
        source=_KWB,
        stems=stems,
        kind=MeasureKind.MEASURE,
        decimals=decimals,
    )


def _percentage(form: CareForm, age_base: AgeBase, source: str, *stems: str) -> Measure:
    return Measure(
        variable=PERCENTAGE_JONGEREN,
        dimension=TOTAL,
        category=TOTAL,
        unit=Unit.PERCENTAGE,
        age_base=age_base,
        source=source,
        stems=stems,
        kind=MeasureKind.MEASURE,
        decimals=1,
        form=form,
    )


# CBS writes "0 tot 4 jaar" for 0 to 3: the upper age is not included.
_CARE_COUNTS = (
    _jongeren(
        TOTAL,
        TOTAL,
        "TotaalJongerenMetJeugdzorgInNatura",
        "TotaalJongerenMetJeugdzorgInNatur",
        "TotaalJongerenMetJeugdzorg",
        "JongerenMetJeugdzorgInNatura",
        "JongerenMetJeugdzorg",
        "aantalJongerenMetJeugdzorgInNatura",
        "jongeren met jeugdzorg/totaal jongeren met jeugdzorg",
        "zorg/jongeren met jeugdzorg in natura",
        "a_jz_tn",
        "jz_jongeren",
    ),
    _jongeren(
        "leeftijd", "0-3", "k_0Tot4Jaar", "jongeren met jeugdzorg/leeftijd/0 tot 4 jaar", "jz_0_4"
    ),
    _jongeren(
        "leeftijd",
        "4-11",
        "k_4Tot12Jaar",
        "jongeren met jeugdzorg/leeftijd/4 tot 12 jaar",
        "jz_4_12",
    ),
    _jongeren(
        "leeftijd",
        "12-17",
        "k_12Tot18Jaar",
        "jongeren met jeugdzorg/leeftijd/12 tot 18 jaar",
        "jz_12_18",
    ),
    _jongeren(
        "leeftijd",
        "18-22",
        "k_18Tot23Jaar",
        "jongeren met jeugdzorg/leeftijd/18 tot 23 jaar",
        "jz_18_23",
    ),
    _jongeren(
        "huishouden",
        "eenouder",
        "ThuiswonendKindInEenouderhuishouden",
        "ThuiswonendKindInEenouderGezin",
        "jz_eenouder",
    ),
    _jongeren(
        "huishouden",
        "paar",
        "ThuiswonendKindBijEenPaar",
        "ThuiswonendKindInTweeouderGezin",
        "jz_paar",
    ),
    _jongeren("huishouden", "ander", "AnderHuishouden", "AndereHuishoudens", "jz_anderhh"),
    _trajecten(
        TOTAL,
        TOTAL,
        "TotaalTrajectenInNatura",
        "TotaalJeugdzorgtrajecten",
        "jeugdzorgtrajecten/totaal jeugdzorgtrajecten",
        "jz_trajecten",
    ),
    _trajecten("verwijzer", "gemeente", "GemeentelijkeToegang", "jz_verw_gemeente"),
    _trajecten("verwijzer", "huisarts", "Huisarts", "jz_verw_huisarts"),
    _trajecten("verwijzer", "jeugdarts", "Jeugdarts", "jz_verw_jeugdarts"),
    _trajecten("verwijzer", "gi", "GecertificeerdeInstelling", "jz_verw_gi"),
    _trajecten("verwijzer", "medisch specialist", "MedischSpecialist", "jz_verw_medspec"),
    _trajecten("verwijzer", "rechter", "RechterOfficierVanJustitie", "jz_verw_rechter"),
    _trajecten("verwijzer", "geen", "GeenVerwijzer", "jz_geenverw"),
    _trajecten("verwijzer", "onbekend", "VerwijzerOnbekend", "jz_verw_onbekend"),
)

# What each of these is relative to: domain reference, section 3 (CBS, toelichting 82972NED).
_PERCENTAGES = (
    _percentage(
        CareForm.JEUGDZORG,
        AgeBase.JONGEREN_0_22,
        _KWB,
        "PercentageJongerenMetJeugdzorg",
        "percentageJongerenMetJeugdzorgInNatura",
        "zorg/percentage jongeren met jeugdzorg",
        "p_jz_tn",
    ),
    _percentage(
        CareForm.JEUGDHULP,
        AgeBase.JONGEREN_0_17,
        _INDICATORS,
        "JongerenMetJeugdhulpInNatura",
        "jongeren met jeugdhulp in natura",
    ),
    _percentage(
        CareForm.MET_VERBLIJF,
        AgeBase.JONGEREN_MET_JEUGDHULP,
        _INDICATORS,
        "JongerenMetJeugdhMetVerblInNat",
        "jongeren met jeugdh. met verbl. in nat.",
    ),
    _percentage(
        CareForm.JEUGDBESCHERMING,
        AgeBase.JONGEREN_0_17,
        _INDICATORS,
        "JongerenMetJeugdbescherming",
        "jongeren met jeugdbescherming",
    ),
    _percentage(
        CareForm.MET_VERBLIJF,
        AgeBase.JONGEREN_MET_JEUGDBESCHERMING,
        _INDICATORS,
        "JeugdbeschEnJeugdhMetVerblInNat",
        "jeugdbesch. en jeugdh. met verbl. in nat",
    ),
    _percentage(
        CareForm.JEUGDRECLASSERING,
        AgeBase.JONGEREN_12_22,
        _INDICATORS,
        "JongerenMetJeugdreclassering",
        "jongeren met jeugdreclassering",
    ),
)

_COST_MEASURES = (
    Measure(
        variable=KOSTEN,
        dimension="soort",
        category="jeugdzorg",
        unit=Unit.EURO_DUIZEND,
        age_base=AgeBase.GEEN,
        source=_COSTS,
        stems=("GerealiseerdeKosten", "gerealiseerde kosten"),
        kind=MeasureKind.MEASURE,
    ),
)

_INHABITANTS = (
    _inwoners(TOTAL, "AantalInwoners", "bevolking/aantal inwoners", "a_inw"),
    _inwoners("0-14", "k_0Tot15Jaar", "bevolking/leeftijdsgroepen/0 tot 15 jaar", "a_00_14"),
    _inwoners("15-24", "k_15Tot25Jaar", "bevolking/leeftijdsgroepen/15 tot 25 jaar", "a_15_24"),
    _inwoners("25-44", "k_25Tot45Jaar", "bevolking/leeftijdsgroepen/25 tot 45 jaar", "a_25_44"),
    _inwoners("45-64", "k_45Tot65Jaar", "bevolking/leeftijdsgroepen/45 tot 65 jaar", "a_45_64"),
    _inwoners("65+", "k_65JaarOfOuder", "bevolking/leeftijdsgroepen/65 jaar of ouder", "a_65_oo"),
    # Ages that KWB does not print; the demo country and tables made to measure do.
    _inwoners("0-17", "a_00_17"),
    _inwoners("12-22", "a_12_22"),
    _inwoners("0-22", "a_00_22"),
)

_MIGRATION = "bevolking/personen met een migratieachtergrond/"
_NOT_WESTERN = f"{_MIGRATION}niet-westers/"
_HOUSEHOLDS = "bevolking/particuliere huishoudens/"
_BENEFITS = "sociale zekerheid/personen per soort uitkering; "
_INCOME = "inkomen/inkomen van huishoudens/"
_OWNERSHIP = "wonen/woningen naar eigendom/"

_CHARACTERISTICS = (
    _count("gescheiden", "Gescheiden", "bevolking/burgerlijke staat/gescheiden", "a_gesch"),
    _count("westers", "WestersTotaal", f"{_MIGRATION}westers totaal", "a_w_all"),
    _count("niet-westers", "NietWestersTotaal", f"{_NOT_WESTERN}niet-westers totaal", "a_nw_all"),
    _count("marokkaans", "Marokko", f"{_NOT_WESTERN}marokko", "a_marok"),
    _count(
        "antilliaans",
        "NederlandseAntillenEnAruba",
        f"{_NOT_WESTERN}nederlandse antillen en aruba",
        "a_antaru",
    ),
    _count("surinaams", "Suriname", f"{_NOT_WESTERN}suriname", "a_suri"),
    _count("turks", "Turkije", f"{_NOT_WESTERN}turkije", "a_tur"),
    _count("huishoudens", "HuishoudensTotaal", f"{_HOUSEHOLDS}huishoudens totaal", "a_hh"),
    _count(
        "eenpersoonshuishoudens",
        "Eenpersoonshuishoudens",
        f"{_HOUSEHOLDS}eenpersoonshuishoudens",
        "a_1p_hh",
    ),
    _count(
        "huishoudens zonder kinderen",
        "HuishoudensZonderKinderen",
        f"{_HOUSEHOLDS}huishoudens zonder kinderen",
        "a_hh_z_k",
    ),
    _count(
        "huishoudens met kinderen",
        "HuishoudensMetKinderen",
        f"{_HOUSEHOLDS}huishoudens met kinderen",
        "a_hh_m_k",
    ),
    _count("woningen", "Woningvoorraad", "wonen/woningvoorraad", "a_woning"),
    _count(
        "opleiding laag",
        "OpleidingsniveauLaag",
        "opleidingsniveau/opleidingsniveau laag",
        "a_opl_lg",
        rounding=10,
    ),
    _count(
        "opleiding midden",
        "OpleidingsniveauMiddelbaar",
        "opleidingsniveau/opleidingsniveau middelbaar",
        "a_opl_md",
        rounding=10,
    ),
    _count(
        "opleiding hoog",
        "OpleidingsniveauHoog",
        "opleidingsniveau/opleidingsniveau hoog",
        "a_opl_hg",
        rounding=10,
    ),
    _count(
        "bijstandsontvangers",
        "PersonenPerSoortUitkeringBijstand",
        f"{_BENEFITS}bijstand",
        "a_soz_wb",
        rounding=10,
    ),
    _count(
        "ao-ontvangers",
        "PersonenPerSoortUitkeringAO",
        f"{_BENEFITS}ao",
        "a_soz_ao",
        rounding=10,
    ),
    _count(
        "ww-ontvangers",
        "PersonenPerSoortUitkeringWW",
        f"{_BENEFITS}ww",
        "a_soz_ww",
        rounding=10,
    ),
    _count(
        "aow-ontvangers",
        "PersonenPerSoortUitkeringAOW",
        f"{_BENEFITS}aow",
        "a_soz_ow",
        rounding=10,
    ),
    _count("wmo-clienten", "WmoClienten", "zorg/wmo-cliënten", "a_wmo_t", rounding=5),
    _measure(
        "woz-waarde",
        Unit.EURO_DUIZEND,
        0,
        "GemiddeldeWoningwaarde",
        "wonen/gemiddelde woz-waarde van woningen",
        "g_wozbag",
        "g_woz",
    ),
    _measure(
        "inkomen per inwoner",
        Unit.EURO_DUIZEND,
        1,
        "GemiddeldInkomenPerInwoner",
        "inkomen/inkomen van personen/gemiddeld inkomen per inwoner",
        "g_ink_pi",
    ),
    _measure(
        "huishoudens laagste 40%",
        Unit.PERCENTAGE,
        1,
        "k_40HuishoudensMetLaagsteInkomen",
        f"{_INCOME}40% huishoudens met laagste inkomen",
        "p_hh_li",
    ),
    _measure(
        "huishoudens hoogste 20%",
        Unit.PERCENTAGE,
        1,
        "k_20HuishoudensMetHoogsteInkomen",
        f"{_INCOME}20% huishoudens met hoogste inkomen",
        "p_hh_hi",
    ),
    _measure(
        "onder sociaal minimum",
        Unit.PERCENTAGE,
        1,
        "HuishOnderOfRondSociaalMinimum",
        f"{_INCOME}huish. onder of rond sociaal minimum",
        "p_hh_osm",
    ),
    _measure(
        "eengezinswoningen",
        Unit.PERCENTAGE,
        0,
        "PercentageEengezinswoning",
        "wonen/woningen naar type/percentage eengezinswoning",
        "p_1gezw",
    ),
    _measure(
        "koopwoningen",
        Unit.PERCENTAGE,
        0,
        "Koopwoningen",
        f"{_OWNERSHIP}koopwoningen",
        "p_koopw",
    ),
    _measure(
        "huurwoningen",
        Unit.PERCENTAGE,
        0,
        "HuurwoningenTotaal",
        f"{_OWNERSHIP}huurwoningen/huurwoningen totaal",
        "p_huurw",
    ),
    _measure(
        "corporatiewoningen",
        Unit.PERCENTAGE,
        0,
        "InBezitWoningcorporatie",
        f"{_OWNERSHIP}huurwoningen/in bezit woningcorporatie",
        "p_wcorpw",
    ),
    _measure(
        "bevolkingsdichtheid",
        Unit.PER_KM2,
        0,
        "Bevolkingsdichtheid",
        "bevolking/bevolkingsdichtheid",
        "bev_dich",
    ),
    _measure(
        "omgevingsadressendichtheid",
        Unit.PER_KM2,
        0,
        "Omgevingsadressendichtheid",
        "stedelijkheid/omgevingsadressendichtheid",
        "ste_oad",
    ),
    _measure(
        "afstand huisarts",
        Unit.KILOMETER,
        1,
        "AfstandTotHuisartsenpraktijk",
        "nabijheid voorzieningen/afstand tot huisartsenpraktijk",
        "g_afs_hp",
    ),
    # A class is printed as it is: there is nothing behind it that was rounded.
    Measure(
        "stedelijkheid",
        TOTAL,
        TOTAL,
        Unit.KLASSE,
        AgeBase.GEEN,
        _KWB,
        ("MateVanStedelijkheid", "stedelijkheid/mate van stedelijkheid", "ste_mvs"),
    ),
)

MEASURE_LIST: tuple[Measure, ...] = (
    *_CARE_COUNTS,
    *_PERCENTAGES,
    *_COST_MEASURES,
    *_INHABITANTS,
    *_CHARACTERISTICS,
)


def by_stem(measures: Iterable[Measure]) -> Mapping[str, Measure]:
    """The measures under each of their stems, and under titles as R writes them.

    Raises:
        ValueError: two measures have a stem in common, which is named.

    >>> by_stem(MEASURE_LIST)["k_0Tot4Jaar"].category
    '0-3'
    >>> by_stem(MEASURE_LIST)["zorg jongeren met jeugdzorg in natura"].variable
    'jongeren'
    """
    found: dict[str, Measure] = {}
    for measure in measures:
        for stem in measure.stems:
            for spelling in dict.fromkeys((stem, _through_r(stem))):
                if found.setdefault(spelling, measure) is not measure:
                    raise ValueError(f"{spelling!r} is a stem of two measures")
    return found


def _through_r(stem: str) -> str:
    """A title with only its letters and digits, which is what R leaves of it."""
    return _NO_LETTER.sub(" ", stem).strip() if "/" in stem else stem


class KnownMeasures(Mapping[str, Measure]):
    """The measures by stem, and any characteristic of a region's own behind its prefix.

    >>> MEASURES["eigen:eenoudergezinnen"].variable
    'eigen:eenoudergezinnen'
    """

    def __init__(self, measures: Iterable[Measure]) -> None:
        self._by_stem = by_stem(measures)

    def __getitem__(self, stem: str) -> Measure:
        return _own(stem) if stem.startswith(OWN_PREFIX) else self._by_stem[stem]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_stem)

    def __len__(self) -> int:
        return len(self._by_stem)


def _own(stem: str) -> Measure:
    """A region's own characteristic; its unit for readers stands in the monitor file."""
    return Measure(
        variable=stem,
        dimension=TOTAL,
        category=TOTAL,
        unit=Unit.AANTAL,
        age_base=AgeBase.GEEN,
        source="the monitor file",
        stems=(stem,),
        kind=MeasureKind.MEASURE,
        # Nobody says how the file was rounded, so its numbers are taken as they are written.
        decimals=9,
    )


MEASURES: Mapping[str, Measure] = KnownMeasures(MEASURE_LIST)
