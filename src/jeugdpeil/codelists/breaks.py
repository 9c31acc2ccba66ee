"""Moments at which a series of figures stops meaning the same."""

from datetime import date

from jeugdpeil.codelists.referrers import REFERRERS
from jeugdpeil.codelists.spelling import slug
from jeugdpeil.domain.comparability import Break
from jeugdpeil.domain.region import RegionLevel

# Indicators whose categories were changed by the protocol; the counts of youths and trajecten
# themselves went on, and CBS publishes them as one series.
REFERRER_INDICATORS = frozenset(f"verwijzer-{slug(item.category)}" for item in REFERRERS)
CONTENT_INDICATORS = frozenset({"perspectief", "gestart-met-crisis", "uitkomst"})

# The youths of the country are the same whichever gemeente answers for them, and a wijk counts
# them by their address: only the levels between those two are touched.
WOONPLAATS_LEVELS = frozenset(
    level
    for level in RegionLevel
    if level is RegionLevel.GEMEENTE
    or (level.is_sum_of_gemeenten and level is not RegionLevel.LAND)
)

BREAKS: tuple[Break, ...] = (
    Break(
        date(2016, 1, 1),
        "verwijzer-2016",
        "Informatieprotocol beleidsinformatie jeugd 2016: verwijzer 08 (rechter, RvdK, OvJ) added; "
        "https://www.vgn.nl/nieuws/informatieprotocol-beleidsinformatie-jeugd-2016-beschikbaar",
        indicators=REFERRER_INDICATORS,
    ),
    Break(
        date(2019, 1, 1),
        "protocol-2019",
        "Informatieprotocol v5: perspectief dropped, crisis and outcome added; "
        "https://zoek.officielebekendmakingen.nl/stcrt-2018-53554.html",
        indicators=CONTENT_INDICATORS,
    ),
    Break(
        date(2021, 1, 1),
        "populatie-2021",
        "CBS, Jeugdhulp 2021: reporting population enlarged, +21,000 youths in H1 2021 (5.5 %), "
        "+53,000 over the year; new tables 8509x and 8510x",
    ),
    Break(
        date(2022, 1, 1),
        "woonplaatsbeginsel-2022",
        "Jeugdwet art. 1.1 as it reads since 1-1-2022; https://www.cbs.nl/nl-nl/maatwerk/2018/29/"
        "simulaties-nieuw-woonplaatsbeginsel-jeugd-2016-en-2017",
        levels=WOONPLAATS_LEVELS,
    ),
)
