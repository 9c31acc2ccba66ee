"""A model card as sections of sentences, tables and plots, in words of the reader's language."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from jeugdpeil.domain.model_card import Coefficient, ModelCard
from jeugdpeil.domain.scope import Unit
from jeugdpeil.i18n.formula import formula_in_words
from jeugdpeil.i18n.numbers import decimal_number, in_unit, percentage, whole_number
from jeugdpeil.i18n.texts import has_text, text
from jeugdpeil.site.drawing.calibration_plot import CalibrationPlot, PlotClass, calibration_plot
from jeugdpeil.site.drawing.interval_plot import IntervalPlot, PlotRow, interval_plot
from jeugdpeil.site.views.words import and_list, rule_words, sentence

_POINTS = 2
_NONE = "–"
# What fits above a line of a plot on a phone; the table has the whole name.
_LONGEST_LABEL = 44


@dataclass(frozen=True)
class CardNames:
    """Names that the card itself does not know; an id without a name is shown as it is.

    Args:
        title: what is expected of which areas, such as "Jeugdzorg per wijk".
        level: plural of the areas, such as "wijken".
        characteristics: name by id.
        themes: name by id.
    """

    title: str
    level: str
    characteristics: Mapping[str, str] = field(default_factory=dict[str, str])
    themes: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True)
class CardColumn:
    """The head of a column; numbers stand to the right."""

    label: str
    is_number: bool = True


@dataclass(frozen=True)
class CardTable:
    """A table whose first column names the row."""

    id: str
    caption: str
    columns: tuple[CardColumn, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class CardPlot:
    """A plot with the sentence that it shows; its numbers are in the table of the section."""

    id: str
    title: str
    intervals: IntervalPlot | None = None
    calibration: CalibrationPlot | None = None
    ticks: tuple[str, ...] = ()
    across: str = ""
    down: str = ""
    key: str = ""


@dataclass(frozen=True)
class CardSection:
    """A heading with sentences, facts, a plot and a table."""

    id: str
    heading: str
    paragraphs: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    plot: CardPlot | None = None
    tables: tuple[CardTable, ...] = ()
    items: tuple[str, ...] = ()


@dataclass(frozen=True)
class ModelCardView:
    """A model card, ready to be drawn."""

    title: str
    lead: str
    formula: str
    sections: tuple[CardSection, ...]


def model_card_view(card: ModelCard, language: str, names: CardNames) -> ModelCardView:
    """The card in words.

    Args:
        card: of one fit.
        language: `nl` or `en`.
        names: of what the card is about.
    """
    write = _Writer(card, language, names)
    sections = (
        write.summary(),
        write.fit(),
        write.characteristics(),
        write.selection(),
        write.effects(),
        write.moran(),
        write.missing(),
        write.verdicts(),
        write.feeds(),
        write.notes(),
    )
    return ModelCardView(
        write.say("title", title=names.title),
        write.say("lead", level=names.level),
        formula_in_words(language, card.formula),
        tuple(section for section in sections if section is not None),
    )


@dataclass(frozen=True)
class _Writer:
    """Writes the sections of one card."""

    card: ModelCard
    language: str
    names: CardNames

    def say(self, key: str, /, **values: object) -> str:
        return text(self.language, f"card.{key}", **values)

    def word(self, prefix: str, code: str) -> str:
        """The word of a code; what is not ours, such as a column of a user, stays as it is."""
        key = f"card.{prefix}.{code}"
        return text(self.language, key) if has_text(self.language, key) else code

    def level(self, code: str) -> str:
        key = f"level.{code}.plural"
        return text(self.language, key) if has_text(self.language, key) else code

    def characteristic(self, code: str) -> str:
        return self.names.characteristics.get(code, code)

    def number(self, value: float | None, decimals: int = _POINTS) -> str:
        return _NONE if value is None else decimal_number(self.language, value, decimals)

    def count(self, value: int) -> str:
        return whole_number(self.language, value)

    def per_cent(self, value: float, decimals: int = _POINTS) -> str:
        return percentage(self.language, value, decimals)

    def share(self, value: float | None) -> str:
        return _NONE if value is None else self.per_cent(100 * value, 1)

    def bounds(self, lower: float, upper: float, decimals: int = _POINTS) -> str:
        low, high = self.number(lower, decimals), self.number(upper, decimals)
        return text(self.language, "number.interval", low=low, high=high)

    def table(
        self, key: str, columns: Sequence[tuple[str, bool]], rows: Iterator[tuple[str, ...]]
    ) -> CardTable:
        """A table of which the heads are `card.column.<name>`."""
        heads = tuple(CardColumn(self.say(f"column.{name}"), is_n) for name, is_n in columns)
        return CardTable(f"card-{key}", self.say(f"{key}.caption"), heads, tuple(rows))

    @property
    def level_per_cent(self) -> str:
        return self.per_cent(100 * self.card.interval_level, 0)

    # --- What the model is

    def summary(self) -> CardSection:
        card = self.card
        periods = and_list(self.language, [each for each in card.periods if each])
        groups = [f"{self.level(name)}: {self.count(n)}" for name, n in card.n_groups]
        facts = [
            (self.say("fact.outcome"), self.names.title),
            (self.say("fact.periods"), periods),
            (self.say("fact.likelihood"), self.word("likelihood", card.likelihood)),
            (self.say("fact.areas"), self.count(card.n_areas)),
            (self.say("fact.hidden"), self.count(card.n_hidden) if card.n_hidden else ""),
            (self.say("fact.missing"), self.count(card.n_missing)),
            (self.say("fact.groups"), ", ".join(groups)),
            (self.say("fact.imputed"), self.share(card.imputed)),
            (self.say("fact.computed"), self._computed()),
        ]
        return CardSection(
            "card-what",
            self.say("what"),
            (self.say("what.text"),),
            tuple((term, words) for term, words in facts if words),
            tables=(self._national(),) if card.national else (),
        )

    def _computed(self) -> str:
        return self.say(
            "computed",
            draws=self.count(self.card.n_draws),
            folds=self.count(self.card.n_folds),
            seed=str(self.card.seed),
        )

    def _national(self) -> CardTable:
        rows = (
            (period or self.say("all_rows"), self.per_cent(mean))
            for period, mean in self.card.national
        )
        return self.table("national", (("period", False), ("mean", True)), rows)

    # --- How well it predicts

    def fit(self) -> CardSection:
        paragraphs = [self.say("fit.text")]
        if self.card.coverage is not None:
            paragraphs.append(
                self.say(
                    "coverage", share=self.share(self.card.coverage), level=self.level_per_cent
                )
            )
        tables = [self._fits()] if self.card.fits else []
        if self.card.calibration:
            tables.append(self._classes())
        return CardSection(
            "card-fit",
            self.say("fit"),
            tuple(paragraphs),
            plot=self._calibration(),
            tables=tuple(tables),
        )

    def _fits(self) -> CardTable:
        columns = (
            ("fit", False),
            ("r2_inside", True),
            ("r2_outside", True),
            ("rmse", True),
            ("log_score", True),
        )
        rows = (
            (
                sentence(self.word("fit", line.fit)),
                self.share(line.r2_inside),
                self.share(line.r2_outside),
                self.number(line.rmse_outside),
                self.number(line.log_score_outside, 3),
            )
            for line in self.card.fits
        )
        return self.table("fits", columns, rows)

    def _classes(self) -> CardTable:
        columns = (("predicted", False), ("actual", True), ("interval", True), ("n_areas", True))
        rows = (
            (
                self.per_cent(each.predicted),
                self.per_cent(each.actual),
                self.bounds(each.lower, each.upper),
                self.count(each.n_areas),
            )
            for each in self.card.calibration
        )
        return self.table("calibration", columns, rows)

    def _calibration(self) -> CardPlot | None:
        classes = self.card.calibration
        placed = [PlotClass(one.predicted, one.actual, one.lower, one.upper) for one in classes]
        plot = calibration_plot(placed)
        if plot is None:
            return None
        n = sum(each.n_areas for each in classes)
        away = sum(each.n_areas * abs(each.actual - each.predicted) for each in classes) / max(n, 1)
        return CardPlot(
            "card-calibration-plot",
            self.say("calibration.title", points=self.number(away)),
            calibration=plot,
            ticks=self._ticks([tick.value for tick in plot.grid_x], Unit.PERCENTAGE),
            across=self.say("axis.predicted"),
            down=self.say("axis.actual"),
            key=self.say("calibration.key", level=self.level_per_cent),
        )

    def _ticks(self, values: Sequence[float], unit: Unit | None = None) -> tuple[str, ...]:
        decimals = _decimals_of(values)
        if unit is None:
            return tuple(self.number(value, decimals) for value in values)
        return tuple(in_unit(self.language, value, unit, decimals) for value in values)

    # --- The characteristics

    def characteristics(self) -> CardSection | None:
        if not self.card.coefficients:
            return None
        paragraphs = [
            self.say("characteristics.text", level=self.level_per_cent),
            self.say("no_cause"),
        ]
        return CardSection(
            "card-characteristics",
            self.say("characteristics"),
            (*paragraphs, *self._together()),
            plot=self._plot(),
            tables=(self._coefficients(),),
        )

    def _together(self) -> Iterator[str]:
        """A sentence per group of characteristics that hang together."""
        groups: dict[int, list[str]] = {}
        for each in self.card.coefficients:
            if each.collinear_group is not None:
                groups.setdefault(each.collinear_group, []).append(
                    self.characteristic(each.characteristic)
                )
        if groups:
            yield self.say("together.text")
        for number, members in sorted(groups.items()):
            yield self.say("together", number=str(number), names=and_list(self.language, members))

    def _plot(self) -> CardPlot | None:
        ordered = sorted(self.card.coefficients, key=lambda each: each.points, reverse=True)
        rows = [
            PlotRow(
                _short(self.characteristic(each.characteristic)),
                each.points,
                each.lower,
                each.upper,
                each.points_alone,
            )
            for each in ordered
        ]
        plot = interval_plot(rows)
        if plot is None:
            return None
        most = max(ordered, key=lambda each: abs(each.points))
        return CardPlot(
            "card-characteristics-plot",
            self.say(
                "characteristics.title",
                name=self.characteristic(most.characteristic),
                points=self.number(most.points),
            ),
            intervals=plot,
            ticks=self._ticks([tick.value for tick in plot.grid]),
            across=self.say("axis.points"),
            key=self.say("characteristics.key", level=self.level_per_cent),
        )

    def _coefficients(self) -> CardTable:
        has_spatial = any(each.points_spatial is not None for each in self.card.coefficients)
        columns = [
            ("characteristic", False),
            ("step", True),
            ("points", True),
            ("interval", True),
            ("points_alone", True),
            *([("points_spatial", True)] if has_spatial else []),
            ("n_missing", True),
            ("remark", False),
        ]
        rows = (self._coefficient(each, has_spatial) for each in self.card.coefficients)
        return self.table("coefficients", columns, rows)

    def _coefficient(self, each: Coefficient, has_spatial: bool) -> tuple[str, ...]:
        name = self.characteristic(each.characteristic)
        theme = self.names.themes.get(each.theme, each.theme)
        spatial = (self.number(each.points_spatial),) if has_spatial else ()
        return (
            name if each.theme == each.characteristic else f"{name} ({theme})",
            _significant(self.language, each.step),
            self.number(each.points),
            self.bounds(each.lower, each.upper),
            self.number(each.points_alone),
            *spatial,
            self.count(each.n_missing),
            "; ".join(self._remarks(each)),
        )

    def _remarks(self, each: Coefficient) -> Iterator[str]:
        if each.flips:
            yield self.say("remark.flips")
        if each.collinear_group is not None:
            yield self.say("remark.together", number=str(each.collinear_group))
        what_if = self.card.what_if
        refused = what_if.refused if what_if else (each.characteristic,)
        if each.is_movable and each.characteristic not in refused:
            yield self.say("remark.movable")

    def selection(self) -> CardSection | None:
        if not self.card.selection:
            return None
        columns = (("characteristic", False), ("choice", False), ("loss", True))
        rows = (
            (self.characteristic(name), self.word("choice", choice), self.number(loss, 4))
            for name, choice, loss in self.card.selection
        )
        return CardSection(
            "card-selection",
            self.say("selection"),
            (self.say("selection.text"),),
            tables=(self.table("selection", columns, rows),),
        )

    # --- What is left over

    def effects(self) -> CardSection | None:
        if not self.card.effects:
            return None
        columns = (("effect", False), ("sd", True), ("interval", True))
        rows = (
            (
                self._effect(each.effect),
                self.number(each.sd, 3),
                self.bounds(each.lower, each.upper, 3),
            )
            for each in self.card.effects
        )
        return CardSection(
            "card-effects",
            self.say("effects"),
            (self.say("effects.text"),),
            tables=(self.table("effects", columns, rows),),
        )

    def _effect(self, code: str) -> str:
        # With one period the effect of a row is that of its area.
        own = "area" if code == "row" and len(self.card.periods) == 1 else code
        return sentence(self.word("effect", own))

    def moran(self) -> CardSection | None:
        if not self.card.moran:
            return None
        columns = (("of", False), ("moran", True), ("permutation", True))
        rows = (
            (
                sentence(self.word("moran", line.of)),
                self.number(line.value),
                self.number(line.permutation_upper),
            )
            for line in self.card.moran
        )
        return CardSection(
            "card-moran",
            self.say("moran"),
            (self.say("moran.text"),),
            tables=(self.table("moran", columns, rows),),
        )

    def missing(self) -> CardSection | None:
        card = self.card
        paragraphs: list[str] = []
        if card.imputed > 0:
            paragraphs.append(self.say("imputed", share=self.share(card.imputed)))
        if card.hidden_choice is not None:
            points, blank = self.number(card.hidden_choice), self.count(card.n_blank)
            paragraphs.append(self.say("hidden_choice", points=points, areas=blank))
        if card.without_origin is not None:
            paragraphs.append(self.say("without_origin", points=self.number(card.without_origin)))
        if card.named_absent:
            names = [self.characteristic(each) for each in card.named_absent]
            paragraphs.append(self.say("absent", names=and_list(self.language, names)))
        if not paragraphs:
            return None
        return CardSection("card-missing", self.say("missing"), tuple(paragraphs))

    def verdicts(self) -> CardSection | None:
        if not self.card.verdicts:
            return None
        columns = (("level", False), ("verdict", False), ("n_regions", True))
        rows = (
            (sentence(self.level(level)), self.word("verdict", verdict), self.count(number))
            for level, verdict, number in self.card.verdicts
        )
        paragraphs = tuple(
            self.say("false_discoveries", level=self.level(level), share=self.share(share))
            for level, share in self.card.false_discoveries
        )
        return CardSection(
            "card-verdicts",
            self.say("verdicts"),
            (self.say("verdicts.text"), *self._rule(), *paragraphs),
            tables=(self.table("verdicts", columns, rows),),
        )

    def _rule(self) -> Iterator[str]:
        """The bounds of the rule; without numbers of youths nothing is too small to say."""
        words = rule_words(self.language, self.card.rule)
        yield self.say("rule.small", **words)
        yield self.say("rule.real", **words)
        if self.card.rule.minimum_youths > 0:
            yield self.say("rule.youths", **words)

    def feeds(self) -> CardSection | None:
        if not self.card.feeds:
            return None
        columns = (("figure", False), ("feeding", False))
        # The card has pairs of the fit and the figure that comes from it.
        rows = (
            (sentence(self.word("figure", figure)), sentence(self.word("feed", fit)))
            for fit, figure in self.card.feeds
        )
        return CardSection(
            "card-feeds",
            self.say("feeds"),
            (self.say("feeds.text"),),
            tables=(self.table("feeds", columns, rows),),
        )

    def notes(self) -> CardSection | None:
        if not self.card.notes:
            return None
        items = tuple(map(self._note, self.card.notes))
        return CardSection("card-notes", self.say("notes"), items=items)

    def _note(self, code: str) -> str:
        if not has_text(self.language, f"card.note.{code}"):
            return code
        return self.say(
            f"note.{code}",
            outside=self.count(self.card.n_outside),
            small=self.count(self.card.n_not_learned),
            youths=self.count(self.card.least_youths_to_learn),
        )


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_LABEL else f"{name[: _LONGEST_LABEL - 1]}…"


def _decimals_of(values: Sequence[float]) -> int:
    written = (f"{value:.4f}".rstrip("0").partition(".")[2] for value in values)
    return max(map(len, written), default=0)


def _significant(language: str, value: float) -> str:
    """A step with about three digits that count."""
    size = abs(value)
    decimals = next((d for d, least in enumerate((100, 10, 1, 0.1, 0.01)) if size >= least), 5)
    return decimal_number(language, value, decimals)
