r"""The Laplace approximation of a latent Gaussian model at given hyperparameters.

With v the variances, x all unknowns and x^ their mode given v,

    log p~(y, v) = log p(y | x^) + log p(x^ | v) - (1/2) log |H| + log p(v)

where H is minus the second derivative in x at the mode. In units in which the random effects have
variance 1 this needs no division by a variance: log |H| is then the `log_determinant` of the
factor, and the penalty is v |u / v|^2.

The gradient in v is exact. With g the gradient of the log likelihood in eta, h its curvature, S
the posterior covariance of eta, w = h' diag(S) the derivative of log |H| in eta, and k = w - h S w:

    d/dv_l = (1/2) |Z_l' g|^2 - (1/2) d log|H| / dv_l - (1/2) (Z_l' k)' (Z_l' g)

Z_l' sums rows within the groups of component l. The same S w gives, at no further cost, the first
correction of the mean of the unknowns for the skewness of the likelihood: E[x] ~ x^ - (1/2) S w.

Source:
    H. Rue, S. Martino, N. Chopin (2009), JRSS B 71, 319-392, eq. 3; the gradient as in
    K. Kristensen and others (2016), TMB, J. Stat. Softw. 70(5), section 2; the mean as in
    L. Tierney and J. Kadane (1986), JASA 81, 82-86, to first order.
"""

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from jeugdpeil.stats.arrays import FloatArray, require_finite, require_length
from jeugdpeil.stats.elimination import Draws, Solution, Spread
from jeugdpeil.stats.errors import NotConvergedError
from jeugdpeil.stats.hyperparameters import HyperSpace, log_prior
from jeugdpeil.stats.likelihoods import Likelihood, Terms
from jeugdpeil.stats.nesting import Nesting

MOST_STEPS = 60
CLOSE_ENOUGH = 1e-4
MOST_HALVINGS = 30
MOST_GROWTH = 0.2


class Factor(Protocol):
    """The factorised precision of all unknowns."""

    @property
    def log_determinant(self) -> float:
        """Log determinant of H in units in which the random effects have variance 1."""
        ...

    @property
    def beta_root(self) -> FloatArray:
        """W with W W' the covariance of the fixed effects."""
        ...

    @property
    def row_kept(self) -> FloatArray:
        """(n_rows,) r of the row effects."""
        ...

    @property
    def row_gain(self) -> FloatArray:
        """(n_rows,) a of the row effects."""
        ...

    def solve(self, natural: FloatArray) -> Solution:
        """Mean of all unknowns given natural parameters."""
        ...

    def spread(self) -> Spread:
        """Marginal variances."""
        ...

    def draw(self, natural: FloatArray, n_draws: int, generator: np.random.Generator) -> Draws:
        """Joint draws."""
        ...

    def draw_given(
        self, natural: FloatArray, beta: FloatArray, generator: np.random.Generator
    ) -> Draws:
        """Draws of the random effects given fixed effects."""
        ...


class Structure(Protocol):
    """Which random effects there are, and how a row sees them."""

    @property
    def n_components(self) -> int:
        """Number of variances."""
        ...

    def factorise(
        self,
        design: FloatArray,
        fixed_precision: FloatArray,
        curvature: FloatArray,
        variances: FloatArray,
    ) -> Factor:
        """The factor at a curvature and variances."""
        ...

    def products(self, left: FloatArray, right: FloatArray) -> FloatArray:
        """(n_components,) left' Z R Z' right with R the effects' prior correlation."""
        ...

    def shared(self, rows: FloatArray) -> FloatArray:
        """(n_components, n_rows) Z R Z' times a column of rows."""
        ...

    def penalties(self, solution: Solution) -> FloatArray:
        """(n_components,) u' R^-1 u / v^2 of each component's effects."""
        ...

    @property
    def nesting(self) -> Nesting:
        """The groups of the rows."""
        ...

    def totals(self, solution: Solution, variances: FloatArray) -> tuple[FloatArray, ...]:
        """Per level, (n_groups,) sums of the effects down to that level."""
        ...


@dataclass(frozen=True)
class LatentModel:
    """A likelihood, columns with fixed effects, random effects and their hyperparameters.

    Args:
        likelihood: of each row given its linear predictor.
        design: (n_rows, n_fixed) columns; centre and scale them before.
        fixed_precision: (n_fixed,) prior precisions of their coefficients, above 0.
        structure: random effects.
        hyper: hyperparameters, in the order of the structure's components.

    Raises:
        ShapeError, NotFiniteError: arrays that do not belong together or hold NaN.
    """

    likelihood: Likelihood
    design: FloatArray
    fixed_precision: FloatArray
    structure: Structure
    hyper: HyperSpace

    def __post_init__(self) -> None:
        require_length("design", self.design, self.likelihood.n_rows)
        require_finite("design", self.design)
        require_length("fixed_precision", self.fixed_precision, self.design.shape[1])
        variances = np.empty(self.hyper.n_variances)
        require_length("hyperparameters", variances, self.structure.n_components)

    def with_likelihood(self, likelihood: Likelihood) -> "LatentModel":
        """The same model of other outcomes."""
        return LatentModel(
            likelihood, self.design, self.fixed_precision, self.structure, self.hyper
        )


@dataclass(frozen=True)
class Mode:
    """The mode of the unknowns given the variances, and the factor there."""

    solution: Solution
    terms: Terms
    factor: Factor
    log_joint: float = np.nan

    @property
    def natural(self) -> FloatArray:
        """Natural parameter c = h eta + g of the quadratic approximation in each row."""
        return self.terms.curvature * self.solution.eta + self.terms.gradient


@dataclass(frozen=True)
class Approximation:
    """The Laplace approximation at one value of the hyperparameters.

    Args:
        scores: (n_scores,) the hyperparameters.
        log_posterior: log p~(y, scores), up to nothing.
        mode: of the unknowns.
    """

    scores: FloatArray
    log_posterior: float
    mode: Mode


def find_mode(
    model: LatentModel, variances: FloatArray, eta: FloatArray, close: float = CLOSE_ENOUGH
) -> Mode:
    """The mode of the unknowns by Newton's method with step halving.

    Args:
        model: what is fitted.
        variances: (n_components,) variances of the random effects.
        eta: (n_rows,) where to start.
        close: the error left in any row is about its square.

    Raises:
        NotConvergedError: no mode within 60 steps.
    """
    here, terms, height = _climb(model, variances, eta, close)[0]
    return Mode(here, terms, _factorise(model, terms, variances), height)


Place = tuple[Solution, Terms, float]


def _climb(
    model: LatentModel, variances: FloatArray, eta: FloatArray, close: float
) -> tuple[Place, Factor, FloatArray]:
    """The mode, and the last factor on the road to it with the curvature that it was made of."""
    terms = model.likelihood.terms(eta)
    here: Solution | None = None
    height = -np.inf
    for _ in range(MOST_STEPS):
        factor, curvature = _factorise(model, terms, variances), terms.curvature
        target = factor.solve(curvature * eta + terms.gradient)
        move = float(np.abs(target.eta - eta).max(initial=0.0))
        # The start is a predictor only, no value of the unknowns: the first step is taken whole.
        found = (
            _height(model, variances, target)
            if here is None
            else _uphill(model, variances, here, target, height)
        )
        found, is_there = _chords(model, variances, factor, curvature, found, move, close)
        here, terms, height = found
        eta = here.eta
        if is_there:
            return found, factor, curvature
    raise NotConvergedError(f"no mode of the effects in {MOST_STEPS} steps", steps=MOST_STEPS)


def _chords(
    model: LatentModel,
    variances: FloatArray,
    factor: Factor,
    curvature: FloatArray,
    place: Place,
    move: float,
    close: float,
) -> tuple[Place, bool]:
    """Further steps with the same factor, as long as each is a small part of the one before.

    A step costs a solve, a factor several. The moves shrink by a ratio that their own size sets,
    so that what is left after a move is about the move times the ratio.
    """
    while close < move < 0.5:
        target = factor.solve(curvature * place[0].eta + place[1].gradient)
        shorter = float(np.abs(target.eta - place[0].eta).max(initial=0.0))
        ratio, move = shorter / move, shorter
        if ratio > 0.3:
            return place, False
        place = _height(model, variances, target)
        if move * ratio < close**2:
            return place, True
    return place, move <= close


def mode_at(model: LatentModel, scores: FloatArray, eta: FloatArray) -> Mode:
    """The mode again, from a linear predictor that was found before: one step, no search."""
    terms = model.likelihood.terms(eta)
    factor = _factorise(model, terms, model.hyper.variances(scores)[0])
    return Mode(factor.solve(terms.curvature * eta + terms.gradient), terms, factor)


def _factorise(model: LatentModel, terms: Terms, variances: FloatArray) -> Factor:
    return model.structure.factorise(
        model.design, model.fixed_precision, terms.curvature, variances
    )


def _height(model: LatentModel, variances: FloatArray, at: Solution) -> Place:
    """Terms and log joint density (in units of the effects' own sd) at a value."""
    terms = model.likelihood.terms(at.eta)
    penalty = float(variances @ model.structure.penalties(at))
    penalty += float(model.fixed_precision @ at.beta**2)
    return at, terms, float(terms.log_density.sum()) - 0.5 * penalty


def _uphill(
    model: LatentModel, variances: FloatArray, here: Solution, target: Solution, height: float
) -> Place:
    """The Newton step, halved until it does not go down by more than rounding."""
    step, slack = 1.0, 1e-9 * (1 + abs(height))
    for _ in range(MOST_HALVINGS):
        found = _height(model, variances, here.towards(target, step))
        if found[2] >= height - slack:
            return found
        step /= 2
    raise NotConvergedError("no step of the effects leads up", steps=MOST_HALVINGS)


def approximate(
    model: LatentModel, scores: FloatArray, eta: FloatArray, close: float = CLOSE_ENOUGH
) -> Approximation:
    """The Laplace approximation at given hyperparameters.

    Args:
        model: what is fitted.
        scores: (n_scores,) hyperparameters as normal scores.
        eta: (n_rows,) where the search for the mode starts.
        close: see `find_mode`.
    """
    mode = find_mode(model, model.hyper.variances(scores)[0], eta, close)
    value = _log_posterior(model, scores, mode.log_joint, mode.factor.log_determinant)
    return Approximation(scores, value, mode)


def _log_posterior(
    model: LatentModel, scores: FloatArray, log_joint: float, log_determinant: float
) -> float:
    with np.errstate(divide="ignore"):
        fixed = float(np.log(model.fixed_precision).sum())
    return log_joint + 0.5 * fixed - 0.5 * log_determinant + log_prior(scores)


def glance(
    model: LatentModel, scores: FloatArray, eta: FloatArray, rows: FloatArray, close: float
) -> tuple[float, FloatArray]:
    """The log posterior of the hyperparameters and the mode of eta, with one factor only.

    Args:
        model, scores, eta, close: as for `approximate`; eta should be a good guess.
        rows: (n_rows,) about the variances s of eta, such as those at other hyperparameters.

    Notes:
        From the curvature h_0 at the guess to h at the mode, log |H| grows by s' (h - h_0) to
        first order, and by at most s^2' (h - h_0)^2 / 2 less than that for the diagonal. Where
        the growth is not small the factor at the mode is made after all.
    """
    variances = model.hyper.variances(scores)[0]
    (here, terms, height), factor, curvature = _climb(model, variances, eta, close)
    grown = (terms.curvature - curvature) * rows
    found = factor.log_determinant + float(grown.sum())
    if abs(float(grown.sum())) > MOST_GROWTH or float(grown @ grown) > MOST_GROWTH**2:
        found = _factorise(model, terms, variances).log_determinant
    return _log_posterior(model, scores, height, found), here.eta


@dataclass(frozen=True)
class Refined:
    """Marginal variances of an approximation, its corrected mean and its gradient.

    Args:
        spread: marginal variances.
        shift: what to add to the mode for the mean, to first order.
        nudge: (n_rows,) what to add to the natural parameters so that a solution has that mean.
        gradient: (n_scores,) of the log posterior in the hyperparameters.
    """

    spread: Spread
    shift: Solution
    nudge: FloatArray
    gradient: FloatArray


def refine_mode(mode: Mode) -> FloatArray:
    """What to add to the natural parameters so that a solution has the corrected mean."""
    return -0.5 * mode.terms.curvature_slope * mode.factor.spread().rows


def refine(model: LatentModel, approximation: Approximation) -> Refined:
    """Variances, mean correction and exact gradient of an approximation."""
    mode = approximation.mode
    spread = mode.factor.spread()
    slope = mode.terms.curvature_slope * spread.rows
    answer = mode.factor.solve(slope)
    remaining = slope - mode.terms.curvature * answer.eta
    products = model.structure.products
    gradient = 0.5 * (
        products(mode.terms.gradient, mode.terms.gradient - remaining) - spread.traces
    )
    slopes = model.hyper.variances(approximation.scores)[1]
    nothing = Solution(
        np.zeros_like(answer.beta),
        tuple(np.zeros_like(part) for part in answer.scaled),
        np.zeros_like(answer.eta),
    )
    shift = nothing.towards(answer, -0.5)
    return Refined(spread, shift, -0.5 * slope, slopes.T @ gradient - approximation.scores)
