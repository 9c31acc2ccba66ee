"""The division of gemeenten that the program brings itself, as a list of the documented form."""

from jeugdpeil.codelists.division_2026 import GGD_REGIOS, gemeenten
from jeugdpeil.codelists.provinces import PROVINCES

_COLUMNS = ("gm_code", "gm_naam", "provincie_code", "provincie", "jeugdregio", "vr_code", "vr_naam")


def built_in_list() -> bytes:
    """The list of 2026 as a file, so that it is stored, hashed and traced like any other source.

    Returns:
        A CSV file as `read_membership_list` reads it, with a row per gemeente.

    >>> built_in_list().decode().splitlines()[3]
    'GM1680;Aa en Hunze;PV22;Drenthe;Drenthe;VR03;Drenthe'
    """
    provinces = {province.code: province.name for province in PROVINCES}
    rows = [
        (
            item.code,
            item.name,
            item.provincie_code,
            provinces[item.provincie_code],
            item.jeugdregio,
            item.ggd_code,
            GGD_REGIOS[item.ggd_code],
        )
        for item in gemeenten()
    ]
    return "".join(f"{';'.join(row)}\n" for row in (_COLUMNS, *rows)).encode()
