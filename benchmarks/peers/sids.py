"""Sudden infant deaths in North Carolina, 1974-78, from the wheel of libpysal.

Counts, births and neighbours are those of the file `sids2` (N. Cressie 1993, Statistics for Spatial
Data, pages 386-389). They are not part of the project.
"""

import importlib.util
from pathlib import Path

import numpy as np

from benchmarks.peers.problem import IntArray, Problem
from benchmarks.peers.runner import VALIDATION
from jeugdpeil.stats.neighbours import Neighbours, scaled_structure

N_COUNTIES = 100


def sids_folder() -> Path | None:
    """The folder with the files: where libpysal is installed, or in .venv-validation."""
    found = importlib.util.find_spec("libpysal")
    packages = [Path(found.origin).parent] if found and found.origin else []
    packages += sorted(VALIDATION.glob("[Ll]ib/**/site-packages/libpysal"))
    folders = (package / "examples" / "sids2" for package in packages)
    return next((folder for folder in folders if folder.is_dir()), None)


def columns_of(file: Path, wanted: list[str]) -> dict[str, list[str]]:
    """Columns of a dBASE file: a header of 32 bytes per field, then rows of fixed width."""
    data = file.read_bytes()
    n_rows, start = int.from_bytes(data[4:8], "little"), int.from_bytes(data[8:10], "little")
    width, at = int.from_bytes(data[10:12], "little"), 1
    fields: dict[str, tuple[int, int]] = {}
    for place in range(32, start - 1, 32):
        name = data[place : place + 11].split(b"\0")[0].decode()
        fields[name] = (at, at + data[place + 16])
        at += data[place + 16]
    rows = [data[start + k * width : start + (k + 1) * width] for k in range(n_rows)]
    return {name: [row[slice(*fields[name])].decode().strip() for row in rows] for name in wanted}


def counties(folder: Path) -> dict[str, list[str]]:
    """Name, code, deaths, births and births outside the white population of each county."""
    return columns_of(folder / "sids2.dbf", ["NAME", "FIPSNO", "SID74", "BIR74", "NWBIR74"])


def county_pairs(folder: Path) -> IntArray:
    """Pairs of neighbouring counties, in the order of the table."""
    codes = counties(folder)["FIPSNO"]
    place = {float(code): index for index, code in enumerate(codes)}
    lines = (folder / "sids2.gal").read_text(encoding="ascii").splitlines()[1:]
    pairs = [
        (place[float(head.split()[0])], place[float(code)])
        for head, others in zip(lines[::2], lines[1::2], strict=False)
        for code in others.split()
    ]
    return np.array(pairs, dtype=np.int64)


def sids_problem(folder: Path) -> Problem:
    """Deaths by the standardised share of births outside the white population, BYM2."""
    table = counties(folder)
    deaths, births, others = (
        np.array([float(each) for each in table[name]]) for name in ("SID74", "BIR74", "NWBIR74")
    )
    share = others / births
    design = np.column_stack([np.ones(N_COUNTIES), (share - share.mean()) / share.std(ddof=1)])
    graph = Neighbours.from_pairs(N_COUNTIES, county_pairs(folder))
    structure = scaled_structure(graph)
    return Problem(
        deaths.astype(np.int64), births.astype(np.int64), design, np.arange(N_COUNTIES)[None, :],
        False, graph.pairs, structure.diagonal, structure.links,
    )  # fmt: skip
