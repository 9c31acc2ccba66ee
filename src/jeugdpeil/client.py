"""A small client of the API for notebooks: every list as a data frame.

>>> Monitor("http://localhost:8000")
Monitor('http://localhost:8000')
"""

import io
from collections.abc import Iterable, Iterator, Mapping
from types import TracebackType
from typing import Any

import httpx
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

PREFIX = "/api/v1"
_PAGE_SIZE = 10_000
_SECONDS = 60.0

Value = str | int | bool | Iterable[str | int]


class RefusedError(Exception):
    """The API refused a request and said why.

    Args:
        problem: the members of its answer (RFC 9457), with `title`, `detail` and `code`, and
            `delen` where parts of a group stand in the way.
    """

    def __init__(self, problem: Mapping[str, Any]) -> None:
        super().__init__(f"{problem.get('title')}: {problem.get('detail')}")
        self.problem = dict(problem)
        self.code: str = problem.get("code", "")


class Monitor:
    """A monitor on the web.

    Args:
        address: of the site, such as `https://monitor.example`.
        release: id of a release, so that a notebook gives the same answer for ever; None for the
            one that is shown now.
        stand: a day, ISO, to see what had been published then.
        http: a client of httpx with other settings, such as a proxy; it is not closed here.

    >>> with Monitor("https://monitor.example", release="2026-04-30.1") as monitor:
    ...     monitor
    Monitor('https://monitor.example', release='2026-04-30.1')
    """

    def __init__(
        self,
        address: str,
        release: str | None = None,
        stand: str | None = None,
        http: httpx.Client | None = None,
    ) -> None:
        self.address = address.rstrip("/")
        self.release = release
        self.stand = stand
        self._is_own = http is None
        self._http = http or httpx.Client(timeout=_SECONDS, follow_redirects=True)

    def __repr__(self) -> str:
        chosen = f", release={self.release!r}" if self.release else ""
        day = f", stand={self.stand!r}" if self.stand else ""
        return f"Monitor({self.address!r}{chosen}{day})"

    def __enter__(self) -> "Monitor":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections that this client opened itself."""
        if self._is_own:
            self._http.close()

    def cijfers(self, **filters: Value) -> pd.DataFrame:
        """Published figures.

        Args:
            filters: `indicator`, `gebied`, `niveau`, `binnen`, `indeling`, `periode`, `status`,
                `cel`, `publicatiedatum`, `publicatieTot`, `nieuwste`; a list chooses several.
        """
        return self.lijst("cijfers", **filters)

    def verwacht(self, **filters: Value) -> pd.DataFrame:
        """Expected use beside actual use, with the verdict.

        Args:
            filters: as for figures, and `model` and `oordeel`.
        """
        return self.lijst("verwachte-cijfers", **filters)

    def trends(self, **filters: Value) -> pd.DataFrame:
        """Runs of comparable figures: how much they changed a year, and the verdict.

        Args:
            filters: `indicator`, `gebied`, `niveau`, `binnen`, `indeling`, `soortPeriode`,
                `eerstePeriode`, `laatstePeriode`, `isNieuwste`, `oordeel`.
        """
        return self.lijst("trends", **filters)

    def gebieden(self, **filters: Value) -> pd.DataFrame:
        """Regions of all years; filters are `gebied`, `niveau`, `binnen` and `indeling`."""
        return self.lijst("gebieden", **filters)

    def indicatoren(self) -> pd.DataFrame:
        """What each indicator means."""
        return self.lijst("indicatoren")

    def lijst(self, name: str, **filters: Value) -> pd.DataFrame:
        """Any list of the API, all pages of it.

        Args:
            name: of the list, such as `trendbreuken`; all of them are in `velden`.
            filters: the filters of that list.

        Raises:
            RefusedError: the API refused, and says why.
        """
        return self.tabel(name, **filters).to_pandas()

    def tabel(self, name: str, **filters: Value) -> pa.Table:
        """Any list of the API as an Arrow table.

        Raises:
            RefusedError: the API refused, and says why.
        """
        return pa.concat_tables(self._pages(self._path(name), self._parameters(filters)))

    def groep(self, indicator: str, gebieden: Iterable[str], periode: str) -> dict[str, Any]:
        """The sum of the figures of regions of your choice.

        Raises:
            RefusedError: a part is hidden or missing, of another status or publication, or
                overlaps; `problem["delen"]` names it.
        """
        chosen = {"indicator": indicator, "gebied": gebieden, "periode": periode}
        return self._asked(self._path("groepscijfers"), self._parameters(chosen)).json()

    def herkomst(self, id: str) -> dict[str, Any]:  # noqa: A002 - the name of the column
        """How a figure came about, back to the file of the source.

        Args:
            id: value of the column `id`.

        Raises:
            RefusedError: there is no such figure.
        """
        name = "verwachte-cijfers" if id.startswith("verwacht.") else "cijfers"
        return self._asked(self._path(f"{name}/{id}/herkomst"), self._parameters({})).json()

    def _path(self, name: str) -> str:
        inside = f"/releases/{self.release}" if self.release else ""
        return f"{self.address}{PREFIX}{inside}/{name}"

    def _parameters(self, filters: Mapping[str, Value]) -> dict[str, str]:
        told = {name: _written(value) for name, value in filters.items()}
        return {**told, "stand": self.stand} if self.stand and not self.release else told

    def _pages(self, path: str, parameters: dict[str, str]) -> Iterator[pa.Table]:
        whole = {**parameters, "formaat": "parquet", "perPagina": str(_PAGE_SIZE)}
        answer = self._asked(path, whole)
        yield pq.read_table(io.BytesIO(answer.content))
        while "next" in answer.links:
            answer = self._asked(self.address + answer.links["next"]["url"], {})
            yield pq.read_table(io.BytesIO(answer.content))

    def _asked(self, address: str, parameters: dict[str, str]) -> httpx.Response:
        answer = self._http.get(address, params=parameters or None)
        if answer.headers.get("content-type", "").startswith("application/problem+json"):
            raise RefusedError(answer.json())
        answer.raise_for_status()
        return answer


def _written(value: Value) -> str:
    """A value as it stands in an address."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (str, int)):
        return str(value)
    return ",".join(str(each) for each in value)
