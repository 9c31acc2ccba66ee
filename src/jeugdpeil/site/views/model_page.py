"""The models of expected use: the list on the page on method, and a page with each model card."""

from collections.abc import Iterable
from dataclasses import dataclass

from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.i18n.numbers import percentage
from jeugdpeil.i18n.texts import text
from jeugdpeil.published.manifest import ModelInfo
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.links import Links
from jeugdpeil.site.views.model_card import ModelCardView, model_card_view
from jeugdpeil.site.views.model_words import card_names, model_name
from jeugdpeil.site.views.take_away import TakeAway, model_take_away
from jeugdpeil.site.views.words import and_list, level_name


@dataclass(frozen=True)
class ModelRow:
    """A model in the list.

    Args:
        name, href: the model and its card.
        years: with expected figures.
        levels: that its figures are summed for.
        fit: what the characteristics explain in areas that the fit did not see; may be empty.
    """

    name: str
    href: str
    years: str
    levels: str
    fit: str


@dataclass(frozen=True)
class ModelPage:
    """The page of one model."""

    title: str
    card: ModelCardView
    back: str
    take_away: TakeAway


def model_rows(edition: Edition, links: Links) -> Iterable[ModelRow]:
    """All models of the release."""
    for model in edition.expectations.models:
        others = [level for level in model.levels if level != model.level]
        names = [
            level_name(links.language, level, plural=True)
            for level in RegionLevel
            if level.value in others
        ]
        yield ModelRow(
            model_name(edition, model, links.language),
            links.model(model.id),
            ", ".join(model.periods),
            and_list(links.language, names),
            _fit(edition, model, links.language),
        )


def _fit(edition: Edition, model: ModelInfo, language: str) -> str:
    fits = edition.expectations.card(model.id).fits
    line = next((item for item in fits if item.fit == "characteristics"), None)
    if line is None or line.r2_outside is None:
        return ""
    return percentage(language, 100 * max(line.r2_outside, 0.0), 0)


def model_page(edition: Edition, model: ModelInfo, links: Links) -> ModelPage:
    """The page of one model, with its card."""
    language = links.language
    name = model_name(edition, model, language)
    card = edition.expectations.card(model.id)
    return ModelPage(
        title=text(language, "models.page", name=name),
        card=model_card_view(card, language, card_names(edition, model, language)),
        back=links.page("methode"),
        take_away=model_take_away(edition, model.id, links),
    )
