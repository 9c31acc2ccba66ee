"""A model card as a file of its own: one page that asks nothing of anybody."""

from jeugdpeil.domain.model_card import ModelCard
from jeugdpeil.i18n.texts import text
from jeugdpeil.site.templating import environment, without_layout
from jeugdpeil.site.views.model_card import CardNames, model_card_view


def stand_alone_card(card: ModelCard, language: str, names: CardNames | None = None) -> str:
    """The card as HTML with its style inside; it makes no request and runs no script.

    Args:
        card: of one fit.
        language: `nl` or `en`.
        names: of what the card is about; None to show the ids that the card has itself.
    """
    known = names or CardNames(title=card.indicator, level=card.level)
    template = environment().get_template("model_card_alone.html")
    html = template.render(
        view=model_card_view(card, language, known),
        language=language,
        skip=text(language, "site.skip"),
    )
    return without_layout(html)
