"""Who may import what from outside, and that the checks on imports can fail."""

import ast
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "jeugdpeil"

# The outside libraries of each part; the longest matching name counts. Geometry brings pandas
# along, so it has a row of its own: nothing else may come to depend on data frames.
ALLOWED: Mapping[str, frozenset[str]] = {
    "domain": frozenset({"numpy", "pyarrow"}),
    "codelists": frozenset({"pyarrow"}),
    "stats": frozenset({"numpy", "scipy", "qdldl"}),
    "sources": frozenset({"httpx", "numpy", "pyarrow", "structlog", "tenacity"}),
    "sources.geo": frozenset(
        {"geopandas", "numpy", "pandas", "pyarrow", "pyogrio", "pyproj", "scipy", "shapely"}
    ),
    "sources.geo.fetch": frozenset({"httpx"}),
    "sources.progress": frozenset({"rich"}),
    "sources.demo": frozenset({"numpy", "pyarrow", "scipy", "shapely", "structlog"}),
    "validation": frozenset({"numpy", "pyarrow"}),
    "warehouse": frozenset({"duckdb", "ibis", "numpy", "pyarrow", "structlog"}),
    "indicators": frozenset({"ibis", "numpy", "pyarrow"}),
    "models": frozenset({"numpy", "pyarrow"}),
    "disclosure": frozenset({"numpy", "pyarrow"}),
    # DuckDB writes and compares files of tables that passed the gate; release holds no others.
    "release": frozenset({"duckdb", "filelock", "numpy", "pyarrow", "structlog"}),
    "published": frozenset({"numpy", "pyarrow"}),
    "i18n": frozenset(),
    "site": frozenset({"jinja2", "markupsafe", "pyarrow", "starlette", "structlog"}),
    "serving": frozenset({"granian", "starlette", "structlog"}),
    "api": frozenset({"fastapi", "numpy", "pyarrow", "starlette", "structlog"}),
    # For notebooks: data frames come in here, and nothing of ours may import it.
    "client": frozenset({"httpx", "pandas", "pyarrow"}),
    "reports": frozenset({"jinja2", "pyarrow", "starlette", "structlog", "typst", "xlsxwriter"}),
    # The workplace says in words what the database met on a full disk.
    "pipeline": frozenset(
        {"duckdb", "numpy", "pyarrow", "pydantic", "rich", "structlog", "tomlkit"}
    ),
    "cli": frozenset({"pydantic", "rich", "structlog", "tomlkit", "typer"}),
    "cli_words": frozenset({"typer"}),
    "blas_threads": frozenset(),
    "monitor_file": frozenset({"pydantic", "tomlkit"}),
    "__main__": frozenset(),
    "home_region": frozenset(),
    "monitor_template": frozenset(),
    "toml_words": frozenset(),
    "": frozenset(),
}

PURE = ("domain", "codelists", "stats", "validation", "indicators", "models", "disclosure")
EFFECTS = frozenset(
    [
        "asyncio",
        "glob",
        "http",
        "io",
        "logging",
        "multiprocessing",
        "os",
        "shutil",
        "signal",
        "socket",
        "sqlite3",
        "ssl",
        "subprocess",
        "tempfile",
        "threading",
        "time",
        "urllib",
    ]
)
CLOCK_READERS = frozenset({"now", "today", "utcnow", "localtime"})
POSIX_ONLY = frozenset(
    ["crypt", "fcntl", "grp", "nis", "pty", "pwd", "resource", "syslog", "termios", "tty"]
)
POSIX_CALLS = frozenset({"fork", "getuid", "geteuid", "killpg", "mkfifo", "symlink", "symlink_to"})


def modules() -> Iterator[tuple[str, Path]]:
    """Name within the package, and file, of every module."""
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        yield ".".join(part for part in parts if part != "__init__"), path


def imported(path: Path) -> set[str]:
    """Top names of everything that a file imports, wherever in the file it does so."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.partition(".")[0])
    return names


def called(path: Path) -> set[str]:
    """Last names of everything that a file calls: `today` for `date.today()`."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Attribute):
                names.add(node.func.attr)
            elif isinstance(node.func, ast.Name):
                names.add(node.func.id)
    return names


def allowed_for(module: str) -> frozenset[str]:
    """The outside libraries for a module: those of the longest row that it lies under."""
    rows = [row for row in ALLOWED if row == "" or module == row or module.startswith(row + ".")]
    return ALLOWED[max(rows, key=len)]


def forbidden_outside(module: str, path: Path) -> set[str]:
    """Outside libraries that a module imports without leave."""
    outside = imported(path) - sys.stdlib_module_names - {"jeugdpeil", "__future__"}
    return outside - allowed_for(module)


def impurities(path: Path) -> set[str]:
    """What ties a module to clock, files, network or environment."""
    return (imported(path) & EFFECTS) | (called(path) & (CLOCK_READERS | {"open", "print"}))


def test_each_part_imports_only_its_outside_libraries() -> None:
    """A page without a database and statistics without data frames stay that way."""
    found = {module: forbidden_outside(module, path) for module, path in modules()}
    assert {module: names for module, names in found.items() if names} == {}


def test_pure_parts_touch_no_clock_file_network_or_environment() -> None:
    """The same input gives the same figures, today and in five years."""
    found = {m: impurities(path) for m, path in modules() if m.partition(".")[0] in PURE}
    assert {module: names for module, names in found.items() if names} == {}


def test_nothing_in_the_package_needs_a_posix_system() -> None:
    """An office laptop with Windows runs the same package."""
    found = {
        module: (imported(path) & POSIX_ONLY) | (called(path) & POSIX_CALLS)
        for module, path in modules()
    }
    assert {module: names for module, names in found.items() if names} == {}


def test_every_top_part_has_a_row() -> None:
    """A new package cannot slip in without saying what it may import."""
    tops = {module.partition(".")[0] for module, _ in modules()}
    assert tops - set(ALLOWED) == set()


@pytest.mark.parametrize(
    ("module", "line"),
    [("site.planted", "import duckdb"), ("stats.planted", "from pandas import DataFrame")],
)
def test_planted_outside_import_is_found(tmp_path: Path, module: str, line: str) -> None:
    """The check on outside libraries fails on an import that it should refuse."""
    planted = tmp_path / "planted.py"
    planted.write_text(f"def late() -> None:\n    {line}\n", encoding="utf-8")
    assert forbidden_outside(module, planted) != set()


def test_planted_clock_is_found(tmp_path: Path) -> None:
    """The check on purity fails on a module that asks what day it is."""
    planted = tmp_path / "planted.py"
    planted.write_text("from datetime import date\n\nDAY = date.today()\n", encoding="utf-8")
    assert impurities(planted) == {"today"}


@pytest.mark.parametrize(
    ("part", "line", "contract"),
    [
        ("site", "import jeugdpeil.warehouse", "Stages and pages stand apart"),
        ("sources", "import jeugdpeil.indicators", "Stages and pages stand apart"),
        ("domain", "import jeugdpeil.codelists", "Stages and pages stand apart"),
        ("warehouse", "import jeugdpeil.published", "Only what shows figures"),
        ("site", "import jeugdpeil.codelists", "Pages know published"),
        ("published", "import duckdb", "No road from a page"),
        ("api", "import duckdb", "No road from a page"),
        ("release", "import jeugdpeil.domain.gate_seal", "Only the disclosure gate"),
    ],
)
def test_planted_import_breaks_the_contract(
    tmp_path: Path, part: str, line: str, contract: str
) -> None:
    """Each import contract fails on an import that it should refuse."""
    shutil.copytree(PACKAGE, tmp_path / "jeugdpeil", ignore=shutil.ignore_patterns("static"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "jeugdpeil" / part / "planted.py").write_text(line + "\n", encoding="utf-8")
    run = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    broken = [row for row in run.stdout.splitlines() if row.endswith(" BROKEN")]
    assert run.returncode != 0
    assert any(row.startswith(contract) for row in broken), run.stdout + run.stderr
