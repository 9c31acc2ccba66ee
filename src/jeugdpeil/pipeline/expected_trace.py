"""The road back from a published expected figure to its model and the sources of that model."""

from collections.abc import Iterator

from jeugdpeil.domain.errors import NotFoundError
from jeugdpeil.domain.expected import ActualBasis
from jeugdpeil.domain.lineage import ExpectedFigureKey
from jeugdpeil.domain.model_card import ModelCard
from jeugdpeil.domain.snapshot import SnapshotRef
from jeugdpeil.i18n.formula import formula_in_words
from jeugdpeil.i18n.numbers import percentage, signed_number, whole_number
from jeugdpeil.i18n.texts import code_text
from jeugdpeil.published import layout
from jeugdpeil.published.expected import ExpectedFigure
from jeugdpeil.published.manifest import ModelInfo
from jeugdpeil.published.release import Release

OUTCOME = "uitkomst"


def trace_expected(release: Release, text: str) -> Iterator[str]:
    """Walk from an expected figure to its model and sources.

    Args:
        release: the release.
        text: address of the figure: `verwacht`, model, region with year, and period.

    Returns:
        Lines: the figure, the actual one beside it, the release and definition, the model with its
        card, seed and the fits that feed its figures, what each theme contributes, and the sources
        of the outcome and of each characteristic with hash and moment.

    Raises:
        NotFoundError: the text is no such address, or the release has no such figure.
    """
    figure = _figure(release, _key(text))
    model, card = release.manifest.model(figure.model), release.models[figure.model]
    assert model is not None
    decimals = release.definitions[figure.indicator].decimals
    yield f"Cijfer       {figure.lineage_id}"
    yield from _values(figure, decimals)
    yield f"Release      {release.manifest.id}, gebouwd {release.manifest.created_at.isoformat()}"
    yield f"Software     {release.manifest.software}"
    yield f"Indicator    {release.definitions[figure.indicator].name.nl}"
    yield from _model(release, model, card)
    yield from _contributions(figure, decimals)
    yield from _sources(release, model)


def _key(text: str) -> ExpectedFigureKey:
    try:
        return ExpectedFigureKey.parse(text)
    except ValueError as error:
        raise NotFoundError(
            f"{text!r} is geen kenmerk van een verwacht cijfer",
            remedy="Zo'n kenmerk ziet eruit als verwacht.jeugdzorg-gemeente.GM0244-2022.2022; het "
            "staat op de website achter 'Hoe is dit getal ontstaan?'.",
        ) from error


def _figure(release: Release, key: ExpectedFigureKey) -> ExpectedFigure:
    for figure in release.expected_of_region(key.region.code):
        if figure.lineage_id == key.lineage_id:
            return figure
    models = ", ".join(item.id for item in release.manifest.models)
    raise NotFoundError(
        f"Release {release.manifest.id} heeft geen cijfer {key.lineage_id}",
        remedy=f"Deze release heeft deze modellen: {models}. Zoek het gebied op de website."
        if models
        else "Deze release heeft geen model. Kies een andere release met --release.",
    )


def _values(figure: ExpectedFigure, decimals: int) -> Iterator[str]:
    lower, upper = (
        percentage("nl", bound, decimals)
        for bound in (figure.expected_lower, figure.expected_upper)
    )
    expected = percentage("nl", figure.expected, decimals)
    yield f"Verwacht     {expected}, marge {lower} tot {upper}, {figure.status.value}"
    if figure.actual is None or figure.difference is None:
        yield "Werkelijk    niet getoond; daarom geen verschil en geen oordeel"
        return
    actual = percentage("nl", figure.actual, decimals)
    if figure.actual_basis is ActualBasis.GEWOGEN_GEMIDDELDE:
        yield f"Werkelijk    {actual}, gewogen gemiddelde van de gebieden met een cijfer"
    else:
        yield f"Werkelijk    {actual}, {figure.actual_lineage_id}"
    yield f"Verschil     {signed_number('nl', figure.difference, decimals)} procentpunt"
    if figure.verdict is not None:
        yield f"Oordeel      {figure.verdict.value}"


def _model(release: Release, model: ModelInfo, card: ModelCard) -> Iterator[str]:
    path = layout.expected_file(model.id, "card.json")
    hashes = {entry.path: entry.sha256 for entry in release.manifest.files}
    yield f"Model        {model.id}, jaren {', '.join(model.periods)}"
    yield f"  formule    {formula_in_words('nl', card.formula)}"
    yield f"  kaart      {path}"
    yield f"  sha256     {hashes[path]}"
    yield (
        f"  berekend   seed {card.seed}, {whole_number('nl', card.n_draws)} trekkingen, "
        f"{card.n_folds} groepen gebieden om beurten weggelaten"
    )
    for fit, figure in card.feeds:
        words = code_text("nl", "card.figure", figure), code_text("nl", "card.feed", fit)
        yield f"  {words[0]}: {words[1]}"


def _contributions(figure: ExpectedFigure, decimals: int) -> Iterator[str]:
    if figure.contributions:
        yield "Bijdragen    procentpunt, samen verwacht min verwacht van het land"
    for theme, points in figure.contributions:
        yield f"  {signed_number('nl', points, decimals):>6}  {theme}"


def _sources(release: Release, model: ModelInfo) -> Iterator[str]:
    """Every source once, with all that came from it."""
    for short_id in dict.fromkeys(source for _, source in model.sources):
        given = [what for what, source in model.sources if source == short_id]
        snapshot = release.manifest.source(short_id)
        if snapshot is None:
            yield f"Bron         {short_id}"
        else:
            yield from _source(snapshot)
        if OUTCOME in given:
            yield "  levert     de uitkomst"
        names = [_name(release, what) for what in given if what != OUTCOME]
        if names:
            yield f"  levert     {', '.join(names)}"


def _name(release: Release, characteristic: str) -> str:
    known = release.characteristics.get(characteristic)
    return known.name.nl if known else characteristic


def _source(snapshot: SnapshotRef) -> Iterator[str]:
    retrieved = snapshot.retrieved_at.isoformat() if snapshot.retrieved_at else "niet vastgelegd"
    yield f"Bron         {snapshot.title} ({snapshot.source_id}), {snapshot.attribution}"
    yield f"  herkomst   {snapshot.origin}"
    yield f"  sha256     {snapshot.sha256}"
    yield f"  opgehaald  {retrieved}"
