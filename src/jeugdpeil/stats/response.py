r"""How the mode of the effects, and the log posterior of the variances, answer to the variances.

With K_l = Z_l R Z_l' the covariance of a component per unit of its variance v_l, g the gradient of
the log likelihood at the mode, h its curvature and S the posterior covariance of eta, the mode
moves by

    d eta / dv_l = t_l = (I - S h) q_l,    q_l = K_l g,

and the average of observed and expected information of two variances is

    A_lm = (1/2) q_l' h t_m.

One solve per hyperparameter gives both; no second derivative of a determinant is needed. In the
scores s the information is J' A J + I, with J = dv / ds and I that of their normal prior.

Source:
    A. Gilmour, R. Thompson, B. Cullis (1995), Average information REML, Biometrics 51, 1440-1450,
    for normal outcomes; here for the quadratic approximation at the mode.
"""

from dataclasses import dataclass

import numpy as np

from jeugdpeil.stats.arrays import FloatArray
from jeugdpeil.stats.laplace import Approximation, LatentModel


@dataclass(frozen=True)
class Response:
    """Derivatives at one value of the hyperparameters.

    Args:
        slopes: (n_scores, n_rows) of the mode of the linear predictor in the scores.
        information: (n_scores, n_scores) about minus the second derivative of the log posterior.
    """

    slopes: FloatArray
    information: FloatArray


def respond(model: LatentModel, approximation: Approximation) -> Response:
    """How the mode and the log posterior answer to the scores."""
    mode, terms = approximation.mode, approximation.mode.terms
    slopes = model.hyper.variances(approximation.scores)[1]
    pulls = slopes.T @ model.structure.shared(terms.gradient)
    moves = [pull - mode.factor.solve(terms.curvature * pull).eta for pull in pulls]
    moved = np.array(moves).reshape(pulls.shape)
    information = 0.5 * (terms.curvature * pulls) @ moved.T
    return Response(moved, (information + information.T) / 2 + np.eye(len(pulls)))
