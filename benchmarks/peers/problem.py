"""A model and its data as files, the same for every engine, and the answers that come back.

A folder holds one file of little-endian 8-byte floats per array, and a line in `shapes.txt` with
its name and its sizes: any language reads that without a library. Matrices lie column by column.
Uses numpy only, since scripts in other environments import it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]
SHAPES = "shapes.txt"


@dataclass(frozen=True)
class Problem:
    """Binomial counts with fixed effects, nested random effects and, if asked for, neighbours.

        successes ~ Binomial(trials, p),  logit p = design beta + effects,
        beta ~ N(0, fixed_sd^2),  every standard deviation ~ Exponential(rate).

    Args:
        successes, trials: (n_rows,).
        design: (n_rows, n_fixed).
        codes: (n_levels, n_rows) groups from the outermost to the innermost level.
        has_row_effect: whether each row has an effect of its own.
        pairs: (n_pairs, 2) neighbours among the innermost groups, none without a spatial effect:
            BYM2 with a share that is uniform on 0..1.
        diagonal, links: the scaled precision of the spatial effect, one entry per innermost group
            and one per pair.
        fixed_sd, rate: of the priors.
    """

    successes: IntArray
    trials: IntArray
    design: FloatArray
    codes: IntArray
    has_row_effect: bool
    pairs: IntArray
    diagonal: FloatArray
    links: FloatArray
    fixed_sd: float = 10.0
    rate: float = 4.6

    @property
    def is_spatial(self) -> bool:
        """Whether the innermost level has neighbours."""
        return len(self.pairs) > 0

    def save(self, folder: Path) -> None:
        """Write the problem into a folder."""
        options = [self.has_row_effect, self.is_spatial, self.fixed_sd, self.rate]
        save_arrays(
            folder,
            {
                "successes": self.successes,
                "trials": self.trials,
                "design": self.design,
                "codes": self.codes,
                "pairs": self.pairs,
                "diagonal": self.diagonal,
                "links": self.links,
                "options": np.array(options, dtype=np.float64),
            },
        )

    @classmethod
    def load(cls, folder: Path) -> "Problem":
        """The problem in a folder."""
        found = load_arrays(folder)
        whole = {name: np.rint(array).astype(np.int64) for name, array in found.items()}
        options = found["options"]
        return cls(
            whole["successes"], whole["trials"], found["design"], whole["codes"],
            bool(options[0]), whole["pairs"], found["diagonal"], found["links"],
            float(options[2]), float(options[3]),
        )  # fmt: skip


@dataclass(frozen=True)
class Answer:
    """What an engine found, on the logit scale.

    Args:
        mean, sd: (n_rows,) posterior of the linear predictor of each row.
        fixed: (n_rows,) its fixed part at the mean coefficients.
        total_sd: of all random effects together.
        notes: words for the reader, such as what did not converge.
        extra: other arrays, by name.
    """

    mean: FloatArray
    sd: FloatArray
    fixed: FloatArray
    total_sd: float
    notes: str
    extra: dict[str, FloatArray]

    @classmethod
    def load(cls, folder: Path) -> "Answer":
        """The answer in a folder."""
        found = load_arrays(folder)
        notes = (folder / "notes.txt").read_text("utf-8") if (folder / "notes.txt").exists() else ""
        mean, sd, fixed = (found.pop(name) for name in ("mean", "sd", "fixed"))
        return cls(mean, sd, fixed, float(found.pop("total_sd")[0]), notes.strip(), found)


def save_arrays(folder: Path, arrays: Mapping[str, npt.NDArray[Any]]) -> None:
    """Write arrays into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    lines: list[str] = []
    for name, array in arrays.items():
        (folder / f"{name}.bin").write_bytes(array.astype("<f8").tobytes(order="F"))
        lines.append(" ".join([name, *map(str, array.shape)]))
    (folder / SHAPES).write_text("\n".join(lines) + "\n", "utf-8")


def load_arrays(folder: Path) -> dict[str, FloatArray]:
    """The arrays in a folder."""
    found: dict[str, FloatArray] = {}
    for line in (folder / SHAPES).read_text("utf-8").splitlines():
        name, *sizes = line.split()
        flat = np.frombuffer((folder / f"{name}.bin").read_bytes(), dtype="<f8")
        found[name] = flat.reshape(tuple(map(int, sizes)), order="F").astype(np.float64)
    return found
