"""Errata and events: what a reader must know of figures that were published."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from jeugdpeil.domain.care_form import CareForm
from jeugdpeil.domain.region import RegionLevel


class ErratumKind(StrEnum):
    """What an erratum means for a figure that is shown."""

    HERZIENING = "herziening"
    KWALITEIT = "kwaliteit"
    RAPPORT = "alleen het rapport"
    EXTRA_STAND = "extra stand"
    INDELING = "indeling"


class DatePrecision(StrEnum):
    """How precisely a date is known."""

    DAG = "dag"
    MAAND = "maand"
    JAAR = "jaar"


@dataclass(frozen=True)
class Erratum:
    """One entry of the register.

    Args:
        code: name of the entry, for links.
        day: when it was published or began; the first day where only month or year is known.
        precision: how much of `day` is known.
        kind: a HERZIENING makes figures of an earlier vintage out of date; KWALITEIT stays true of
            all vintages; RAPPORT concerns a text or a drawing and no figure here.
        years: reference years concerned; empty means no single years.
        nl, en: what a reader must know, in plain words.
        source: where it was announced.
        forms: forms of care concerned, with what lies under them; empty means all.
        levels: levels of region concerned; empty means all.
        region_codes: regions concerned; empty means all.
    """

    code: str
    day: date
    precision: DatePrecision
    kind: ErratumKind
    years: tuple[int, ...]
    nl: str
    en: str
    source: str
    forms: frozenset[CareForm] = frozenset()
    levels: frozenset[RegionLevel] = frozenset()
    region_codes: frozenset[str] = frozenset()

    def concerns(
        self,
        year: int,
        form: CareForm | None,
        level: RegionLevel,
        region_code: str,
        vintage: date,
    ) -> bool:
        """Whether a figure must carry this erratum.

        Args:
            year: reference year of the figure.
            form: form of care that it counts, or None where it counts none.
            level, region_code: its region.
            vintage: the publication that said it; a later one has a HERZIENING inside it.
        """
        if year not in self.years or self.kind in (ErratumKind.RAPPORT, ErratumKind.INDELING):
            return False
        if self.kind is not ErratumKind.KWALITEIT and vintage >= self.day:
            return False
        if self.levels and level not in self.levels:
            return False
        if self.region_codes and region_code not in self.region_codes:
            return False
        return not self.forms or (form is not None and _is_touched(form, self.forms))


def _is_touched(form: CareForm, forms: frozenset[CareForm]) -> bool:
    return form in forms or any(form.is_part_of(whole) for whole in forms)


_BELOW_LAND = frozenset(RegionLevel) - {RegionLevel.LAND}

ERRATA: tuple[Erratum, ...] = (
    Erratum(
        "wijkteam-2015-2016",
        date(2015, 1, 1),
        DatePrecision.JAAR,
        ErratumKind.KWALITEIT,
        (2015, 2016),
        "Gemeenten konden in 2015 en 2016 de gegevens van wijkteams niet goed aanleveren. Sprongen "
        "in de cijfers van een gebied zeggen daarom niets. Het CBS weet niet welke goed zijn.",
        "In 2015 and 2016 municipalities could not deliver the data of neighbourhood teams "
        "properly. Jumps in regional figures are artefacts; CBS does not know which are right.",
        "https://www.skipr.nl/nieuws/cbs-cijfers-over-gebruik-jeugdhulp-door-wijkteams-kloppen-deels-niet/",
        forms=frozenset({CareForm.WIJKTEAM}),
        levels=_BELOW_LAND,
    ),
    Erratum(
        "zuid-limburg-2016",
        date(2017, 4, 1),
        DatePrecision.MAAND,
        ErratumKind.HERZIENING,
        (2016,),
        "Door een technische fout klopten pleegzorg en hulp in het netwerk van de jongere in "
        "Zuid-Limburg niet. StatLine is verbeterd, het rapport niet.",
        "A technical error made foster care and care in the youth's own network wrong in "
        "Zuid-Limburg. StatLine was corrected, the report was not.",
        "https://www.cbs.nl/nl-nl/publicatie/2017/17/jeugdhulp-2016",
        forms=frozenset({CareForm.PLEEGZORG, CareForm.NETWERK}),
        region_codes=frozenset({"jr-zuid-limburg", "PV31", "LD04"}),
    ),
    Erratum(
        "haarlemmerliede-2019",
        date(2019, 1, 1),
        DatePrecision.DAG,
        ErratumKind.INDELING,
        (),
        "Een opgeheven gemeente, zoals Haarlemmerliede en Spaarnwoude, blijft in StatLine staan "
        "als lege cel. Leeg betekent: kan niet voorkomen. Het is geen nul.",
        "An abolished municipality such as Haarlemmerliede en Spaarnwoude stays in StatLine as an "
        "empty cell. Empty means: cannot occur. It is not zero.",
        "https://www.cbs.nl/nl-nl/cijfers/detail/84134NED",
    ),
    Erratum(
        "haaglanden-2021",
        date(2021, 1, 1),
        DatePrecision.JAAR,
        ErratumKind.INDELING,
        (),
        "De regio Haaglanden telde in 2016 tien gemeenten, met Voorschoten. De monitors van 2021 "
        "en 2022 noemen er negen. De lijst van 2026 telt er weer tien.",
        "The Haaglanden region had ten municipalities in 2016, with Voorschoten. The monitors of "
        "2021 and 2022 list nine. The list of 2026 has ten again.",
        "https://gezondheidsmonitor.ggdhaaglanden.nl/gemeenten/delft/themas/gezondheidszorg/"
        "zorg-voor-de-jeugd/",
    ),
    Erratum(
        "jb-2022-h1",
        date(2022, 11, 30),
        DatePrecision.DAG,
        ErratumKind.EXTRA_STAND,
        (2022,),
        "Het CBS gaf de nader voorlopige cijfers over jeugdbescherming in de eerste helft van 2022 "
        "eerder uit, omdat vooral in één regio gegevens te laat kwamen: 30.245 maatregelen op "
        "30 juni in plaats van 29.365 (880 meer).",
        "CBS published the revised provisional figures on child protection in the first half of "
        "2022 early, because of late data, mainly in one region: 30,245 measures on 30 June "
        "instead of 29,365 (880 more).",
        "https://cbs.nl/nl-nl/longread/rapportages/2022/"
        "jeugdbescherming-en-jeugdreclassering-1e-halfjaar-2022",
        forms=frozenset({CareForm.JEUGDBESCHERMING}),
    ),
    Erratum(
        "jeugdhulp-2022-figuur-1-3-1",
        date(2023, 1, 1),
        DatePrecision.JAAR,
        ErratumKind.RAPPORT,
        (2022,),
        "Figuur 1.3.1 van het rapport Jeugdhulp 2022 toonde halfjaarcijfers als jaarcijfers.",
        "Figure 1.3.1 of the report Jeugdhulp 2022 showed half-year numbers as full-year numbers.",
        "https://cbs.nl/nl-nl/longread/rapportages/2023/jeugdhulp-2022",
        forms=frozenset({CareForm.JEUGDHULP}),
    ),
    Erratum(
        "jb-reden-einde-2020-2022",
        date(2023, 4, 26),
        DatePrecision.DAG,
        ErratumKind.RAPPORT,
        (2020, 2021, 2022),
        "De reden waarom jeugdbescherming eindigde is verkeerd aangeleverd voor 2020, 2021 en de "
        "eerste helft van 2022. Paragraaf 1.5 van het rapport vervalt.",
        "The reason why child protection ended was delivered wrongly for 2020, 2021 and the first "
        "half of 2022. Section 1.5 of the report is void.",
        "https://cbs.nl/nl-nl/longread/rapportages/2022/jeugdbescherming-en-jeugdreclassering-2021",
        forms=frozenset({CareForm.JEUGDBESCHERMING}),
    ),
    Erratum(
        "herziening-2024-10",
        date(2024, 10, 31),
        DatePrecision.DAG,
        ErratumKind.HERZIENING,
        (2021, 2022),
        "Het CBS heeft de definitieve cijfers over 2021 en 2022 op 31 oktober 2024 herzien, na "
        "twee fouten in de verwerking. Het cijfer hier is van vóór die herziening.",
        "On 31 October 2024 CBS revised the definitive figures of 2021 and 2022, after two "
        "processing errors. The figure here dates from before that revision.",
        "https://data-acc.overheid.nl/dataset/"
        "108931-jeugdhulptrajecten-in-natura--verwijzer--regio--gemeente-",
    ),
    Erratum(
        "jeugdregios-2025",
        date(2025, 1, 1),
        DatePrecision.MAAND,
        ErratumKind.INDELING,
        (),
        "Een ontwerpbesluit van januari 2025 gaat van 42 naar 41 jeugdregio's: de twee regio's van "
        "Midden-Limburg gaan samen en enkele Brabantse gemeenten wisselen van regio.",
        "A draft decree of January 2025 goes from 42 to 41 youth care regions: the two regions of "
        "Midden-Limburg merge and some municipalities of Brabant move.",
        "https://www.skipr.nl/nieuws/kabinet-bepaalt-er-komen-41-jeugdzorgregios/",
        levels=frozenset({RegionLevel.JEUGDREGIO}),
    ),
)


def errata_of(
    year: int, form: CareForm | None, level: RegionLevel, region_code: str, vintage: date
) -> tuple[Erratum, ...]:
    """The errata that a figure must carry, in order of date.

    >>> from jeugdpeil.domain.region import RegionLevel
    >>> hattem = (2021, CareForm.JEUGDZORG, RegionLevel.GEMEENTE, "GM0244")
    >>> [erratum.code for erratum in errata_of(*hattem, date(2023, 6, 15))]
    ['herziening-2024-10']
    >>> errata_of(*hattem, date(2024, 10, 31))
    ()
    """
    return tuple(item for item in ERRATA if item.concerns(year, form, level, region_code, vintage))


def errata_records() -> list[dict[str, object]]:
    """The register as plain values for a release, oldest first.

    >>> errata_records()[0]["code"]
    'wijkteam-2015-2016'
    """
    return [
        {
            "code": item.code,
            "day": item.day.isoformat(),
            "precision": item.precision.value,
            "kind": item.kind.value,
            "years": list(item.years),
            "forms": sorted(form.value for form in item.forms),
            "levels": sorted(level.value for level in item.levels),
            "regions": sorted(item.region_codes),
            "nl": item.nl,
            "en": item.en,
            "source": item.source,
        }
        for item in sorted(ERRATA, key=lambda item: item.day)
    ]
