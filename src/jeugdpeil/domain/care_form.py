"""The tree of forms of youth care, with the codes of CBS and of the message standard."""

from enum import StrEnum


class CareForm(StrEnum):
    """Forms of jeugdzorg; a youth can have several, so parts add up to more than the whole."""

    JEUGDZORG = "jeugdzorg"
    JEUGDHULP = "jeugdhulp"
    ZONDER_VERBLIJF = "zonder verblijf"
    WIJKTEAM = "wijkteam"
    AMBULANT = "ambulant"
    DAGHULP = "daghulp"
    NETWERK = "netwerk"
    MET_VERBLIJF = "met verblijf"
    PLEEGZORG = "pleegzorg"
    GEZINSGERICHT = "gezinsgericht"
    GESLOTEN = "gesloten"
    ANDER_VERBLIJF = "ander verblijf"
    JEUGDBESCHERMING = "jeugdbescherming"
    OTS = "ots"
    VOOGDIJ = "voogdij"
    JEUGDRECLASSERING = "jeugdreclassering"

    @property
    def parent(self) -> "CareForm | None":
        """The form that this one is a part of; None for the whole."""
        return _PARENTS[self]

    @property
    def children(self) -> tuple["CareForm", ...]:
        """The direct parts of this form, in the order of the official typology."""
        return tuple(form for form in CareForm if _PARENTS[form] is self)

    def is_part_of(self, whole: "CareForm") -> bool:
        """Whether this form lies anywhere under `whole` in the tree."""
        above = self.parent
        return above is whole or (above is not None and above.is_part_of(whole))


_PARENTS: dict[CareForm, CareForm | None] = {
    CareForm.JEUGDZORG: None,
    CareForm.JEUGDHULP: CareForm.JEUGDZORG,
    CareForm.ZONDER_VERBLIJF: CareForm.JEUGDHULP,
    CareForm.WIJKTEAM: CareForm.ZONDER_VERBLIJF,
    CareForm.AMBULANT: CareForm.ZONDER_VERBLIJF,
    CareForm.DAGHULP: CareForm.ZONDER_VERBLIJF,
    CareForm.NETWERK: CareForm.ZONDER_VERBLIJF,
    CareForm.MET_VERBLIJF: CareForm.JEUGDHULP,
    CareForm.PLEEGZORG: CareForm.MET_VERBLIJF,
    CareForm.GEZINSGERICHT: CareForm.MET_VERBLIJF,
    CareForm.GESLOTEN: CareForm.MET_VERBLIJF,
    CareForm.ANDER_VERBLIJF: CareForm.MET_VERBLIJF,
    CareForm.JEUGDBESCHERMING: CareForm.JEUGDZORG,
    CareForm.OTS: CareForm.JEUGDBESCHERMING,
    CareForm.VOOGDIJ: CareForm.JEUGDBESCHERMING,
    CareForm.JEUGDRECLASSERING: CareForm.JEUGDZORG,
}

# Regeling Jeugdwet, bijlage 2 (2015 text): the official typology of hulpvormen and maatregelen.
IJW_CODES: dict[str, CareForm] = {
    "01": CareForm.WIJKTEAM,
    "02": CareForm.AMBULANT,
    "03": CareForm.DAGHULP,
    "04": CareForm.NETWERK,
    "11": CareForm.PLEEGZORG,
    "12": CareForm.GEZINSGERICHT,
    "13": CareForm.GESLOTEN,
    "14": CareForm.ANDER_VERBLIJF,
}
JB_CODES: dict[str, CareForm] = {
    "11": CareForm.OTS,
    "12": CareForm.OTS,
    "21": CareForm.VOOGDIJ,
    "22": CareForm.VOOGDIJ,
    "23": CareForm.VOOGDIJ,
}
JR_CODES: dict[str, CareForm] = dict.fromkeys(
    ("41", "42", "50", "51", "61", "62", "63"), CareForm.JEUGDRECLASSERING
)

# Labels of StatLine 85099NED and keys of the dimension VormenVanJeugdzorg in the wijk tables.
CBS_LABELS: dict[str, CareForm] = {
    "JZ": CareForm.JEUGDZORG,
    "JZ nat": CareForm.JEUGDZORG,
    "JH 1": CareForm.JEUGDHULP,
    "JH 12": CareForm.JEUGDHULP,
    "JH 121": CareForm.ZONDER_VERBLIJF,
    "JH 1211": CareForm.WIJKTEAM,
    "JH 12121": CareForm.AMBULANT,
    "JH 12122": CareForm.DAGHULP,
    "JH 12123": CareForm.NETWERK,
    "JH 122": CareForm.MET_VERBLIJF,
    "JH 1221": CareForm.PLEEGZORG,
    "JH 1222": CareForm.GEZINSGERICHT,
    "JH 1223": CareForm.GESLOTEN,
    "JH 1224": CareForm.ANDER_VERBLIJF,
    "JB 1": CareForm.JEUGDBESCHERMING,
    "JB 11": CareForm.OTS,
    "JB 12": CareForm.VOOGDIJ,
    "JR 1": CareForm.JEUGDRECLASSERING,
}
CBS_KEYS: dict[str, CareForm] = {
    "T001203": CareForm.JEUGDZORG,
    "A042502": CareForm.JEUGDHULP,
    "A042503": CareForm.ZONDER_VERBLIJF,
    "A027918": CareForm.MET_VERBLIJF,
    "A027919": CareForm.JEUGDBESCHERMING,
    "A027920": CareForm.JEUGDRECLASSERING,
}

# In 85099NED these two count personal budgets too; every other form is care in natura by itself.
LABELS_WITH_PGB = frozenset({"JZ", "JH 1"})
