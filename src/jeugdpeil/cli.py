"""The command line: the one door for people."""

import json
import sys
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from typer.exceptions import TyperException

# Before anything that imports numpy.
import jeugdpeil.blas_threads  # noqa: F401  # pyright: ignore[reportUnusedImport]
from jeugdpeil import __version__
from jeugdpeil.cli_words import DutchCommand, DutchGroup, mistake_lines
from jeugdpeil.domain.errors import UserError
from jeugdpeil.i18n.texts import text
from jeugdpeil.published.release import Release
from jeugdpeil.published.shelf import Shelf

app = typer.Typer(
    name="jeugdpeil",
    cls=DutchGroup,
    help="Een open monitor van jeugdhulp, jeugdbescherming en jeugdreclassering.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
check_app = typer.Typer(
    cls=DutchGroup, help="Controleer gegevens voordat u bouwt.", no_args_is_help=True
)
app.add_typer(check_app, name="check")


class Language(StrEnum):
    """The languages that findings are told in."""

    NL = "nl"
    EN = "en"


MonitorPath = Annotated[Path, typer.Argument(help="Het monitorbestand (TOML).")]
Releases = Annotated[
    Path, typer.Option("--releases", "--out", help="Map waarin de releases staan.")
]
ReleaseId = Annotated[
    str | None, typer.Option("--release", help="Nummer van een release; anders de geldende.")
]
NewRelease = Annotated[
    str | None, typer.Option("--release", help="Nummer van een release; anders de nieuwste.")
]
Work = Annotated[Path, typer.Option("--work", help="Map voor opgehaalde bronnen en tussenstand.")]
Port = Annotated[int, typer.Option("--port", min=1, max=65535, help="Poort van de website.")]
Host = Annotated[str, typer.Option("--host", help="Adres waarop de website luistert.")]

LOOPBACK = ("127.0.0.1", "localhost", "::1")
DEFAULT_MONITOR = Path("monitor.toml")
DEFAULT_RELEASES = Path("releases")
DEFAULT_WORK = Path(".jeugdpeil")


def _now() -> datetime:
    return datetime.now(UTC)


def _version(value: bool) -> None:
    if value:
        typer.echo(f"jeugdpeil {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Toon de versie.")
    ] = False,
) -> None:
    """Een open monitor van jeugdhulp, jeugdbescherming en jeugdreclassering."""


@app.command(cls=DutchCommand)
def init(
    region: Annotated[
        str,
        typer.Option(
            "--region",
            help="Naam of code van uw gemeente, jeugdregio, provincie of GGD-regio, of Nederland.",
        ),
    ],
    out: Annotated[Path, typer.Option("--out", help="Te schrijven bestand.")] = DEFAULT_MONITOR,
    force: Annotated[bool, typer.Option("--force", help="Overschrijf een bestaand bestand.")] = (
        False
    ),
) -> None:
    """Schrijf een monitorbestand met uitleg voor uw eigen gemeente of regio."""
    from jeugdpeil.monitor_template import write_monitor_file

    chosen = write_monitor_file(region, out, is_forced=force)
    typer.echo(f"{out} is geschreven voor {chosen}.")
    typer.echo(f"Volgende stap: jeugdpeil fetch {out}, daarna jeugdpeil build {out}")


@app.command(cls=DutchCommand)
def fetch(monitor: MonitorPath = DEFAULT_MONITOR, work: Work = DEFAULT_WORK) -> None:
    """Haal de bronnen op die op het netwerk staan (CBS en kaarten)."""
    from jeugdpeil.pipeline.fetching import fetch_sources

    failures = 0
    for outcome in fetch_sources(monitor, work, _now):
        failures += outcome.error is not None
        typer.echo(outcome.line, err=outcome.error is not None)
    if failures:
        raise typer.Exit(5)


@check_app.command("data", cls=DutchCommand)
def check_data(
    monitor: MonitorPath = DEFAULT_MONITOR,
    work: Work = DEFAULT_WORK,
    as_json: Annotated[bool, typer.Option("--json", help="Geef de uitkomst als JSON.")] = False,
    language: Annotated[Language, typer.Option("--lang", help="Taal van de zinnen.")] = Language.NL,
) -> None:
    """Controleer de bronnen: bevindingen en een tabel van wat er gevuld is."""
    from jeugdpeil.pipeline.checking import check_sources

    report = check_sources(monitor, work, _now())
    if as_json:
        typer.echo(json.dumps(report.record(language), ensure_ascii=False, indent=1))
    else:
        for line in report.lines(language):
            typer.echo(line)
    if report.has_errors:
        raise typer.Exit(1)


@check_app.command("revisions", cls=DutchCommand)
def check_revisions(
    release: NewRelease = None,
    against: Annotated[
        str | None,
        typer.Option("--against", help="Nummer van de eerdere release; anders de vorige."),
    ] = None,
    releases: Releases = DEFAULT_RELEASES,
    as_json: Annotated[bool, typer.Option("--json", help="Geef de uitkomst als JSON.")] = False,
    language: Annotated[Language, typer.Option("--lang", help="Taal van de zinnen.")] = Language.NL,
) -> None:
    """Vergelijk wat definitief werd met wat er eerder van was verwacht."""
    from jeugdpeil.pipeline.revisions import check_revisions as revisions

    report = revisions(Shelf(releases), release, against, language.value)
    if as_json:
        typer.echo(json.dumps(report.record(), ensure_ascii=False, indent=1))
    else:
        for line in report.lines(language.value):
            typer.echo(line)


@check_app.command("figures", cls=DutchCommand)
def check_figures(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="BESTAND", help="Tekst (.txt), Markdown (.md) of tabel (.csv); - leest invoer."
        ),
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Geef de uitkomst als JSON.")] = False,
    language: Annotated[Language, typer.Option("--lang", help="Taal van de zinnen.")] = Language.NL,
) -> None:
    """Controleer de cijfers in een tekst of tabel, in het Nederlands of Engels."""
    from jeugdpeil.pipeline.checking_figures import check_file

    try:
        report = check_file(file, language.value)
    except UserError as error:
        typer.echo(f"{text(language.value, 'figures.lead')}: {error.message()}", err=True)
        raise typer.Exit(error.exit_code) from error
    if as_json:
        typer.echo(json.dumps(report.record(language), ensure_ascii=False, indent=1))
    else:
        for line in report.lines(language):
            typer.echo(line)
    if report.findings:
        raise typer.Exit(1)


@app.command(cls=DutchCommand)
def build(
    monitor: MonitorPath = DEFAULT_MONITOR,
    releases: Releases = DEFAULT_RELEASES,
    work: Work = DEFAULT_WORK,
    publish: Annotated[bool, typer.Option("--publish", help="Publiceer de release meteen.")] = (
        False
    ),
) -> None:
    """Bouw een release: een concept, tot u het publiceert."""
    from jeugdpeil.monitor_file import read_monitor_file
    from jeugdpeil.pipeline.build import build_release

    outcome = build_release(read_monitor_file(monitor), work, Shelf(releases), _now(), typer.echo)
    typer.echo(f"Release {outcome.release} staat in {releases / outcome.release}.")
    for line in outcome.lines:
        typer.echo(line)
    if publish:
        _publish(releases, outcome.release)
    else:
        typer.echo(
            f"Dit is een CONCEPT. Bekijk het met: jeugdpeil serve --release {outcome.release}; "
            f"publiceer het met: jeugdpeil publish --release {outcome.release}"
        )


@app.command("publish", cls=DutchCommand)
def publish_release(release: NewRelease = None, releases: Releases = DEFAULT_RELEASES) -> None:
    """Maak een release de geldende."""
    _publish(releases, release)


@app.command(cls=DutchCommand)
def rollback(releases: Releases = DEFAULT_RELEASES) -> None:
    """Ga terug naar de release die hiervoor gold."""
    from jeugdpeil.release import publication

    typer.echo(f"Geldend is nu weer {publication.rollback(Shelf(releases), _now())}.")


@app.command(cls=DutchCommand)
def serve(  # noqa: PLR0913, PLR0917  one per option
    release: ReleaseId = None,
    releases: Releases = DEFAULT_RELEASES,
    host: Host = "127.0.0.1",
    port: Port = 8000,
    workers: Annotated[
        int, typer.Option("--workers", min=1, max=64, help="Aantal processen dat antwoord geeft.")
    ] = 1,
    root: Annotated[
        str,
        typer.Option(
            "--root-path", metavar="PAD", help="Pad waaronder een proxy de site toont: /monitor."
        ),
    ] = "",
    proxy_header: Annotated[
        str,
        typer.Option(
            "--proxy-header",
            metavar="KOP",
            help="Kop waarin uw proxy het adres van de bezoeker zet: X-Forwarded-For.",
        ),
    ] = "",
    rate: Annotated[
        int,
        typer.Option("--rate", min=0, help="Aanvragen per seconde per bezoeker; 0 is onbeperkt."),
    ] = 100,
    burst: Annotated[
        int, typer.Option("--burst", min=1, help="Aanvragen die een bezoeker ineens mag doen.")
    ] = 1000,
    is_logging: Annotated[
        bool, typer.Option("--log/--no-log", help="Schrijf een regel JSON per aanvraag.")
    ] = False,
) -> None:
    """Toon de website van de geldende release, of van een andere."""
    from jeugdpeil.serving.options import RateLimit, ServingOptions
    from jeugdpeil.serving.serve import serve as serve_site

    shelf = Shelf(releases)
    chosen = shelf.release(release) if release else shelf.current()
    if host not in LOOPBACK or root or proxy_header:
        _refuse_unprotected(chosen)
    path = f"/{root.strip('/')}" if root.strip("/") else ""
    limit = RateLimit(rate, burst)
    options = ServingOptions(host, port, workers, path, proxy_header, limit, is_logging)
    serve_site(shelf, release, options)


@app.command(cls=DutchCommand)
def export(
    out: Annotated[Path, typer.Option("--to", help="Map voor de website als bestanden.")] = Path(
        "site"
    ),
    release: ReleaseId = None,
    releases: Releases = DEFAULT_RELEASES,
) -> None:
    """Schrijf de website als bestanden die elke webserver kan tonen."""
    from jeugdpeil.serving.export import export as export_site

    shelf = Shelf(releases)
    _refuse_unprotected(shelf.release(release) if release else shelf.current())
    done = export_site(shelf, release, out)
    typer.echo(
        f"{done.written} bestanden geschreven in {out}, {done.kept} onveranderd, "
        f"{done.removed} verwijderd."
    )


@app.command(cls=DutchCommand)
def report(
    region: Annotated[
        str | None, typer.Argument(metavar="GEBIED", help="Naam of code van het gebied.")
    ] = None,
    out: Annotated[Path, typer.Option("--out", help="Map voor de bestanden.")] = Path("rapporten"),
    level: Annotated[
        str | None,
        typer.Option("--all", metavar="NIVEAU", help="Alle gebieden van een niveau: gemeente."),
    ] = None,
    language: Annotated[
        Language, typer.Option("--lang", help="Taal van de bestanden.")
    ] = Language.NL,
    release: ReleaseId = None,
    releases: Annotated[
        Path, typer.Option("--releases", help="Map waarin de releases staan.")
    ] = DEFAULT_RELEASES,
) -> None:
    """Schrijf samenvatting en gespreksblad (PDF) en alle tabellen (XLSX) van een gebied."""
    from jeugdpeil.serving.take_away.report import chosen_regions, opened, write_reports

    edition = opened(Shelf(releases), release)
    chosen = chosen_regions(edition, region, level)
    paths: list[Path] = []
    for path in write_reports(edition, chosen, out, language):
        paths.append(path)
        if len(chosen) == 1:
            typer.echo(path.name)
    typer.echo(f"{len(paths)} bestanden geschreven in {out}.")


@app.command(cls=DutchCommand)
def trace(
    figure: Annotated[
        str, typer.Argument(metavar="CIJFER", help="Kenmerk van een cijfer, zoals op de website.")
    ],
    release: ReleaseId = None,
    releases: Releases = DEFAULT_RELEASES,
) -> None:
    """Volg een cijfer terug tot de rij in het bronbestand."""
    from jeugdpeil.pipeline.trace import trace_figure

    for line in trace_figure(Shelf(releases), release, figure):
        typer.echo(line)


@app.command(cls=DutchCommand)
def demo(
    size: Annotated[str, typer.Option("--size", help="klein of landelijk.")] = "klein",
    releases: Releases = DEFAULT_RELEASES,
    work: Work = DEFAULT_WORK,
    is_served: Annotated[
        bool, typer.Option("--serve/--no-serve", help="Toon de website na het bouwen.")
    ] = True,
    host: Host = "127.0.0.1",
    port: Port = 8000,
) -> None:
    """Bouw en toon een verzonnen land, om de monitor te leren kennen."""
    from jeugdpeil.pipeline.demo import build_demo

    outcome = build_demo(size, work, Shelf(releases), _now(), typer.echo)
    for line in outcome.lines:
        typer.echo(line)
    _publish(releases, outcome.release)
    if is_served:
        serve(releases=releases, host=host, port=port)


@app.command(cls=DutchCommand)
def expected(  # noqa: PLR0913, PLR0917  one per option
    table: Annotated[
        Path, typer.Argument(metavar="TABEL.csv", help="De tabel: CSV met één rij per gebied.")
    ],
    area: Annotated[
        str, typer.Option("--area", metavar="KOLOM", help="Kolom met de code van het gebied.")
    ],
    within: Annotated[
        list[str],
        typer.Option(
            "--within",
            metavar="KOLOM",
            help="Kolom met de groep waar het gebied in ligt, zoals de gemeente. Nog eens voor een "
            "grotere groep: eerst de kleine, dan de grote.",
        ),
    ],
    characteristics: Annotated[
        list[str],
        typer.Option(
            "--characteristics",
            metavar="KOLOM,KOLOM,...",
            help="Kolommen met de kenmerken waar het gebruik uit verwacht wordt.",
        ),
    ],
    out: Annotated[Path, typer.Option("--out", metavar="MAP", help="Map voor de uitkomst.")],
    actual: Annotated[
        str | None,
        typer.Option("--actual", metavar="KOLOM", help="Kolom met het aantal jongeren met zorg."),
    ] = None,
    total: Annotated[
        str | None, typer.Option("--of", metavar="KOLOM", help="Kolom met het aantal jongeren.")
    ] = None,
    actual_percentage: Annotated[
        str | None,
        typer.Option(
            "--actual-percentage",
            metavar="KOLOM",
            help="Kolom met het percentage jongeren met zorg, als er geen aantallen zijn.",
        ),
    ] = None,
    year: Annotated[
        str | None,
        typer.Option(
            "--year", metavar="KOLOM", help="Kolom met het jaar, als een gebied er meer heeft."
        ),
    ] = None,
    geometry: Annotated[
        Path | None,
        typer.Option(
            "--geometry",
            metavar="BESTAND",
            help="Kaart van de gebieden (GeoJSON, TopoJSON, GeoPackage): dan tellen buurgebieden "
            "mee.",
        ),
    ] = None,
    neighbours: Annotated[
        Path | None,
        typer.Option(
            "--neighbours",
            metavar="BESTAND",
            help="CSV met in elke rij twee gebieden die naast elkaar liggen, in plaats van een "
            "kaart.",
        ),
    ] = None,
    language: Annotated[
        Language, typer.Option("--lang", help="Taal van de uitkomst en de meldingen.")
    ] = Language.NL,
) -> None:
    """Bereken het verwachte gebruik voor een eigen tabel."""
    from jeugdpeil.pipeline.own_table.options import OwnTableOptions
    from jeugdpeil.pipeline.own_table.run import expected_of_own_table

    options = OwnTableOptions(
        table,
        area,
        tuple(within),
        actual,
        total,
        actual_percentage,
        tuple(characteristics),
        year,
        geometry,
        neighbours,
        out,
        language.value,
    )
    try:
        for line in expected_of_own_table(options):
            typer.echo(line)
    except UserError as error:
        typer.echo(f"{text(language.value, 'own.lead')}: {error.message()}", err=True)
        raise typer.Exit(error.exit_code) from error


def _refuse_unprotected(release: Release) -> None:
    """What may not be published may not leave this computer by another door either."""
    from jeugdpeil.disclosure.gate import refuse_unprotected

    refuse_unprotected(release.manifest.sources)


def _publish(releases: Path, release: str | None) -> None:
    from jeugdpeil.disclosure.gate import refuse_unprotected
    from jeugdpeil.release.publication import publish

    chosen = publish(Shelf(releases), release, _now(), refuse_unprotected)
    typer.echo(f"Gepubliceerd: {chosen} is nu de geldende release.")


def main() -> None:
    """Run a command; a user's mistake becomes one message and an exit code of its own kind."""
    try:
        # Not standalone: the library's own messages would be in English.
        sys.exit(app(standalone_mode=False))
    except TyperException as error:
        for line in mistake_lines(error):
            typer.echo(line, err=True)
        sys.exit(error.exit_code)
    except UserError as error:
        typer.echo(f"Fout: {error.message()}", err=True)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        typer.echo("Afgebroken.", err=True)
        sys.exit(130)
