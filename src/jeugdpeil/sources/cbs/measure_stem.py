"""Names of measures without what changes from year to year: suffix numbers and units."""

import re
import unicodedata

# "JongerenMetJeugdzorgInNatura_87": the number is the place of the column in that year's table.
_ODATA_SUFFIX = re.compile(r"_\d+$")
# "Jongeren met jeugdhulp in natura (% (zie toelichting))": the last pair of brackets is the unit.
_UNIT = re.compile(r"\s*\((?:[^()]|\([^()]*\))*\)\s*$")
# R writes a dot for every character that is no letter or digit: " (x 1 000 euro)" becomes
# "..x.1.000.euro." and " (%)" becomes "....". Only units that CBS uses are taken for a unit, since
# a title may hold two dots in a row as well ("Huish..onder.of.rond.sociaal.minimum").
_R_UNIT = re.compile(
    r"\.{2,}(?:aantal|code|naam|omschrijving|per\.1\.000\.inwoners|per\.km|x\.1\.000\.euro"
    r"|kWh|m|km|ha|per\.huishouden|aantal\.inwoners\.per\.km)?\.+$"
)
_DOTS = re.compile(r"\.+")
_WORD = re.compile(r"[A-Za-z0-9]+")


def plain_stem(name: str) -> str:
    """The name of a column of the flat files, which has no suffix.

    >>> plain_stem(" A_JZ_TN ")
    'a_jz_tn'
    """
    return name.strip().lower()


def odata_stem(name: str) -> str:
    """The name of an OData column without its number, which is another one every year.

    Source:
        CBS OData v3: `JongerenMetJeugdzorgInNatura_83`, a year later `_84`, then `_87`.

    >>> odata_stem("JongerenMetJeugdzorgInNatura_87")
    'JongerenMetJeugdzorgInNatura'
    """
    return _ODATA_SUFFIX.sub("", name.strip())


def odata_stem_of_title(title: str) -> str:
    """The stem that CBS gives in OData v3 to a column with this title.

    OData v4 has codes (T001203) instead of names; through the title both versions of a table get
    the same stems.

    Source:
        Read off the 116 titles and names of table 84799NED (KWB 2020), all of which it reproduces:
        words joined with capitals, accents dropped, a leading % spelled out, `k_` before a digit.

    >>> odata_stem_of_title("Jongeren met jeugdzorg in natura")
    'JongerenMetJeugdzorgInNatura'
    >>> odata_stem_of_title("0 tot 15 jaar"), odata_stem_of_title("% koopwoningen")
    ('k_0Tot15Jaar', 'PercentageKoopwoningen')
    """
    plain = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", title.strip())
        if not unicodedata.combining(letter)
    )
    if plain.startswith("%"):
        plain = f"Percentage {plain[1:]}"
    stem = "".join(word[0].upper() + word[1:] for word in _WORD.findall(plain))
    return f"k_{stem}" if stem[:1].isdigit() else stem


def title_stem(name: str) -> str:
    """A long StatLine title in lower case, without its unit.

    >>> title_stem("Jongeren met jeugdhulp in natura (% (zie toelichting))")
    'jongeren met jeugdhulp in natura'
    """
    return _UNIT.sub("", name.strip()).lower()


def r_title_stem(name: str) -> str:
    """A long title that went through R, in lower case, without its unit and with spaces again.

    >>> r_title_stem("Zorg.Percentage.jongeren.met.jeugdzorg....")
    'zorg percentage jongeren met jeugdzorg'
    >>> r_title_stem("Inkomen.Inkomen.van.huishoudens.Huish..onder.of.rond.sociaal.minimum....")
    'inkomen inkomen van huishoudens huish onder of rond sociaal minimum'
    """
    return _DOTS.sub(" ", _R_UNIT.sub("", name.strip())).strip().lower()
