"""What the row and column labels of a table stand for: totals, parts, stocks, flows, regions."""

import re
from enum import StrEnum

from jeugdpeil.codelists.provinces import LANDSDELEN, province_of_name
from jeugdpeil.codelists.spelling import normalised
from jeugdpeil.validation.figure_linter.vocabulary import AgeBand, ages_in


class Label(StrEnum):
    """What a row or column holds, where its label says so."""

    TOTAL = "total"
    LAND = "land"
    ALLEEN_NATURA = "alleen natura"
    NATURA_EN_PGB = "natura en pgb"
    ALLEEN_PGB = "alleen pgb"
    ALLEEN_ZONDER = "alleen zonder verblijf"
    ZONDER_EN_MET = "zonder en met verblijf"
    ALLEEN_MET = "alleen met verblijf"
    ZONDER = "zonder verblijf"
    MET = "met verblijf"
    OVERIG_ZONDER = "overig zonder verblijf"
    WIJKTEAM = "wijkteam"
    AMBULANT = "ambulant"
    DAGHULP = "daghulp"
    NETWERK = "netwerk"
    PLEEGZORG = "pleegzorg"
    GEZINSGERICHT = "gezinsgericht"
    GESLOTEN = "gesloten"
    ANDER_VERBLIJF = "ander verblijf"
    JEUGDZORG = "jeugdzorg"
    JEUGDHULP = "jeugdhulp"
    JEUGDBESCHERMING = "jeugdbescherming"
    JEUGDRECLASSERING = "jeugdreclassering"
    OTS = "ots"
    VOTS = "vots"
    VOOGDIJ = "voogdij"
    ANDERE_VOOGDIJ = "voorlopige en tijdelijke voogdij"
    JONGENS = "jongens"
    MEISJES = "meisjes"
    BEGIN = "begin"
    INSTROOM = "instroom"
    UITSTROOM = "uitstroom"
    EIND = "eind"
    ACTIEF = "actief"
    CHANGE = "change"


FLOW_LABELS = frozenset({Label.BEGIN, Label.INSTROOM, Label.UITSTROOM, Label.EIND, Label.ACTIEF})
ONLY_LABELS = frozenset(
    {Label.ALLEEN_NATURA, Label.ALLEEN_PGB, Label.ALLEEN_ZONDER, Label.ALLEEN_MET}
)
MEASURES = frozenset({Label.OTS, Label.VOTS, Label.VOOGDIJ, Label.ANDERE_VOOGDIJ})
# A youth can be in more than one of these, so that they add up to more than the whole.
OVERLAPPING = frozenset(
    {
        Label.ZONDER,
        Label.MET,
        Label.OVERIG_ZONDER,
        Label.WIJKTEAM,
        Label.AMBULANT,
        Label.DAGHULP,
        Label.NETWERK,
        Label.PLEEGZORG,
        Label.GEZINSGERICHT,
        Label.GESLOTEN,
        Label.ANDER_VERBLIJF,
        Label.JEUGDZORG,
        Label.JEUGDHULP,
        Label.JEUGDBESCHERMING,
        Label.JEUGDRECLASSERING,
    }
)
_ONLY = r"(?:alleen|uitsluitend|enkel|only)"
# In this order: the first that fits says what the label stands for.
_PATTERNS = (
    (
        (
            r"verschil|verandering|mutatie|toename|afname|groei|ontwikkeling|\bchange|difference"
            r"|growth"
        ),
        Label.CHANGE,
    ),
    (
        (
            rf"{_ONLY} (?:zorg |jeugdhulp )?(?:in )?(?:natura|kind)|(?:natura"
            rf"|in kind)[ ,]+{_ONLY}"
        ),
        Label.ALLEEN_NATURA,
    ),
    (rf"{_ONLY} (?:een )?(?:pgb|personal)|(?:pgb|personal budgets?)[ ,]+{_ONLY}", Label.ALLEEN_PGB),
    (
        (
            r"natura (?:en|and) pgb|(?:zowel|both).*(?:natura|in kind)"
            r"|natura \+ pgb"
        ),
        Label.NATURA_EN_PGB,
    ),
    (
        (
            rf"{_ONLY} (?:jeugdhulp )?(?:zonder|without)|(?:zonder|without)(?: verblijf"
            rf"| stay)?[ ,]+{_ONLY}"
        ),
        Label.ALLEEN_ZONDER,
    ),
    (
        (
            rf"{_ONLY} (?:jeugdhulp )?(?:met|with)\b|\b(?:met|with)(?: verblijf"
            rf"| stay)?[ ,]+{_ONLY}"
        ),
        Label.ALLEEN_MET,
    ),
    (r"zowel|\bbeide|\bboth\b|zonder (?:en|als) met|with and without", Label.ZONDER_EN_MET),
    (
        (
            r"begin|\bstart ?stand|stand (?:op )?1 (?:jan|jul)|^(?:stand )?1 (?:januari|juli)"
            r"|opening|^start\b|at the start"
        ),
        Label.BEGIN,
    ),
    (r"instroom|gestart|begonnen|inflow|started", Label.INSTROOM),
    (r"uitstroom|be[eë]indigd|outflow|\bended", Label.UITSTROOM),
    (
        (
            r"\beind|stand (?:op )?(?:31 dec|30 jun)|^(?:stand )?(?:31 december|30 juni)|closing"
            r"|^end\b|at the end"
        ),
        Label.EIND,
    ),
    (r"\bactie[fv]|\bactive", Label.ACTIEF),
    (
        (
            r"(?:voorlopige? (?:en|\+|and|of) tijdelijke?|voorl ?\+ ?tijd|provisional (?:and"
            r"|or) temporary).*(?:voogdij|guardian)"
        ),
        Label.ANDERE_VOOGDIJ,
    ),
    (r"\bvots\b|voorlopige? (?:ondertoezicht|ots)|provisional supervision", Label.VOTS),
    (r"\bots\b|ondertoezicht|supervision order", Label.OTS),
    (r"voogdij|guardianship", Label.VOOGDIJ),
    (r"(?:overig|ander)e? (?:jeugdhulp )?zonder|other without", Label.OVERIG_ZONDER),
    (r"wijkteam|buurtteam|neighbourhood team", Label.WIJKTEAM),
    (r"ambulant|outpatient", Label.AMBULANT),
    (r"daghulp|day care", Label.DAGHULP),
    (r"netwerk|network", Label.NETWERK),
    (r"pleegzorg|foster", Label.PLEEGZORG),
    (r"gezinsgericht|family-style", Label.GEZINSGERICHT),
    (r"\bgesloten|\bsecure", Label.GESLOTEN),
    (r"(?:overig|ander)e? verblijf|other (?:stay|residential)", Label.ANDER_VERBLIJF),
    (r"zonder verblijf|\bzonder\b|without (?:residential )?stay", Label.ZONDER),
    (r"met verblijf|^(?:totaal )?met\b|with (?:residential )?stay", Label.MET),
    (
        (
            r"^(?:totaal|total|allen|all|samen|alle .*|.* totaal|.* total|totaal .*|total .*"
            r"|jh total)$"
        ),
        Label.TOTAL,
    ),
    (r"^(?:nederland|netherlands|the netherlands|landelijk|heel nederland)$", Label.LAND),
    (r"jeugdbescherming|child protection", Label.JEUGDBESCHERMING),
    (r"jeugdreclassering|youth probation", Label.JEUGDRECLASSERING),
    (r"jeugdzorg|youth care", Label.JEUGDZORG),
    (r"jeugdhulp|youth support", Label.JEUGDHULP),
    (r"\bjongens|\bmannen|\bboys|\bmale", Label.JONGENS),
    (r"meisjes|vrouwen|\bgirls|\bfemale", Label.MEISJES),
)
_COMPILED = tuple((re.compile(pattern, re.IGNORECASE), label) for pattern, label in _PATTERNS)
_LANDSDELEN = {normalised(each.name): each.code for each in LANDSDELEN}


def label_of(words: str) -> Label | None:
    """What a label stands for; None where it does not say.

    >>> label_of("alleen zonder verblijf"), label_of("zonder verblijf"), label_of("Urk")
    (<Label.ALLEEN_ZONDER: 'alleen zonder verblijf'>, <Label.ZONDER: 'zonder verblijf'>, None)
    """
    bare = words.strip().rstrip("*").strip()
    return next((label for pattern, label in _COMPILED if pattern.search(bare)), None)


def region_of(words: str) -> str | None:
    """Code of the provincie or landsdeel that a label names; None for anything else."""
    bare = re.sub(r"\((?:PV|LD)\)|\b(?:PV|LD)$", "", words).strip()
    province = province_of_name(bare)
    return province.code if province else _LANDSDELEN.get(normalised(bare))


def age_of(words: str) -> AgeBand | None:
    """The group of ages that a label names; None where it names none, or more than one.

    >>> age_of("0-17 jaar"), age_of("4 tot 12 jaar")
    (AgeBand(first=0, last=17), AgeBand(first=4, last=11))
    """
    found = ages_in(re.sub(r"(\d) (\d{1,2})$", r"\1-\2", words) + " jaar")
    return found[0].meaning if len(found) == 1 else None
