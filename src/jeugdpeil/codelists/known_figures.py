"""National figures as they were published in earlier years, typed from public pages.

They put the real history in the product from its first start, also where a monitor fetched only the
newest tables. Each keeps its own scope, status and source; figures of another scope are never laid
beside each other.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from jeugdpeil.domain.care_form import CareForm
from jeugdpeil.domain.period import Period
from jeugdpeil.domain.scope import Scope
from jeugdpeil.domain.status import Status


@dataclass(frozen=True)
class KnownFigure:
    """One published national figure.

    Args:
        form: what was counted.
        measure: `jongeren` or `trajecten`, or of measures of child protection and probation
            `beginstand`, `instroom`, `uitstroom` or `eindstand`.
        scope: which ways of paying are inside; None where the source does not say.
        period: what it is about.
        status: what it was called.
        value: the figure.
        unit: what it was rounded to; 1000 in a news item, 1 for an exact count.
        published: year, or year and month, of the publication, where the source tells it.
        source: where it was read.
    """

    form: CareForm
    measure: str
    scope: Scope | None
    period: Period
    status: Status
    value: int
    unit: int
    published: str
    source: str


_SOURCES = {
    "s1": "https://www.blikopnieuws.nl/economie/268264/aantal-jongeren-met-jeugdzorg-d"
    "aalt-eerste-helft-2018.html",
    "s2": "https://www.omroepgelderland.nl/nieuws/2428542/Steeds-meer-jongeren-krijgen"
    "-jeugdzorg-Heerde-is-koploper",
    "s3": "https://www.cbs.nl/nl-nl/nieuws/2020/44/ruim-1-op-de-12-jongeren-ontvangt-j"
    "eugdzorg-in-eerste-helft-2020",
    "s4": "https://www.blikopnieuws.nl/nieuws/290675/380-duizend-jongeren-met-jeugdzor"
    "g-in-1e-halfjaar-2021.html",
    "s5": "https://www.telegraaf.nl/tag/hoogezand-sappemeer/",
    "s6": "https://www.nrc.nl/nieuws/2020/03/05/de-wijk-maakt-uit-voor-de-zorg-a3992718",
    "s7": "https://www.cbs.nl/nl-nl/nieuws/2020/18/443-duizend-jongeren-met-jeugdzorg-in-2019",
    "s8": "https://www.nji.nl/cijfers/jeugdzorg",
    "s9": "https://www.omroepgelderland.nl/nieuws/6880671/In-deze-twee-Gelderse-gemeen"
    "ten-krijgen-de-meeste-jongeren-jeugdzorg",
    "s10": "https://cbs.nl/nl-nl/cijfers/detail/84134NED",
    "s11": "https://www.nhnieuws.nl/nieuws/n113117/aantal-jongeren-in-jeugdzorg-onveran"
    "derd-grote-verschillen-tussen-gemeenten",
    "s12": "https://www.blikopnieuws.nl/gezondheid/298224/aantal-jongeren-in-jeugdzorg-"
    "laatste-jaar-gelijk-gebleven.html",
    "s13": "https://longreads.cbs.nl/jeugdmonitor-2024/jeugdzorg",
    "s14": "https://cbs.nl/nl-nl/longread/rapportages/2023/jeugdhulp-1e-halfjaar-2023?onepage=true",
    "s15": "https://www.blikopnieuws.nl/gezondheid/284620/ruim-1-op-de-12-jongeren-ontv"
    "angt-jeugdzorg-in-eerste-helft-2020.html",
    "s16": "https://www.cbs.nl/nl-nl/longread/rapportages/2021/jeugdhulp-1e-halfjaar-20"
    "21/1-jongeren-met-jeugdhulp",
    "s17": "https://www.staatvenz.nl/kerncijfers/jeugdhulp-met-verblijf",
    "s18": "https://longreads.cbs.nl/jeugdhulp2019/jongeren-met-jeugdhulp/",
    "s19": "https://cbs.nl/nl-nl/longread/rapportages/2023/jeugdhulp-2022?onepage=true",
    "s20": "https://www.cbs.nl/nl-nl/longread/rapportages/2022/jeugdhulp-2021/1-jongere"
    "n-met-jeugdhulp",
    "s21": "https://longreads.cbs.nl/jeugdmonitor-2023/trends-in-jeugdzorggebruik",
    "s22": "https://www.cbs.nl/nl-nl/longread/rapportages/2021/jeugdhulp-2020?onepage=true",
    "s23": "https://www.cbs.nl/nl-nl/longread/rapportages/2022/jeugdhulp-1e-halfjaar-20"
    "22?onepage=true",
    "s24": "https://www.cbs.nl/nl-nl/cijfers/detail/85099NED",
    "s25": "https://longreads.cbs.nl/jeugdhulp-eerste-halfjaar-2020/jeugdhulptrajecten/",
    "s26": "https://www.cbs.nl/nl-nl/longread/rapportages/2021/jeugdhulp-1e-halfjaar-20"
    "21/2-jeugdhulptrajecten",
    "s27": "https://www.cbs.nl/nl-nl/longread/rapportages/2021/jeugdhulp-2020/2-jeugdhulptrajecten",
    "s28": "https://www.cbs.nl/nl-nl/longread/rapportages/2022/jeugdhulp-2021/2-jeugdhulptrajecten",
    "s29": "https://longreads.cbs.nl/jeugdbescherming-2019/jeugdbescherming/",
    "s30": "https://www.cbs.nl/nl-nl/longread/rapportages/2021/jeugdbescherming-en-jeug"
    "dreclassering-1e-halfjaar-2021/1-jeugdbescherming",
    "s31": "https://cbs.nl/nl-nl/longread/rapportages/2023/jeugdbescherming-en-jeugdrec"
    "lassering-1e-halfjaar-2023/1-jeugdbescherming",
    "s32": "https://cbs.nl/nl-nl/longread/rapportages/2022/jeugdbescherming-en-jeugdrec"
    "lassering-1e-halfjaar-2022?onepage=true",
    "s33": "https://cbs.nl/nl-nl/longread/rapportages/2023/jeugdbescherming-en-jeugdrec"
    "lassering-2022/1-jeugdbescherming",
    "s34": "https://longreads.cbs.nl/jeugdbescherming-2019/jeugdreclassering/",
    "s35": "https://www.cbs.nl/nl-nl/longread/rapportages/2021/jeugdbescherming-en-jeug"
    "dreclassering-1e-halfjaar-2021/2-jeugdreclassering",
    "s36": "https://cbs.nl/nl-nl/longread/rapportages/2023/jeugdbescherming-en-jeugdrec"
    "lassering-2022/2-jeugdreclassering",
}

# form | measure | scope | period | status | value | rounded to | published | source
_ROWS = """\
jeugdzorg | jongeren | natura | 2015-H1 | definitief | 303000 | 1000 | 2018-10 | s1
jeugdzorg | jongeren | natura | 2017-H2 | definitief | 360000 | 1000 | 2018-10 | s1
jeugdzorg | jongeren | natura | 2018-H1 | voorlopig | 337000 | 1000 | 2018-10 | s1
jeugdzorg | jongeren | - | 2019-H1 | voorlopig | 366000 | 1000 | 2019-10 | s2
jeugdzorg | jongeren | - | 2019-H1 | definitief | 378000 | 1000 | 2020-10 | s3
jeugdzorg | jongeren | - | 2020-H1 | voorlopig | 356000 | 1000 | 2020-10 | s3
jeugdzorg | jongeren | - | 2021-H1 | voorlopig | 380000 | 1000 | 2021-10 | s4
jeugdzorg | jongeren | - | 2015 | definitief | 366000 | 1000 | 2018-04 | s5
jeugdzorg | jongeren | natura en pgb | 2017 | voorlopig | 405000 | 1000 | 2018-04 | s5
jeugdzorg | jongeren | - | 2018 | voorlopig | 428000 | 1000 | 2019-04 | s6
jeugdzorg | jongeren | - | 2018 | definitief | 430000 | 1000 | 2020-04 | s7
jeugdzorg | jongeren | natura en pgb | 2018 | definitief | 430175 | 5 | 2025 | s8
jeugdzorg | jongeren | - | 2019 | voorlopig | 443000 | 1000 | 2020-04 | s7
jeugdzorg | jongeren | natura en pgb | 2019 | definitief | 443585 | 5 | 2025 | s8
jeugdzorg | jongeren | - | 2020 | voorlopig | 429000 | 1000 | 2021-04 | s9
jeugdzorg | jongeren | natura en pgb | 2020 | definitief | 435760 | 5 | 2022 | s10
jeugdzorg | jongeren | - | 2021 | definitief | 469000 | 1000 | 2023-04 | s11
jeugdzorg | jongeren | natura en pgb | 2021 | herzien | 469705 | 5 | 2025 | s8
jeugdzorg | jongeren | - | 2022 | voorlopig | 467000 | 1000 | 2023-04 | s12
jeugdzorg | jongeren | natura | 2022 | definitief | 469000 | 1000 | 2024 | s13
jeugdzorg | jongeren | natura en pgb | 2022 | herzien | 476560 | 5 | 2025 | s8
jeugdzorg | jongeren | natura en pgb | 2016 | definitief | 404080 | 5 | 2025 | s8
jeugdzorg | jongeren | natura en pgb | 2017 | definitief | 419580 | 5 | 2025 | s8
jeugdhulp | jongeren | natura | 2015-H1 | definitief | 287000 | 1000 | 2018-10 | s1
jeugdhulp | jongeren | natura | 2017-H1 | definitief | 336000 | 1000 | 2018-10 | s1
jeugdhulp | jongeren | natura | 2017-H2 | definitief | 348000 | 1000 | 2018-10 | s1
jeugdhulp | jongeren | natura | 2018-H1 | voorlopig | 324000 | 1000 | 2018-10 | s1
jeugdhulp | jongeren | natura | 2019-H1 | definitief | 360470 | 5 | - | s14
jeugdhulp | jongeren | natura | 2020-H1 | voorlopig | 338000 | 1000 | 2020-10 | s15
jeugdhulp | jongeren | natura | 2020-H1 | definitief | 347265 | 5 | - | s14
zonder verblijf | jongeren | natura | 2020-H1 | definitief | 327545 | 5 | - | s14
jeugdhulp | jongeren | natura | 2021-H1 | voorlopig | 361795 | 5 | - | s16
zonder verblijf | jongeren | natura | 2021-H1 | voorlopig | 342085 | 5 | - | s16
met verblijf | jongeren | natura | 2021-H1 | voorlopig | 37515 | 5 | - | s16
jeugdhulp | jongeren | natura | 2021-H1 | definitief | 375925 | 5 | - | s14
zonder verblijf | jongeren | natura | 2021-H1 | definitief | 356715 | 5 | - | s14
jeugdhulp | jongeren | natura | 2022-H1 | definitief | 381990 | 5 | - | s14
zonder verblijf | jongeren | natura | 2022-H1 | definitief | 363535 | 5 | - | s14
met verblijf | jongeren | natura | 2022-H1 | nader voorlopig | 35795 | 5 | - | s17
zonder verblijf | jongeren | natura | 2016 | definitief | 358125 | 5 | - | s18
zonder verblijf | jongeren | natura | 2017 | definitief | 379790 | 5 | - | s18
jeugdhulp | jongeren | natura | 2018 | definitief | 410875 | 5 | - | s19
zonder verblijf | jongeren | natura | 2018 | definitief | 392035 | 5 | - | s19
jeugdhulp | jongeren | natura | 2019 | voorlopig | 423825 | 5 | - | s18
zonder verblijf | jongeren | natura | 2019 | voorlopig | 404980 | 5 | - | s18
met verblijf | jongeren | natura | 2019 | voorlopig | 42975 | 5 | - | s18
jeugdhulp | jongeren | natura | 2019 | definitief | 424665 | 5 | - | s19
jeugdhulp | jongeren | natura | 2020 | definitief | 417000 | 1000 | - | s20
jeugdhulp | jongeren | natura | 2021 | voorlopig | 443620 | 5 | - | s20
zonder verblijf | jongeren | natura | 2021 | voorlopig | 424300 | 5 | - | s20
met verblijf | jongeren | natura | 2021 | voorlopig | 43900 | 5 | - | s20
zonder verblijf | jongeren | natura | 2022 | definitief | 433000 | 1000 | - | s21
met verblijf | jongeren | natura | 2022 | definitief | 42000 | 1000 | - | s21
jeugdhulp | jongeren | natura en pgb | 2016 | definitief | 389925 | 5 | - | s22
jeugdhulp | jongeren | natura en pgb | 2017 | definitief | 407245 | 5 | - | s22
jeugdhulp | jongeren | natura en pgb | 2018 | definitief | 417765 | 5 | - | s19
jeugdhulp | jongeren | natura en pgb | 2019 | definitief | 430990 | 5 | - | s19
jeugdhulp | jongeren | natura en pgb | 2020 | voorlopig | 416665 | 5 | - | s22
jeugdhulp | jongeren | natura en pgb | 2018-H1 | definitief | 348715 | 5 | - | s23
jeugdhulp | jongeren | natura en pgb | 2019-H1 | definitief | 366560 | 5 | - | s14
jeugdhulp | jongeren | natura en pgb | 2020-H1 | definitief | 353845 | 5 | - | s14
jeugdhulp | jongeren | natura en pgb | 2021-H1 | definitief | 381830 | 5 | - | s14
jeugdhulp | jongeren | natura en pgb | 2022-H1 | voorlopig | 370565 | 5 | - | s23
jeugdhulp | jongeren | natura en pgb | 2022-H1 | definitief | 387175 | 5 | - | s14
jeugdhulp | jongeren | natura en pgb | 2022-H1 | nader voorlopig | 371360 | 5 | - | s24
jeugdhulp | trajecten | natura | 2017-H1 | definitief | 440215 | 5 | - | s25
wijkteam | trajecten | natura | 2017-H1 | definitief | 67150 | 5 | - | s25
met verblijf | trajecten | natura | 2017-H1 | definitief | 47220 | 5 | - | s25
jeugdhulp | trajecten | natura | 2018-H1 | definitief | 446695 | 5 | - | s25
wijkteam | trajecten | natura | 2018-H1 | definitief | 68045 | 5 | - | s25
met verblijf | trajecten | natura | 2018-H1 | definitief | 43095 | 5 | - | s25
jeugdhulp | trajecten | natura | 2019-H1 | definitief | 476700 | 5 | - | s25
wijkteam | trajecten | natura | 2019-H1 | definitief | 71210 | 5 | - | s25
met verblijf | trajecten | natura | 2019-H1 | definitief | 44180 | 5 | - | s25
jeugdhulp | trajecten | natura | 2020-H1 | voorlopig | 437430 | 5 | - | s25
wijkteam | trajecten | natura | 2020-H1 | voorlopig | 64155 | 5 | - | s25
met verblijf | trajecten | natura | 2020-H1 | voorlopig | 40360 | 5 | - | s25
jeugdhulp | trajecten | natura | 2020-H1 | definitief | 456625 | 5 | - | s26
wijkteam | trajecten | natura | 2020-H1 | definitief | 69130 | 5 | - | s26
met verblijf | trajecten | natura | 2020-H1 | definitief | 41465 | 5 | - | s26
jeugdhulp | trajecten | natura | 2021-H1 | voorlopig | 476405 | 5 | - | s26
wijkteam | trajecten | natura | 2021-H1 | voorlopig | 62190 | 5 | - | s26
met verblijf | trajecten | natura | 2021-H1 | voorlopig | 41775 | 5 | - | s26
jeugdhulp | trajecten | natura | 2017 | definitief | 558350 | 5 | - | s27
wijkteam | trajecten | natura | 2017 | definitief | 84400 | 5 | - | s27
met verblijf | trajecten | natura | 2017 | definitief | 57185 | 5 | - | s27
jeugdhulp | trajecten | natura | 2018 | definitief | 570885 | 5 | - | s27
wijkteam | trajecten | natura | 2018 | definitief | 85415 | 5 | - | s27
met verblijf | trajecten | natura | 2018 | definitief | 52150 | 5 | - | s27
jeugdhulp | trajecten | natura | 2019 | definitief | 592860 | 5 | - | s27
wijkteam | trajecten | natura | 2019 | definitief | 86850 | 5 | - | s27
met verblijf | trajecten | natura | 2019 | definitief | 52435 | 5 | - | s27
jeugdhulp | trajecten | natura | 2020 | voorlopig | 567770 | 5 | - | s27
wijkteam | trajecten | natura | 2020 | voorlopig | 82040 | 5 | - | s27
met verblijf | trajecten | natura | 2020 | voorlopig | 49720 | 5 | - | s27
jeugdhulp | trajecten | natura | 2020 | definitief | 584545 | 5 | - | s28
wijkteam | trajecten | natura | 2020 | definitief | 85740 | 5 | - | s28
met verblijf | trajecten | natura | 2020 | definitief | 50575 | 5 | - | s28
jeugdhulp | trajecten | natura | 2021 | voorlopig | 625545 | 5 | - | s28
wijkteam | trajecten | natura | 2021 | voorlopig | 77480 | 5 | - | s28
met verblijf | trajecten | natura | 2021 | voorlopig | 52340 | 5 | - | s28
jeugdbescherming | beginstand | natura | 2019 | voorlopig | 31335 | 5 | - | s29
jeugdbescherming | instroom | natura | 2019 | voorlopig | 12965 | 5 | - | s29
jeugdbescherming | uitstroom | natura | 2019 | voorlopig | 12205 | 5 | - | s29
jeugdbescherming | eindstand | natura | 2019 | voorlopig | 32095 | 5 | - | s29
jeugdbescherming | beginstand | natura | 2021-H1 | voorlopig | 32785 | 5 | - | s30
jeugdbescherming | instroom | natura | 2021-H1 | voorlopig | 5980 | 5 | - | s30
jeugdbescherming | uitstroom | natura | 2021-H1 | voorlopig | 6045 | 5 | - | s30
jeugdbescherming | eindstand | natura | 2021-H1 | voorlopig | 32720 | 5 | - | s30
jeugdbescherming | instroom | natura | 2021-H1 | definitief | 6020 | 5 | - | s31
jeugdbescherming | uitstroom | natura | 2021-H1 | definitief | 6180 | 5 | - | s31
jeugdbescherming | eindstand | natura | 2022-H1 | voorlopig | 29365 | 5 | - | s32
jeugdbescherming | eindstand | natura | 2022-H1 | nader voorlopig | 30245 | 5 | 2022-11 | s32
jeugdbescherming | instroom | natura | 2022-H1 | definitief | 4565 | 5 | - | s31
jeugdbescherming | uitstroom | natura | 2022-H1 | definitief | 6160 | 5 | - | s31
jeugdbescherming | beginstand | natura | 2022 | voorlopig | 31960 | 5 | - | s33
jeugdbescherming | instroom | natura | 2022 | voorlopig | 9065 | 5 | - | s33
jeugdbescherming | uitstroom | natura | 2022 | voorlopig | 11955 | 5 | - | s33
jeugdbescherming | eindstand | natura | 2022 | voorlopig | 29070 | 5 | - | s33
jeugdbescherming | instroom | natura | 2016 | definitief | 12319 | 1 | - | s33
jeugdbescherming | uitstroom | natura | 2016 | definitief | 12828 | 1 | - | s33
jeugdbescherming | instroom | natura | 2017 | definitief | 12252 | 1 | - | s33
jeugdbescherming | uitstroom | natura | 2017 | definitief | 11877 | 1 | - | s33
jeugdbescherming | instroom | natura | 2018 | definitief | 12161 | 1 | - | s33
jeugdbescherming | uitstroom | natura | 2018 | definitief | 11836 | 1 | - | s33
jeugdbescherming | instroom | natura | 2019 | definitief | 12980 | 5 | - | s33
jeugdbescherming | uitstroom | natura | 2019 | definitief | 12204 | 1 | - | s33
jeugdbescherming | instroom | natura | 2020 | definitief | 11950 | 5 | - | s33
jeugdbescherming | uitstroom | natura | 2020 | definitief | 11617 | 1 | - | s33
jeugdbescherming | instroom | natura | 2021 | definitief | 11303 | 1 | - | s33
jeugdbescherming | uitstroom | natura | 2021 | definitief | 12060 | 5 | - | s33
jeugdreclassering | beginstand | natura | 2019 | voorlopig | 5980 | 5 | - | s34
jeugdreclassering | instroom | natura | 2019 | voorlopig | 5730 | 5 | - | s34
jeugdreclassering | uitstroom | natura | 2019 | voorlopig | 5770 | 5 | - | s34
jeugdreclassering | eindstand | natura | 2019 | voorlopig | 5940 | 5 | - | s34
jeugdreclassering | beginstand | natura | 2021-H1 | voorlopig | 5510 | 5 | - | s35
jeugdreclassering | instroom | natura | 2021-H1 | voorlopig | 2750 | 5 | - | s35
jeugdreclassering | uitstroom | natura | 2021-H1 | voorlopig | 2920 | 5 | - | s35
jeugdreclassering | eindstand | natura | 2021-H1 | voorlopig | 5345 | 5 | - | s35
jeugdreclassering | beginstand | natura | 2022 | voorlopig | 4985 | 5 | - | s36
jeugdreclassering | instroom | natura | 2022 | voorlopig | 5380 | 5 | - | s36
jeugdreclassering | uitstroom | natura | 2022 | voorlopig | 5405 | 5 | - | s36
jeugdreclassering | eindstand | natura | 2022 | voorlopig | 4960 | 5 | - | s36
"""


def _figure(line: str) -> KnownFigure:
    form, measure, scope, period, status, value, unit, published, source = line.split(" | ")
    return KnownFigure(
        CareForm(form),
        measure,
        None if scope == "-" else Scope(scope),
        Period.parse(period),
        Status(status),
        int(value),
        int(unit),
        "" if published == "-" else published,
        _SOURCES[source],
    )


KNOWN_FIGURES: tuple[KnownFigure, ...] = tuple(map(_figure, _ROWS.splitlines()))


def known_figure_records(figures: Iterable[KnownFigure] = KNOWN_FIGURES) -> list[dict[str, object]]:
    """The figures as plain values for a release, in order of form, measure, scope and period.

    >>> known_figure_records()[0]["form"]
    'jeugdzorg'
    """
    forms = list(CareForm)
    ordered = sorted(
        figures,
        key=lambda item: (
            forms.index(item.form),
            item.measure,
            item.scope or "",
            item.period.kind.value,
            item.period.first_day,
            list(Status).index(item.status),
        ),
    )
    return [
        {
            "form": item.form.value,
            "measure": item.measure,
            "scope": item.scope.value if item.scope else "",
            "period": str(item.period),
            "status": item.status.value,
            "value": item.value,
            "unit": item.unit,
            "published": item.published,
            "source": item.source,
        }
        for item in ordered
    ]
