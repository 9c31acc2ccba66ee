"""Measures that are parts of another one, under the names that they have in each dialect."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PartGroup:
    """A total with its parts.

    Args:
        total: stem of the measure that holds everybody.
        parts: stems of its parts.
        adds_up: whether everybody is in exactly one part, so that the parts add up to the total.
        rounded_to: the multiple to which each of the numbers is rounded.
    """

    total: str
    parts: tuple[str, ...]
    adds_up: bool
    rounded_to: int = 5

    @property
    def slack(self) -> float:
        """How far the sum of the parts may be from the total by rounding alone.

        Population figures of wijken move by up to a whole step: measured on KWB 2021 and 2022,
        five ages differ from the total by at most 20.
        """
        return self.rounded_to / 2 * (len(self.parts) + 1) if self.adds_up else 0.0


PART_GROUPS: tuple[PartGroup, ...] = (
    PartGroup("jz_jongeren", ("jz_0_4", "jz_4_12", "jz_12_18", "jz_18_23"), adds_up=True),
    PartGroup("jz_jongeren", ("jz_eenouder", "jz_paar", "jz_anderhh"), adds_up=True),
    # Trajecten of jeugdbescherming and jeugdreclassering have no referrer.
    PartGroup(
        "jz_trajecten",
        (
            "jz_verw_gemeente",
            "jz_verw_huisarts",
            "jz_verw_jeugdarts",
            "jz_verw_gi",
            "jz_verw_medspec",
            "jz_verw_rechter",
            "jz_geenverw",
            "jz_verw_onbekend",
        ),
        adds_up=False,
    ),
    PartGroup(
        "TotaalJongerenMetJeugdzorgInNatura",
        ("k_0Tot4Jaar", "k_4Tot12Jaar", "k_12Tot18Jaar", "k_18Tot23Jaar"),
        adds_up=True,
    ),
    PartGroup(
        "TotaalJongerenMetJeugdzorgInNatura",
        ("ThuiswonendKindInEenouderhuishouden", "ThuiswonendKindBijEenPaar", "AnderHuishouden"),
        adds_up=True,
    ),
    PartGroup(
        "TotaalTrajectenInNatura",
        (
            "GemeentelijkeToegang",
            "Huisarts",
            "Jeugdarts",
            "GecertificeerdeInstelling",
            "MedischSpecialist",
            "RechterOfficierVanJustitie",
            "GeenVerwijzer",
            "VerwijzerOnbekend",
        ),
        adds_up=False,
    ),
    PartGroup(
        "a_inw",
        ("a_00_14", "a_15_24", "a_25_44", "a_45_64", "a_65_oo"),
        adds_up=True,
        rounded_to=10,
    ),
    PartGroup("a_hh", ("a_1p_hh", "a_hh_z_k", "a_hh_m_k"), adds_up=True, rounded_to=10),
    PartGroup(
        "AantalInwoners",
        ("k_0Tot15Jaar", "k_15Tot25Jaar", "k_25Tot45Jaar", "k_45Tot65Jaar", "k_65JaarOfOuder"),
        adds_up=True,
        rounded_to=10,
    ),
    PartGroup(
        "HuishoudensTotaal",
        ("Eenpersoonshuishoudens", "HuishoudensZonderKinderen", "HuishoudensMetKinderen"),
        adds_up=True,
        rounded_to=10,
    ),
    PartGroup(
        "bevolking aantal inwoners",
        (
            "bevolking leeftijdsgroepen 0 tot 15 jaar",
            "bevolking leeftijdsgroepen 15 tot 25 jaar",
            "bevolking leeftijdsgroepen 25 tot 45 jaar",
            "bevolking leeftijdsgroepen 45 tot 65 jaar",
            "bevolking leeftijdsgroepen 65 jaar of ouder",
        ),
        adds_up=True,
        rounded_to=10,
    ),
)
