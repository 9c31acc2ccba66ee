"""The monitor file: one TOML file that says what a region's monitor is made of."""

import difflib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from jeugdpeil.domain.errors import MonitorFileError, system_reason
from jeugdpeil.domain.period import Period
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.scope import AgeBase
from jeugdpeil.domain.status import Status
from jeugdpeil.sources import reference_data
from jeugdpeil.toml_words import no_toml, toml_word

REFERENCE_PREFIX = "reference:"
SOURCE_KINDS = (
    "kwb-csv",
    "statline-csv",
    "untyped-csv",
    "cbs-odata",
    "regions",
    "regions-csv",
    "wijk-crosswalk-csv",
    "geometry",
    "pdok",
)
CELL_MEANINGS = ("geheim", "geheim of onbekend", "onbekend", "kan niet voorkomen")
GEOMETRY_FORMATS = ("geojson", "topojson", "gpkg")
_CHOICES: dict[str, tuple[str, ...]] = {
    "dot": CELL_MEANINGS,
    "blank": CELL_MEANINGS,
    "age_base": tuple(base.value for base in AgeBase),
    "format": GEOMETRY_FORMATS,
}

_MONITOR_KEYS: dict[str, type] = {
    "name": str,
    "owner": str,
    "contact": str,
    "language": str,
    "home": str,
    "division_year": int,
    "size": str,
    "seed": int,
}
_SOURCE_KEYS: dict[str, type] = {
    "id": str,
    "kind": str,
    "title": str,
    "file": str,
    "table": str,
    "version": int,
    "base_url": str,
    "filter": str,
    "region_year": int,
    "vintage": date,
    "status": dict,
    "levels": list,
    "licence": str,
    "attribution": str,
    "origin": str,
    "protected": bool,
    "age_base": str,
    "level": str,
    "layer": str,
    "code_field": str,
    "format": str,
    "encoding": str,
    "check_only": bool,
    "expected": list,
    "dot": str,
    "blank": str,
}
_GROUP_KEYS: dict[str, type] = {
    "code": str,
    "name": str,
    "members": list,
    "from_year": int,
    "to_year": int,
    "note": str,
}
_POLICY_KEYS: dict[str, type] = {"minimum": int, "rounding": int}
_TABLES = {
    "monitor": _MONITOR_KEYS,
    "source": _SOURCE_KEYS,
    "group": _GROUP_KEYS,
    "disclosure": _POLICY_KEYS,
}
_TYPE_NAMES = {
    str: "een tekst tussen aanhalingstekens",
    int: "een heel getal",
    bool: "true of false",
    date: "een datum zoals 2023-06-15",
    list: "een lijst zoals [...]",
    dict: 'een tabel zoals { "2022" = "voorlopig" }',
}


@dataclass(frozen=True)
class SourceSpec:
    """One source of the monitor; the order of sources is their precedence.

    Args:
        id: name of the source, unique in the file.
        kind: how it is read, one of SOURCE_KINDS.
        file: path of a local file, relative to the monitor file; `reference:` in front looks in
            the folder with reference data.
        table, version, base_url, filter: the CBS table to fetch.
        region_year: year of the division, where the file does not say.
        vintage: day on which the publisher brought the figures out.
        status: status per period; the word under "*" counts for all others.
        levels: levels of region to take from the source; empty means all.
        check_only: the source serves to measure the others and is not published.
        dot, blank: what a point and an empty cell mean in this source, one of CELL_MEANINGS.
    """

    id: str
    kind: str
    title: str = ""
    file: str = ""
    table: str = ""
    version: int = 3
    base_url: str = ""
    filter: str = ""
    region_year: int | None = None
    vintage: date | None = None
    status: Mapping[str, Status] = field(default_factory=dict[str, Status])
    levels: tuple[RegionLevel, ...] = ()
    licence: str = "CC BY 4.0"
    attribution: str = ""
    origin: str = ""
    protected: bool = True
    age_base: str = ""
    level: RegionLevel | None = None
    layer: str = ""
    code_field: str = ""
    format: str = ""
    encoding: str = ""
    check_only: bool = False
    expected: tuple[str, ...] = ()
    dot: str = "geheim of onbekend"
    blank: str = "geheim of onbekend"


@dataclass(frozen=True)
class GroupSpec:
    """A group of gemeenten that the region named itself, valid in a range of years."""

    code: str
    name: str
    members: tuple[str, ...]
    from_year: int | None = None
    to_year: int | None = None
    note: str = ""


@dataclass(frozen=True)
class Monitor:
    """A monitor file after all checks.

    Args:
        folder: folder of the file; relative paths start there.
        division_year: year whose division of gemeenten everything above them is summed in.
        minimum, rounding: the disclosure policy.
    """

    folder: Path
    name: str
    owner: str
    contact: str
    language: str
    home: str
    division_year: int
    sources: tuple[SourceSpec, ...]
    groups: tuple[GroupSpec, ...] = ()
    minimum: int = 10
    rounding: int = 5
    size: str = "klein"
    seed: int = 2026

    def path_of(self, source: SourceSpec) -> Path:
        """The local file of a source.

        Raises:
            MonitorFileError: the source has no file, or needs reference data that are not there.
        """
        if not source.file:
            raise MonitorFileError(
                f"De bron {source.id!r} heeft geen `file`",
                where=f"bron {source.id}, sleutel file",
                remedy='Geef het pad van het bestand, zoals file = "data/kwb.csv".',
            )
        if not source.file.startswith(REFERENCE_PREFIX):
            return self.folder / source.file
        found = reference_data.folder()
        if found is None:
            raise MonitorFileError(
                f"De bron {source.id!r} staat in de map met naslaggegevens, en die map is er niet",
                where=f"bron {source.id}, sleutel file",
                remedy=f"Zet {reference_data.VARIABLE} op het pad van die map.",
            )
        return found / source.file.removeprefix(REFERENCE_PREFIX)


def read_monitor_file(path: Path) -> Monitor:
    """Read and check a monitor file.

    Raises:
        MonitorFileError: the file is absent, is no TOML, or has a key or value that is not known;
            the message names line, key and remedy.
    """
    try:
        text = path.read_text("utf-8")
    except OSError as error:
        raise _unreadable(path, system_reason(error)) from error
    except UnicodeDecodeError as error:
        raise _unreadable(path, "het is geen tekst in UTF-8") from error
    return parse_monitor(text, path.parent, path.name)


def _unreadable(path: Path, why: str) -> MonitorFileError:
    return MonitorFileError(
        f"Het monitorbestand {path.name} is niet te lezen: {why}",
        where=str(path.parent),
        remedy="Noem een TOML-bestand dat er is, of maak er een met `jeugdpeil init`.",
    )


def parse_monitor(text: str, folder: Path, file_name: str = "monitor.toml") -> Monitor:
    """Check the text of a monitor file.

    Raises:
        MonitorFileError: as `read_monitor_file`.
    """
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise no_toml(error, file_name) from error
    return _Checker(text, file_name).monitor(content, folder)


@dataclass(frozen=True)
class _Checker:
    text: str
    file_name: str

    def monitor(self, content: dict[str, Any], folder: Path) -> Monitor:
        self._unknown(content, _TABLES, "", 0)
        head = self._table(content.get("monitor", {}), "monitor", 0)
        for key in ("name", "division_year"):
            if key not in head:
                self._fail(
                    f"[monitor] heeft geen `{key}`",
                    "monitor",
                    0,
                    f"Voeg `{key} = ...` toe.",
                    "monitor",
                )
        sources = tuple(
            self._source(item, number) for number, item in enumerate(content.get("source", []))
        )
        self._unique(sources)
        groups = tuple(
            self._group(item, number) for number, item in enumerate(content.get("group", []))
        )
        policy = self._table(content.get("disclosure", {}), "disclosure", 0)
        self._policy(policy)
        return Monitor(
            folder=folder,
            name=head["name"],
            owner=head.get("owner", ""),
            contact=head.get("contact", ""),
            language=self._language(head),
            home=head.get("home", "NL00"),
            division_year=head["division_year"],
            sources=sources,
            groups=groups,
            minimum=policy.get("minimum", 10),
            rounding=policy.get("rounding", 5),
            size=head.get("size", "klein"),
            seed=head.get("seed", 2026),
        )

    def _policy(self, policy: dict[str, Any]) -> None:
        if policy.get("minimum", 10) < 10 or policy.get("rounding", 5) < 5:
            self._fail(
                "De regels voor kleine aantallen mogen strenger zijn dan minimum = 10 en "
                "rounding = 5, niet soepeler",
                "minimum" if "minimum" in policy else "rounding",
                0,
                "Haal de regel weg, of maak het getal groter.",
                "disclosure",
            )

    def _language(self, head: dict[str, Any]) -> str:
        language = head.get("language", "nl")
        if language not in ("nl", "en"):
            self._fail(
                f"`language` is {language!r}; verwacht was nl of en",
                "language",
                0,
                'Schrijf "nl" of "en".',
                "monitor",
            )
        return language

    def _source(self, item: dict[str, Any], number: int) -> SourceSpec:
        table = self._table(item, "source", number)
        for key in ("id", "kind"):
            if key not in table:
                self._fail(
                    f"Een [[source]] heeft geen `{key}`",
                    "source",
                    number,
                    f"Voeg `{key} = ...` toe.",
                )
        if table["kind"] not in SOURCE_KINDS:
            self._fail(
                f"De soort {table['kind']!r} van bron {table['id']!r} bestaat niet",
                "kind",
                number,
                f"Kies uit: {', '.join(SOURCE_KINDS)}.",
            )
        values = dict(table)
        values["levels"] = tuple(
            self._level(name, "levels", number) for name in table.get("levels", [])
        )
        if "level" in table:
            values["level"] = self._level(table["level"], "level", number)
        values["status"] = self._status(table.get("status", {}), number)
        values["expected"] = tuple(table.get("expected", []))
        for key, choices in _CHOICES.items():
            if table.get(key, choices[0]) not in choices:
                self._fail(
                    f"`{key}` is {toml_word(table[key])}; dat is geen van de mogelijkheden",
                    key,
                    number,
                    f"Kies uit: {', '.join(choices)}.",
                )
        return SourceSpec(**values)

    def _level(self, name: str, key: str, number: int) -> RegionLevel:
        known = [level.value for level in RegionLevel]
        if name not in known:
            self._fail(
                f"Het niveau {name!r} bestaat niet", key, number, f"Kies uit: {', '.join(known)}."
            )
        return RegionLevel(name)

    def _status(self, item: dict[str, str], number: int) -> dict[str, Status]:
        known = [status.value for status in Status]
        for period, word in item.items():
            if word not in known:
                self._fail(
                    f"De status {word!r} van periode {period!r} bestaat niet",
                    "status",
                    number,
                    f"Kies uit: {', '.join(known)}.",
                )
            self._period(period, number)
        return {period: Status(word) for period, word in item.items()}

    def _period(self, period: str, number: int) -> None:
        if period == "*":
            return
        try:
            Period.parse(period)
        except ValueError:
            self._fail(
                f"De periode {period!r} bestaat niet",
                "status",
                number,
                'Schrijf 2022, 2022-H1, of "*" voor alle andere perioden.',
            )

    def _group(self, item: dict[str, Any], number: int) -> GroupSpec:
        table = self._table(item, "group", number)
        for key in ("name", "members"):
            if key not in table:
                self._fail(
                    f"Een [[group]] heeft geen `{key}`",
                    "group",
                    number,
                    f"Voeg `{key} = ...` toe.",
                    "group",
                )
        code = table.get("code") or "groep-" + re.sub(r"[^a-z0-9]+", "-", table["name"].lower())
        values: dict[str, Any] = {**table, "code": code.strip("-")}
        values["members"] = tuple(table["members"])
        return GroupSpec(**values)

    def _table(self, item: Mapping[str, Any], name: str, number: int) -> dict[str, Any]:
        keys = _TABLES[name]
        self._unknown(item, keys, name, number)
        for key, value in item.items():
            is_number_for_text = keys[key] is int and isinstance(value, bool)
            if not isinstance(value, keys[key]) or is_number_for_text:
                wanted = _TYPE_NAMES[keys[key]]
                self._fail(
                    f"`{key}` is {toml_word(value)}; verwacht was {wanted}",
                    key,
                    number,
                    "Verander de waarde.",
                    name,
                )
        return dict(item)

    def _unknown(
        self, item: Mapping[str, Any], known: Mapping[str, object], name: str, number: int
    ) -> None:
        for key in item:
            if key not in known:
                close = difflib.get_close_matches(key, known, 1)
                place = f" in [{name}]" if name else ""
                advice = f"Bedoelde u `{close[0]}`?" if close else ""
                self._fail(
                    f"De sleutel `{key}`{place} bestaat niet",
                    key,
                    number,
                    f"{advice} Sleutels die er zijn: {', '.join(known)}.".strip(),
                    name or key,
                )

    def _unique(self, sources: tuple[SourceSpec, ...]) -> None:
        seen: set[str] = set()
        for number, source in enumerate(sources):
            if source.id in seen:
                self._fail(
                    f"Twee bronnen heten {source.id!r}",
                    "id",
                    number,
                    "Geef elke bron een eigen naam.",
                )
            seen.add(source.id)

    def _fail(
        self, what: str, key: str, number: int, remedy: str, table: str = "source"
    ) -> NoReturn:
        place = "blok" if key == table else "sleutel"
        where = f"{self.file_name}, regel {self._line(key, number, table)}, {place} {key}"
        raise MonitorFileError(what, where=where, remedy=remedy)

    def _line(self, key: str, number: int, table: str) -> int:
        """The line of the key in the numbered [[table]], or the nearest that can be told."""
        lines = self.text.splitlines()
        head = re.compile(rf"\s*\[+\s*{re.escape(table)}\s*\]+")
        starts = [index for index, line in enumerate(lines) if head.match(line)]
        first = starts[number] if number < len(starts) else 0
        for index in range(first, len(lines)):
            if re.match(rf"\s*(\[+\s*)?[\"']?{re.escape(key)}[\"']?\s*(=|\])", lines[index]):
                return index + 1
        return first + 1
