"""What if a characteristic had another value: an association with its interval, never a cause."""

import json
import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass

from jeugdpeil.domain.estimate import Estimate
from jeugdpeil.domain.model_card import Coefficient, ModelCard, WhatIf
from jeugdpeil.domain.region import Region, RegionLevel
from jeugdpeil.domain.what_if import Range, WhatIfRefusedError, movable_range, what_if_change
from jeugdpeil.i18n.dates import period_name
from jeugdpeil.i18n.texts import text
from jeugdpeil.published.expected import CharacteristicValue, ExpectedFigure
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.links import Links
from jeugdpeil.site.views.expected_view import (
    in_percentage,
    level_words,
    points,
    points_between,
    signed,
)
from jeugdpeil.site.views.model_words import (
    characteristic_name,
    characteristic_unit,
    characteristic_value,
    outcome_name,
)
from jeugdpeil.site.views.region_expected import ExpectedSource, expected_source, main_expected
from jeugdpeil.site.views.words import and_list, sentence

CHARACTERISTIC, VALUE = "kenmerk", "naar"
# As web/src/what-if/numbers.ts reads it.
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True)
class MoveForm:
    """The form that moves one characteristic.

    Args:
        id: of the characteristic, and of the field.
        name: of the characteristic, as it stands inside a sentence.
        label, hint: what it is now, and how far it may go.
        value: what stands in the field.
        now: the value of the region, for a script.
        decimals: with which values of the characteristic are written.
        first, last, at: of the slider: its ends and where it stands, in printed values.
        step: of the slider, one in the last decimal.
    """

    id: str
    name: str
    label: str
    hint: str
    value: str
    now: float
    decimals: int
    first: str
    last: str
    at: str
    step: str


@dataclass(frozen=True)
class Moving:
    """What a script needs to answer while a slider moves.

    Args:
        file: address of the draws of the model.
        predictor: of the region.
        decimals: of the change.
    """

    file: str
    predictor: float
    decimals: int


@dataclass(frozen=True)
class StepRow:
    """One step down and up in a characteristic, in words."""

    name: str
    unit: str
    now: str
    step: str
    down: str
    up: str


@dataclass(frozen=True)
class WhatIfPage:
    """The analyst's page.

    Args:
        title, region_name, region_href, subject: what it is about.
        absence: why nothing can be moved here; empty where something can.
        now: the expected figure.
        forms: one per movable characteristic; in a copy in files only a script can answer.
        moving: for that script; None where nothing can be moved.
        answer: what the form gave, in words; empty where nothing was asked.
        problem: why the form gave nothing; empty where it did.
        steps: the table.
        refused: which characteristics may not be moved alone, and why.
        source: status and source; None where nothing can be moved.
        path: of this page.
    """

    title: str
    region_name: str
    region_href: str
    subject: str
    absence: str
    now: str
    forms: tuple[MoveForm, ...]
    moving: Moving | None
    answer: str
    problem: str
    steps: tuple[StepRow, ...]
    refused: str
    source: ExpectedSource | None
    path: str


@dataclass(frozen=True)
class _Case:
    """A region whose characteristics can be moved."""

    edition: Edition
    figure: ExpectedFigure
    card: ModelCard
    what_if: WhatIf
    predictor: float
    language: str

    def name(self, characteristic: str) -> str:
        return characteristic_name(self.edition, characteristic, self.language)

    def words(self, characteristic: str, value: float) -> str:
        return characteristic_value(self.edition, characteristic, value, self.language)

    def values(self) -> Iterable[CharacteristicValue]:
        """The movable characteristics of the region with their values."""
        movable = set(self.what_if.characteristics) - set(self.what_if.refused)
        return (item for item in self.figure.characteristics if item.characteristic in movable)

    def change(self, value: CharacteristicValue, to: float) -> Estimate:
        name = value.characteristic
        return what_if_change(self.what_if, name, value.value, to, self.predictor)


def what_if_page(
    edition: Edition, region: Region, query: Mapping[str, str], links: Links
) -> WhatIfPage | None:
    """The analyst's page of a region; None where nothing is expected of it.

    Args:
        edition: the release.
        region: the region, of one year of division.
        query: what the form sent: a characteristic and its other value.
        links: addresses, seen from this page.
    """
    figure = main_expected(edition, region)
    if figure is None:
        return None
    case = _case(edition, figure, links.language)
    answer, problem = _answer(case, query) if case else ("", "")
    language, is_movable = links.language, case is not None and any(case.values())
    return WhatIfPage(
        title=text(language, "what_if.title", name=region.name),
        region_name=region.name,
        region_href=links.region(region.key.code, region.key.year, "verwacht"),
        subject=_subject(edition, region, figure, language),
        absence="" if is_movable else text(language, "what_if.none", name=region.name),
        now=_now(edition, figure, language),
        forms=tuple(_forms(case, query)) if case else (),
        moving=_moving(case, links) if case else None,
        answer=answer,
        problem=problem,
        steps=tuple(_steps(case)) if case else (),
        refused=_refused(case) if case else "",
        source=expected_source(edition, figure, links) if case else None,
        path=links.what_if(region.key.code),
    )


def draws_file(model: str) -> str:
    """The path of the file with the draws of a model, for the script of this page.

    >>> draws_file("jeugdzorg-wijk")
    'wat-als/jeugdzorg-wijk.json'
    """
    return f"wat-als/{model}.json"


def draws_document(edition: Edition, model: str) -> str | None:
    """The draws of a model as the script reads them; None where nothing can be moved."""
    known = edition.expectations.model(model)
    what_if = edition.expectations.card(model).what_if if known else None
    return None if what_if is None else json.dumps(asdict(what_if), separators=(",", ":"))


def movable_codes(edition: Edition) -> Iterable[str]:
    """The regions of models in which something can be moved."""
    for model in edition.expectations.models:
        if edition.expectations.card(model.id).what_if is not None:
            level = RegionLevel(model.level)
            years = edition.regions.level_years(level)
            regions = edition.regions.of_level(level, years[-1]) if years else ()
            for region in regions:
                figure = main_expected(edition, region)
                if figure is not None and may_move(edition, figure):
                    yield region.key.code


def may_move(edition: Edition, figure: ExpectedFigure) -> bool:
    """Whether some characteristic of the region can be moved."""
    case = _case(edition, figure, "nl")
    return case is not None and any(case.values())


def _case(edition: Edition, figure: ExpectedFigure, language: str) -> _Case | None:
    card = edition.expectations.card(figure.model)
    if card.what_if is None or figure.predictor is None:
        return None
    return _Case(edition, figure, card, card.what_if, figure.predictor, language)


def _subject(edition: Edition, region: Region, figure: ExpectedFigure, language: str) -> str:
    what = outcome_name(edition, figure.indicator, language)
    period = period_name(language, figure.period)
    return text(language, "expected.subject", what=what, name=region.name, period=period)


def _now(edition: Edition, figure: ExpectedFigure, language: str) -> str:
    definition = edition.definitions[figure.indicator]
    words = in_percentage(figure.expected, definition, language)
    return text(language, "what_if.now", expected=words)


def _forms(case: _Case, query: Mapping[str, str]) -> Iterable[MoveForm]:
    asked, sent = query.get(CHARACTERISTIC, ""), query.get(VALUE, "")
    for item in case.values():
        name = item.characteristic
        reach = movable_range(case.what_if, name)
        low, high = _ends(case, name, reach)
        decimals = _decimals(case, name)
        first, last = _slider_ends(reach, decimals)
        now = min(max(item.value, first), last)
        yield MoveForm(
            id=name,
            name=case.name(name),
            label=text(
                case.language,
                "what_if.value",
                name=sentence(case.name(name)),
                **{"from": case.words(name, item.value)},
            ),
            hint=text(case.language, "what_if.range", low=low, high=high),
            value=sent if name == asked else case.words(name, item.value),
            now=item.value,
            decimals=decimals,
            first=f"{first:.{decimals}f}",
            last=f"{last:.{decimals}f}",
            at=f"{now:.{decimals}f}",
            step=f"{10**-decimals:.{decimals}f}",
        )


def _moving(case: _Case, links: Links) -> Moving:
    definition = case.edition.definitions[case.figure.indicator]
    file = links.file(draws_file(case.figure.model))
    return Moving(file, case.predictor, definition.decimals)


def _decimals(case: _Case, name: str) -> int:
    known = case.edition.release.characteristics.get(name)
    return known.decimals if known else 1


def _slider_ends(reach: Range, decimals: int) -> tuple[float, float]:
    """The outermost values with these decimals that lie within the range."""
    scale = 10**decimals
    return math.ceil(reach.lowest * scale) / scale, math.floor(reach.highest * scale) / scale


def _ends(case: _Case, name: str, reach: Range) -> tuple[str, str]:
    return case.words(name, reach.lowest), case.words(name, reach.highest)


def _answer(case: _Case, query: Mapping[str, str]) -> tuple[str, str]:
    """What the form gave, and why it gave nothing; both empty where nothing was asked."""
    name, sent = query.get(CHARACTERISTIC), query.get(VALUE, "")
    if name is None:
        return "", ""
    known = {item.characteristic: item for item in case.figure.characteristics}
    try:
        reach = movable_range(case.what_if, name)
        low, high = _ends(case, name, reach)
        number = read_number(sent, case.language)
        if number is None or name not in known:
            return "", text(case.language, "what_if.error.number", value=sent, low=low, high=high)
        return _answer_words(case, known[name], number), ""
    except WhatIfRefusedError as error:
        return "", _problem(case, error, sent)


def _problem(case: _Case, error: WhatIfRefusedError, sent: str) -> str:
    name = error.characteristic
    if error.reason in ("outside the data", "no value"):
        low, high = _ends(case, name, movable_range(case.what_if, name))
        return text(case.language, "what_if.error.outside", value=sent, low=low, high=high)
    key = "collinear" if error.reason == "collinear" else "fixed"
    return text(case.language, f"what_if.error.{key}", name=case.name(name))


def _answer_words(case: _Case, item: CharacteristicValue, to: float) -> str:
    definition = case.edition.definitions[case.figure.indicator]
    change = case.change(item, to)
    name = item.characteristic
    return text(
        case.language,
        "what_if.answer",
        name=case.name(name),
        to=case.words(name, to),
        points=points(change.value, definition, case.language),
        level=level_words(change.level),
        bounds=points_between((change.lower, change.upper), definition, case.language),
        **{"from": case.words(name, item.value)},
    )


def read_number(words: str, language: str) -> float | None:
    """A number as people type it: with a decimal comma in Dutch, or with a point.

    >>> read_number("6,5", "nl"), read_number("6.5", "nl"), read_number("1.250", "nl")
    (6.5, 6.5, 1250.0)
    >>> read_number("veel", "nl") is None, read_number("inf", "en") is None
    (True, True)
    """
    plain = words.strip().replace("\u2212", "-").replace("\u00a0", "")
    comma, point = (",", ".") if language == "nl" else (".", ",")
    # "1.250" in Dutch: three digits after a point, and no comma, are thousands.
    if comma in plain or _has_thousands(plain, point):
        plain = plain.replace(point, "")
    plain = plain.replace(",", ".")
    number = float(plain) if _NUMBER.fullmatch(plain) else math.nan
    return number if math.isfinite(number) else None


def _has_thousands(words: str, mark: str) -> bool:
    parts = words.lstrip("-").split(mark)
    return len(parts) > 1 and all(len(part) == 3 and part.isdigit() for part in parts[1:])


def _steps(case: _Case) -> Iterable[StepRow]:
    sizes: dict[str, Coefficient] = {item.characteristic: item for item in case.card.coefficients}
    for item in case.values():
        name = item.characteristic
        step = sizes[name].step
        yield StepRow(
            name=sentence(case.name(name)),
            unit=characteristic_unit(case.edition, name, case.language),
            now=case.words(name, item.value)
            + (f" ({text(case.language, 'what_if.imputed')})" if item.is_imputed else ""),
            step=case.words(name, step),
            down=_step_words(case, item, item.value - step),
            up=_step_words(case, item, item.value + step),
        )


def _step_words(case: _Case, item: CharacteristicValue, to: float) -> str:
    try:
        change = case.change(item, to)
    except WhatIfRefusedError:
        return text(case.language, "what_if.outside")
    definition = case.edition.definitions[case.figure.indicator]
    low, high = (signed(bound, definition, case.language) for bound in (change.lower, change.upper))
    words = text(case.language, "number.interval", low=low, high=high)
    return f"{signed(change.value, definition, case.language)} ({words})"


def _refused(case: _Case) -> str:
    names = [case.name(name) for name in case.what_if.refused]
    return (
        text(case.language, "what_if.refused", names=and_list(case.language, names))
        if names
        else ""
    )
