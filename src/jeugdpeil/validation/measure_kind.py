"""What kind of number a measure is, read off its name: what may be asked of its values."""

import re
from enum import StrEnum


class MeasureKind(StrEnum):
    """Kinds of number; the rules for values differ per kind."""

    CODE = "code"
    AVERAGE = "average"
    PER_1000 = "per 1000"
    PERCENTAGE = "percentage"
    YOUTH_COUNT = "youth count"
    COUNT = "count"
    UNKNOWN = "unknown"

    @property
    def is_count(self) -> bool:
        """Whether the numbers are whole and not negative."""
        return self in (MeasureKind.YOUTH_COUNT, MeasureKind.COUNT)

    @property
    def may_have_decimals(self) -> bool:
        """Whether decimals are normal, so that their loss can be noticed."""
        return self in (MeasureKind.AVERAGE, MeasureKind.PER_1000, MeasureKind.PERCENTAGE)


_WIJK_TABLE = (
    "TotaalJongerenMetJeugdzorg(InNatura)?|k_0Tot4Jaar|k_4Tot12Jaar|k_12Tot18Jaar|k_18Tot23Jaar"
    "|ThuiswonendKindInEenouderhuishouden|ThuiswonendKindBijEenPaar|AnderHuishouden"
    "|TotaalTrajectenInNatura|GemeentelijkeToegang|Huisarts|Jeugdarts|GecertificeerdeInstelling"
    "|MedischSpecialist|RechterOfficierVanJustitie|GeenVerwijzer|VerwijzerOnbekend"
)
_ODATA_PERCENTAGES = (
    "Koopwoningen|HuurwoningenTotaal|InBezitWoningcorporatie|InBezitOverigeVerhuurders"
    "|EigendomOnbekend|BouwjaarVoor2000|BouwjaarVanaf2000|NettoArbeidsparticipatie"
    "|k_[24]0(Personen|Huishoudens)Met(Laagste|Hoogste)Inkomen|HuishoudensMetEenLaagInkomen"
    "|HuishOnderOfRondSociaalMinimum|HuishoudensTot1[12]0VanSociaalMinimum"
)
_ODATA_COUNTS = (
    "AantalInwoners|Mannen|Vrouwen|k_(0Tot15|15Tot25|25Tot45|45Tot65)Jaar|k_65JaarOfOuder"
    "|HuishoudensTotaal|Eenpersoonshuishoudens|Huishoudens(Met|Zonder)Kinderen|Woningvoorraad"
    "|PersonenPerSoortUitkering.*|WmoClienten|Opleidingsniveau(Laag|Middelbaar|Hoog)|Gescheiden"
)

# The first pattern that fits counts. A pattern sees "measure<TAB>column"; the column still has the
# unit that the measure has lost.
_PATTERNS: tuple[tuple[MeasureKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (MeasureKind.CODE, r"^(ste_mvs|pst_)|indelingswijziging|postcode|mate ?van ?stedelijkheid"),
        (MeasureKind.YOUTH_COUNT, rf"^(a_)?jz_|^({_WIJK_TABLE})\t|^JongerenMetJeugdzorgInNatura\t"),
        (MeasureKind.YOUTH_COUNT, r"jongeren met jeugd.*(\(aantal\)|\.\.aantal\.)$"),
        (MeasureKind.PER_1000, r"^p_wmo|relatief|\(per 1 ?000 |\.per\.1\.000\."),
        (MeasureKind.PERCENTAGE, r"^p_|percentage|\(%|\.{4}$"),
        (MeasureKind.PERCENTAGE, rf"^({_ODATA_PERCENTAGES})\t"),
        (MeasureKind.AVERAGE, r"^g_|^bev_dich\t|^ste_oad\t|gemiddeld|\bgem\b|mediaan|^GemGestand"),
        (MeasureKind.AVERAGE, r"dichtheid|afstand|binnen ?3 ?km|per ?huishouden|naar ?oppervlakte"),
        (MeasureKind.COUNT, rf"^a_|\(aantal\)$|\.\.aantal\.$|^({_ODATA_COUNTS})\t"),
    )
)


def kind_of(measure: str, column: str) -> MeasureKind:
    """The kind of number of a measure.

    Args:
        measure: the stem.
        column: the name of the column in the source, with its unit if that is there.

    >>> kind_of("jongeren met jeugdbescherming", "Jongeren met jeugdbescherming (% ...)").value
    'percentage'
    >>> kind_of("jz_jongeren", "jz_jongeren").value
    'youth count'
    >>> kind_of("omzet", "Omzet").value
    'unknown'
    """
    # What follows "|" is the key of a further dimension, such as a referrer.
    name = f"{measure.partition('|')[0]}\t{column}"
    return next((kind for kind, pattern in _PATTERNS if pattern.search(name)), MeasureKind.UNKNOWN)
