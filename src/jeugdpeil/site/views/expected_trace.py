"""How an expected figure came about: model, contributions, characteristics, sources, release."""

from collections.abc import Iterable

from jeugdpeil.domain.lineage import ExpectedFigureKey
from jeugdpeil.domain.region import Region
from jeugdpeil.i18n.dates import day, moment, period_name
from jeugdpeil.i18n.numbers import percentage, whole_number
from jeugdpeil.i18n.texts import code_text, text
from jeugdpeil.published.expected import CharacteristicValue, ExpectedFigure
from jeugdpeil.published.manifest import ModelInfo
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.links import Links
from jeugdpeil.site.views.expected_view import (
    ExpectedView,
    expected_view,
    in_percentage,
    points,
)
from jeugdpeil.site.views.model_words import (
    characteristic_name,
    characteristic_value,
    model_name,
    outcome_name,
    theme_name,
)
from jeugdpeil.site.views.region_why import national_expected
from jeugdpeil.site.views.report_link import report_of_expected
from jeugdpeil.site.views.trace_page import Step
from jeugdpeil.site.views.words import full_name, sentence

_OUTCOME = "uitkomst"


class ExpectedTrace:
    """The origin of one expected figure, as the page shows it."""

    def __init__(
        self, edition: Edition, figure: ExpectedFigure, region: Region, links: Links
    ) -> None:
        model = edition.expectations.model(figure.model)
        assert model is not None
        language = links.language
        self.title = text(language, "trace.expected.title")
        self.indicator = outcome_name(edition, figure.indicator, language)
        self.region = full_name(language, region)
        self.region_href = links.region(figure.code, figure.region_year, "verwacht")
        self.period = period_name(language, figure.period)
        self.view: ExpectedView = expected_view(edition, figure, links)
        self.report = report_of_expected(edition, figure, self.view.expected, language)
        self.model_href = links.model(figure.model)
        self.model_name = model_name(edition, model, language)
        self.steps: tuple[Step, ...] = tuple(_steps(edition, figure, region, model, links))


def find_expected(edition: Edition, lineage: str) -> ExpectedFigure | None:
    """The expected figure with this id; None where the release has none or the id is no id."""
    try:
        key = ExpectedFigureKey.parse(lineage)
    except ValueError:
        return None
    held = edition.expectations.of_region(key.region.code)
    return next((item for item in held if item.lineage_id == lineage), None)


def expected_trace(edition: Edition, figure: ExpectedFigure, links: Links) -> ExpectedTrace | None:
    """The origin of an expected figure; None where the release does not know its region."""
    region = edition.regions.get(figure.code, figure.region_year) or edition.regions.get(
        figure.code
    )
    return ExpectedTrace(edition, figure, region, links) if region else None


def _steps(
    edition: Edition, figure: ExpectedFigure, region: Region, model: ModelInfo, links: Links
) -> Iterable[Step]:
    language = links.language
    yield _step("what", _what(edition, figure, region, model, language), language)
    if figure.contributions:
        yield _step("how", _how(edition, figure, language), language)
    if figure.characteristics:
        rows = [_characteristic(edition, item, language) for item in figure.characteristics]
        yield _step("characteristics", rows, language)
    yield _step("source", _sources(edition, model, language), language)
    yield _step("release", _release(edition, figure, model, language), language)


Rows = Iterable[tuple[str, str]]


def _step(name: str, rows: Rows, language: str) -> Step:
    return Step(
        text(language, f"trace.expected.{name}"),
        text(language, f"trace.expected.{name}.sentence"),
        tuple((term, words) for term, words in rows if words),
    )


def _what(
    edition: Edition, figure: ExpectedFigure, region: Region, model: ModelInfo, language: str
) -> Rows:
    definition = edition.definitions[figure.indicator]
    actual = "" if figure.actual is None else in_percentage(figure.actual, definition, language)
    rows = {
        "indicator": outcome_name(edition, figure.indicator, language),
        "region": f"{full_name(language, region)} ({figure.code}, {figure.region_year})",
        "period": period_name(language, figure.period),
        "model": model_name(edition, model, language),
        "actual": actual,
        "denominator_count": whole_number(language, figure.youths),
    }
    return [(text(language, f"trace.row.{term}"), words) for term, words in rows.items()]


def _how(edition: Edition, figure: ExpectedFigure, language: str) -> Rows:
    definition = edition.definitions[figure.indicator]
    national = national_expected(figure, definition.decimals)
    start = in_percentage(national, definition, language)
    end = in_percentage(figure.expected, definition, language)
    parts = [
        (sentence(theme_name(language, theme)), points(value, definition, language))
        for theme, value in figure.contributions
    ]
    return [
        (text(language, "trace.row.national"), start),
        *parts,
        (text(language, "trace.row.expected"), end),
    ]


def _characteristic(edition: Edition, item: CharacteristicValue, language: str) -> tuple[str, str]:
    name = item.characteristic
    value, reference = (
        characteristic_value(edition, name, number, language)
        for number in (item.value, item.reference)
    )
    key = "trace.characteristic.imputed" if item.is_imputed else "trace.characteristic"
    term = sentence(characteristic_name(edition, name, language))
    return term, text(language, key, value=value, reference=reference)


def _sources(edition: Edition, model: ModelInfo, language: str) -> Rows:
    """What came from which file, a file once for everything that it gave."""
    by_source: dict[str, list[str]] = {}
    for what, source in model.sources:
        name = (
            text(language, "trace.source.outcome")
            if what == _OUTCOME
            else characteristic_name(edition, what, language)
        )
        by_source.setdefault(source, []).append(name)
    for short_id, names in by_source.items():
        held = edition.manifest.source(short_id)
        words = (
            f"{held.title} ({held.attribution}), {held.origin}, SHA-256 {held.sha256}"
            if held
            else code_text(language, "source", short_id)
        )
        yield sentence(", ".join(names)), words


def _release(edition: Edition, figure: ExpectedFigure, model: ModelInfo, language: str) -> Rows:
    manifest = edition.manifest
    rows = {
        "status": code_text(language, "status", figure.status.value),
        "vintage": day(language, figure.vintage),
        "release": manifest.id,
        "built": moment(language, manifest.created_at),
        "software": manifest.software,
        "seed": str(model.seed),
        "command": f"jeugdpeil trace {figure.lineage_id}",
    }
    if figure.imputed > 0:
        share = percentage(language, 100 * figure.imputed, 0)
        rows["notes"] = text(language, "expected.imputed.text", share=share)
    return [(text(language, f"trace.row.{term}"), words) for term, words in rows.items()]
