"""Writes the reference pages of the documentation from the code itself.

`python tools/reference.py` writes them; with `--check` it only says which are stale. A page whose
source is not there yet is left out.
"""

import ast
import importlib
import importlib.util
import inspect
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SHELF = ROOT / "docs" / "naslag"
NOTICE = "<!-- Gemaakt door `make reference`; wijzig de bron, niet deze pagina. -->\n"

# What each exit code says to a user, in the words of the manual.
EXIT_CODES = {
    "UserError": "Een andere vergissing die de gebruiker kan herstellen.",
    "UsageError": "Het commando is aangeroepen met opties die niet bij elkaar passen.",
    "MonitorFileError": "Het monitorbestand heeft een onbekende sleutel, een verkeerde waarde of "
    "kan niet worden gelezen.",
    "SourceError": "Een bron is niet te lezen als wat hij heet te zijn.",
    "FetchError": "Een bron op het netwerk antwoordt niet zoals beschreven.",
    "DataError": "De gegevens spreken elkaar zo tegen dat er geen release van te maken is.",
    "DisclosureError": "De release is geweigerd, omdat kleine aantallen er niet veilig in zijn.",
    "ReleaseError": "Een release ontbreekt, is beschadigd of niet in de toestand die het commando "
    "nodig heeft.",
    "StorageError": "Er kan niet in een map worden geschreven: geen ruimte of geen rechten.",
    "BusyError": "Een andere build schrijft in dezelfde map.",
    "NotFoundError": "Een gebied, cijfer of indicator met deze naam of code is er niet.",
    "ModelError": "De tabel kan geen model van verwacht gebruik dragen.",
}


def glossary() -> str:
    """The glossary as a page."""
    return NOTICE + "\n" + (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")


def exit_codes() -> str:
    """The table of exit codes, from the subclasses of UserError."""
    from jeugdpeil.domain import errors

    kinds = [kind for _, kind in inspect.getmembers(errors, inspect.isclass)]
    users = sorted((k for k in kinds if issubclass(k, errors.UserError)), key=_exit_code)
    rows = [
        f"| {_exit_code(kind)} | `{kind.__name__}` | {EXIT_CODES[kind.__name__]} |"
        for kind in users
    ]
    return "\n".join(
        [
            NOTICE,
            "# Foutcodes",
            "",
            (
                "Een commando dat lukt, eindigt met code 0. Elke vergissing die u zelf kunt "
                "herstellen heeft een eigen code, voor gebruik in een script."
            ),
            "",
            "| Code | Naam in de code | Wat er is |",
            "|---|---|---|",
            *rows,
            "",
        ]
    )


def _exit_code(kind: Any) -> int:
    return kind.exit_code


def commands() -> str:
    """Every command with its arguments and options, from the command line itself."""
    typer_main = importlib.import_module("typer.main")
    root = typer_main.get_command(importlib.import_module("jeugdpeil.cli").app)
    parts = [NOTICE, "# Opdrachten", "", _plain(root.help), ""]
    for name, command in _walk("jeugdpeil", root):
        parts += _command_section(name, command)
    return "\n".join(parts)


def _walk(name: str, command: Any) -> Iterator[tuple[str, Any]]:
    """Name as typed, and command, of everything under a command that can be run."""
    inner = getattr(command, "commands", None)
    if inner is None:
        yield name, command
        return
    for key, each in inner.items():
        if not each.hidden:
            yield from _walk(f"{name} {key}", each)


def _command_section(name: str, command: Any) -> list[str]:
    shown = [p for p in command.params if not getattr(p, "hidden", False) and p.name != "help"]
    rows = [
        f"| {_spelling(p)} | {_plain(getattr(p, 'help', None))} | {_default(p)} |" for p in shown
    ]
    table = ["| Argument of optie | Betekenis | Standaard |", "|---|---|---|", *rows, ""]
    return [f"## `{name}`", "", _plain(command.help), "", *(table if rows else [])]


def _spelling(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        return f"`{(parameter.metavar or parameter.name).upper()}`"
    return ", ".join(f"`{word}`" for word in [*parameter.opts, *parameter.secondary_opts])


def _default(parameter: Any) -> str:
    if parameter.required:
        return "verplicht"
    value = parameter.default
    if value is None or callable(value):
        return ""
    if isinstance(value, bool):
        return ("aan" if value else "uit") if parameter.secondary_opts or value else ""
    return f"`{getattr(value, 'value', value)}`"


def _plain(text: str | None) -> str:
    """One line, safe inside a table cell."""
    return " ".join((text or "").replace("|", "\\|").split())


def rules() -> str:
    """The chapter of rules of calculation: what every test in tests/spec states."""
    parts = [
        NOTICE,
        "# Rekenregels",
        "",
        (
            "Elke regel hieronder is een test die bij iedere wijziging draait. Staat een cijfer "
            "ter discussie, dan is dit de plaats om te kijken welke regel geldt."
        ),
    ]
    for path in sorted((ROOT / "tests" / "spec").rglob("test_*.py")):
        parts += ["", *_chapter(ast.parse(path.read_text(encoding="utf-8")))]
    return "\n".join(parts) + "\n"


def _chapter(module: ast.Module) -> list[str]:
    title, _, rest = (ast.get_docstring(module) or "").partition("\n")
    found = [*_rules_in(module.body)]
    return [f"## {title.rstrip('.')}", *(["", rest.strip()] if rest.strip() else []), "", *found]


def _rules_in(body: Iterable[ast.stmt]) -> Iterator[str]:
    for node in body:
        if isinstance(node, ast.ClassDef):
            yield from _rules_in(node.body)
        elif isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            yield f"- {_plain(ast.get_docstring(node))}"


def indicators() -> str:
    """What every indicator means, from the definitions in their folders."""
    catalogue = importlib.import_module("jeugdpeil.indicators.catalogue")
    page = importlib.import_module("jeugdpeil.indicators.reference_page")
    text = importlib.import_module("jeugdpeil.i18n.texts").text
    themes = {code: text("nl", f"theme.{code}") for code in catalogue.THEMES}
    return NOTICE + "\n" + page.reference_page(catalogue.all_indicators(), themes)


def api() -> str:
    """Every address and field of the API, from its OpenAPI document."""
    page = importlib.import_module("jeugdpeil.api.reference_page")
    return NOTICE + "\n" + page.reference_page()


PAGES: dict[str, tuple[str, Callable[[], str]]] = {
    "begrippen.md": ("jeugdpeil", glossary),
    "indicatoren.md": ("jeugdpeil.indicators.reference_page", indicators),
    "api.md": ("jeugdpeil.api.reference_page", api),
    "foutcodes.md": ("jeugdpeil.domain.errors", exit_codes),
    "opdrachten.md": ("jeugdpeil.cli", commands),
    "rekenregels.md": ("jeugdpeil", rules),
}


def made() -> dict[Path, str]:
    """File and text of every reference page whose source is there."""
    return {
        SHELF / name: make()
        for name, (source, make) in PAGES.items()
        if importlib.util.find_spec(source) is not None
    }


def stale() -> list[Path]:
    """The pages whose text is not what the code says now."""
    return [
        path
        for path, text in made().items()
        if not path.is_file() or path.read_text("utf-8") != text
    ]


def main(arguments: list[str]) -> int:
    """Write the pages, or with --check name the stale ones."""
    behind = stale()
    if "--check" in arguments:
        for path in behind:
            print(f"{path.relative_to(ROOT).as_posix()} is stale: run make reference")
        return 1 if behind else 0
    pages = made()
    for path in behind:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(pages[path], encoding="utf-8", newline="\n")
        print(f"wrote {path.relative_to(ROOT).as_posix()}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
