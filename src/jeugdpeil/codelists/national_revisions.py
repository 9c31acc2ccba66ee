"""National figures that were published twice: the only real pairs of provisional and definitive."""

from dataclasses import dataclass

from jeugdpeil.domain.care_form import CareForm
from jeugdpeil.domain.period import Period
from jeugdpeil.domain.scope import Scope
from jeugdpeil.domain.status import Status

_CBS = "https://www.cbs.nl/nl-nl/longread/rapportages/"
_CBS_2 = "https://cbs.nl/nl-nl/longread/rapportages/"
_HELP_21H1 = f"{_CBS}2021/jeugdhulp-1e-halfjaar-2021/"
_HELP_23H1 = f"{_CBS_2}2023/jeugdhulp-1e-halfjaar-2023?onepage=true"
_HELP_22 = f"{_CBS_2}2023/jeugdhulp-2022?onepage=true"
_HELP_2020H1 = "https://longreads.cbs.nl/jeugdhulp-eerste-halfjaar-2020/jeugdhulptrajecten/"
_TRAJECTEN_21H1 = f"{_HELP_21H1}2-jeugdhulptrajecten"
_TRAJECTEN_20 = f"{_CBS}2021/jeugdhulp-2020/2-jeugdhulptrajecten"
_TRAJECTEN_21 = f"{_CBS}2022/jeugdhulp-2021/2-jeugdhulptrajecten"
_JB_22 = f"{_CBS_2}2023/jeugdbescherming-en-jeugdreclassering-2022/1-jeugdbescherming"
_JB_19 = "https://longreads.cbs.nl/jeugdbescherming-2019/jeugdbescherming/"
_JB_21H1 = f"{_CBS}2021/jeugdbescherming-en-jeugdreclassering-1e-halfjaar-2021/1-jeugdbescherming"
_JB_23H1 = f"{_CBS_2}2023/jeugdbescherming-en-jeugdreclassering-1e-halfjaar-2023/1-jeugdbescherming"
_JB_22H1 = f"{_CBS_2}2022/jeugdbescherming-en-jeugdreclassering-1e-halfjaar-2022?onepage=true"
_NEWS_2020 = (
    "https://www.blikopnieuws.nl/gezondheid/284620/"
    "ruim-1-op-de-12-jongeren-ontvangt-jeugdzorg-in-eerste-helft-2020.html"
)
_GELDERLAND = (
    "https://www.omroepgelderland.nl/nieuws/2428542/"
    "Steeds-meer-jongeren-krijgen-jeugdzorg-Heerde-is-koploper"
)
_GELDERLAND_2 = (
    "https://www.omroepgelderland.nl/nieuws/6880671/"
    "In-deze-twee-Gelderse-gemeenten-krijgen-de-meeste-jongeren-jeugdzorg"
)
_CBS_NEWS_2020_44 = (
    "https://www.cbs.nl/nl-nl/nieuws/2020/44/"
    "ruim-1-op-de-12-jongeren-ontvangt-jeugdzorg-in-eerste-helft-2020"
)
_CBS_NEWS_2020_18 = (
    "https://www.cbs.nl/nl-nl/nieuws/2020/18/443-duizend-jongeren-met-jeugdzorg-in-2019"
)
_NRC = "https://www.nrc.nl/nieuws/2020/03/05/de-wijk-maakt-uit-voor-de-zorg-a3992718"
_NJI = "https://www.nji.nl/cijfers/jeugdzorg"
_STATLINE = "https://cbs.nl/nl-nl/cijfers/detail/84134NED"


@dataclass(frozen=True)
class NationalPair:
    """One national figure at two publications.

    Args:
        form: what was counted; trajecten of a form and its youths are revised differently.
        measure: `jongeren`, `trajecten`, `instroom`, `uitstroom` or `eindstand`.
        scope: which ways of paying are inside; None where the source does not say.
        period: what the figures are about.
        status: what the first figure was called.
        later_status: what the second was called.
        shown, became: the figures.
        shown_unit, became_unit: what each was rounded to; 1000 in a news item.
        shown_source, became_source: where each was read.
    """

    form: CareForm
    measure: str
    scope: Scope | None
    period: Period
    status: Status
    later_status: Status
    shown: int
    became: int
    shown_unit: int
    became_unit: int
    shown_source: str
    became_source: str


def _pair(
    form: CareForm,
    measure: str,
    period: str,
    counts: tuple[int, int],
    sources: tuple[str, str],
    scope: Scope | None = Scope.NATURA,
    units: tuple[int, int] = (5, 5),
    statuses: tuple[Status, Status] = (Status.VOORLOPIG, Status.DEFINITIEF),
) -> NationalPair:
    return NationalPair(
        form, measure, scope, Period.parse(period), *statuses, *counts, *units, *sources
    )


_HELP, _ZONDER = CareForm.JEUGDHULP, CareForm.ZONDER_VERBLIJF
_ALL, _JB = CareForm.JEUGDZORG, CareForm.JEUGDBESCHERMING
_BOTH, _THOUSAND = Scope.NATURA_EN_PGB, (1000, 5)
_TRAJECTEN = (
    # overig zonder verblijf = zonder verblijf without wijkteam, which no form of its own stands for
    (_HELP, (437430, 456625), (567770, 584545)),
    (CareForm.WIJKTEAM, (64155, 69130), (82040, 85740)),
    (_ZONDER, (64155 + 332910, 69130 + 346035), (82040 + 436010, 85740 + 448225)),
    (CareForm.MET_VERBLIJF, (40360, 41465), (49720, 50575)),
)

NATIONAL_PAIRS: tuple[NationalPair, ...] = (
    _pair(
        _HELP,
        "jongeren",
        "2021-H1",
        (361795, 375925),
        (f"{_HELP_21H1}1-jongeren-met-jeugdhulp", _HELP_23H1),
    ),
    _pair(
        _HELP, "jongeren", "2020-H1", (338000, 347265), (_NEWS_2020, _HELP_23H1), units=_THOUSAND
    ),
    _pair(
        _ZONDER,
        "jongeren",
        "2021-H1",
        (342085, 356715),
        (f"{_HELP_21H1}1-jongeren-met-jeugdhulp", _HELP_23H1),
    ),
    _pair(
        _HELP,
        "jongeren",
        "2022-H1",
        (370565, 387175),
        (f"{_CBS}2022/jeugdhulp-1e-halfjaar-2022?onepage=true", _HELP_23H1),
        _BOTH,
    ),
    _pair(
        _HELP,
        "jongeren",
        "2022-H1",
        (371360, 387175),
        ("https://www.cbs.nl/nl-nl/cijfers/detail/85099NED", _HELP_23H1),
        _BOTH,
        statuses=(Status.NADER_VOORLOPIG, Status.DEFINITIEF),
    ),
    _pair(
        _HELP,
        "jongeren",
        "2019",
        (423825, 424665),
        ("https://longreads.cbs.nl/jeugdhulp2019/jongeren-met-jeugdhulp/", _HELP_22),
    ),
    _pair(
        _ALL,
        "jongeren",
        "2019-H1",
        (366000, 378000),
        (_GELDERLAND, _CBS_NEWS_2020_44),
        None,
        units=(1000, 1000),
    ),
    _pair(_ALL, "jongeren", "2018", (428000, 430175), (_NRC, _NJI), _BOTH, _THOUSAND),
    _pair(_ALL, "jongeren", "2019", (443000, 443585), (_CBS_NEWS_2020_18, _NJI), _BOTH, _THOUSAND),
    _pair(_ALL, "jongeren", "2020", (429000, 435760), (_GELDERLAND_2, _STATLINE), _BOTH, _THOUSAND),
    *(
        _pair(form, "trajecten", "2020-H1", half, (_HELP_2020H1, _TRAJECTEN_21H1))
        for form, half, _ in _TRAJECTEN
    ),
    *(
        _pair(form, "trajecten", "2020", year, (_TRAJECTEN_20, _TRAJECTEN_21))
        for form, _, year in _TRAJECTEN
    ),
    _pair(_JB, "instroom", "2019", (12965, 12980), (_JB_19, _JB_22), units=(5, 1)),
    _pair(_JB, "uitstroom", "2019", (12205, 12204), (_JB_19, _JB_22), units=(5, 1)),
    _pair(_JB, "instroom", "2021-H1", (5980, 6020), (_JB_21H1, _JB_23H1)),
    _pair(_JB, "uitstroom", "2021-H1", (6045, 6180), (_JB_21H1, _JB_23H1)),
    _pair(
        _JB,
        "eindstand",
        "2022-06-30",
        (29365, 30245),
        (_JB_22H1, _JB_22H1),
        statuses=(Status.VOORLOPIG, Status.NADER_VOORLOPIG),
    ),
)
