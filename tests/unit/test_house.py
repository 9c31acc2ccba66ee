"""The rules of the house: what may stand in a committed file, the locks, the words, the tests."""

import ast
import enum
import importlib
import inspect
import json
import os
import pkgutil
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import jeugdpeil.domain

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ("dev.txt", "runtime.txt", "uv.txt", "validation.txt")

# Put together from parts, or this file would be the first to break the rule.
HOSTS = [
    ".".join(parts)
    for parts in [
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("registry", "npmjs", "org"),
        ("registry", "yarnpkg", "com"),
        ("deb", "debian", "org"),
    ]
]
FOLDERS_OF_MACHINES = ["work", "farm", "home", "root", "Users"]
FORBIDDEN = re.compile(
    "|".join(map(re.escape, HOSTS))
    + r"|(?:^|[^A-Za-z0-9_./\-])/(?:"
    + "|".join(FOLDERS_OF_MACHINES)
    + ")/"
)
# Enums whose values are machine words: names of files in a release, weights of a finding.
ENGLISH_ENUMS = frozenset({"PublicReference", "Severity"})


def tracked_files() -> list[Path]:
    """Every file that is, or is about to be, in the repository."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listed.returncode != 0:
        pytest.skip("not a Git checkout: nothing tells which files are committed")
    paths = (ROOT / name for name in listed.stdout.decode().split("\0") if name)
    return [path for path in paths if path.is_file()]


def texts(paths: list[Path]) -> Iterator[tuple[Path, str]]:
    """Path and content of the files that are text."""
    for path in paths:
        content = path.read_bytes()
        if b"\0" not in content[:8000]:
            yield path, content.decode("utf-8", errors="replace")


def forbidden_places(text: str) -> list[str]:
    """Lines of a text that name a registry or a folder of one machine."""
    return [line.strip()[:120] for line in text.splitlines() if FORBIDDEN.search(line)]


def test_no_file_names_a_registry_or_a_folder_of_a_machine() -> None:
    """What is committed works behind any mirror and in any folder."""
    found = {str(p.relative_to(ROOT)): forbidden_places(t) for p, t in texts(tracked_files())}
    assert {name: lines for name, lines in found.items() if lines} == {}


@pytest.mark.parametrize(
    "line",
    [f"https://{HOSTS[0]}/simple", "cache = '/" + "home/someone/.cache'", "cd /" + "work/main"],
)
def test_planted_place_is_found(line: str) -> None:
    """The search for registries and folders finds one that is planted."""
    assert forbidden_places(line) == [line]


def pins(lock: str) -> dict[str, str]:
    """Name and version of every package in a lock."""
    text = (ROOT / "requirements" / lock).read_text(encoding="utf-8")
    found = re.findall(r"^([A-Za-z0-9_.\-]+)==([^\s;\\]+)", text, flags=re.MULTILINE)
    names = [canonicalize_name(name) for name, _ in found]
    assert len(names) == len(set(names)), f"{lock} holds two versions of one package"
    return dict(zip(names, (version for _, version in found), strict=True))


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_a_hash(lock: str) -> None:
    """Nothing is installed that differs from what was locked."""
    text = (ROOT / "requirements" / lock).read_text(encoding="utf-8")
    blocks = re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE)[1:]
    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_names_and_versions_only(lock: str) -> None:
    """No line of a lock is an option, an address or a path."""
    text = (ROOT / "requirements" / lock).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
    odd = [line for line in lines if not re.match(r"[A-Za-z0-9_.\-]+==|    --hash=sha256:", line)]
    assert odd == []


def unmet(wanted: list[str], locked: Mapping[str, str]) -> list[str]:
    """The requirements that a lock does not meet."""
    asked = [Requirement(each) for each in wanted]
    return [
        str(each)
        for each in asked
        if canonicalize_name(each.name) not in locked
        or not each.specifier.contains(locked[canonicalize_name(each.name)], prereleases=True)
    ]


def test_the_locks_match_pyproject() -> None:
    """A dependency that was added or changed has been locked: run make lock."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    runtime: list[str] = project["project"]["dependencies"]
    assert unmet(runtime, pins("runtime.txt")) == []
    assert unmet(runtime + project["dependency-groups"]["dev"], pins("dev.txt")) == []
    assert unmet(project["dependency-groups"]["validation"], pins("validation.txt")) == []


def test_the_locks_agree_with_each_other() -> None:
    """What is tested is what is run."""
    developing = pins("dev.txt")
    smaller = pins("runtime.txt") | pins("uv.txt")
    assert {name: v for name, v in smaller.items() if developing.get(name) != v} == {}


def package_lock() -> dict[str, Any]:
    """The lock of the front end."""
    return json.loads((ROOT / "web" / "package-lock.json").read_text(encoding="utf-8"))


def test_the_front_end_lock_holds_no_download_address() -> None:
    """The registry of whoever installs serves each package, checked by hash."""
    packages: dict[str, dict[str, Any]] = package_lock()["packages"]
    outside = {name: entry for name, entry in packages.items() if name}
    assert [name for name, entry in outside.items() if "resolved" in entry] == []
    assert [name for name, entry in outside.items() if "integrity" not in entry] == []


def test_the_front_end_lock_matches_package_json() -> None:
    """A front-end dependency that was added or changed has been locked: run make lock."""
    wanted = json.loads((ROOT / "web" / "package.json").read_text(encoding="utf-8"))
    root = package_lock()["packages"][""]
    for group in ("dependencies", "devDependencies"):
        assert root.get(group, {}) == wanted.get(group, {})


def glossary_terms() -> set[str]:
    """Every spelling of every term in the glossary."""
    lines = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8").splitlines()
    cells = [line.split("|")[1] for line in lines if line.startswith("| ")]
    return {term.strip() for cell in cells for term in cell.split(",")}


def domain_words() -> Iterator[tuple[str, str]]:
    """Enum and value of every Dutch word in domain."""
    for info in pkgutil.iter_modules(jeugdpeil.domain.__path__, "jeugdpeil.domain."):
        for name, kind in inspect.getmembers(importlib.import_module(info.name), inspect.isclass):
            if issubclass(kind, enum.Enum) and kind.__module__ == info.name:
                yield from ((name, str(each.value)) for each in kind if name not in ENGLISH_ENUMS)


def test_every_dutch_word_of_the_domain_is_in_the_glossary() -> None:
    """A reader who meets a Dutch word in the code finds it explained."""
    terms = glossary_terms()
    assert [f"{enum_}: {word}" for enum_, word in domain_words() if word not in terms] == []


def test_the_glossary_fills_every_column() -> None:
    """Each term has a definition, a source and an English gloss, and stands there once."""
    lines = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8").splitlines()
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines if line[:2] == "| "]
    rows = [row for row in rows if row[0] != "Term"]
    spellings = [term.strip() for row in rows for term in row[0].split(",")]
    assert [row for row in rows if len(row) != 4 or not all(row)] == []
    assert sorted(spellings) == sorted(set(spellings))


def test_no_module_is_called_utils() -> None:
    """A helper is named for what it does and lives where it is used."""
    vague = {"utils", "util", "helpers", "misc", "common"}
    assert [str(p) for p in (ROOT / "src").rglob("*") if p.stem.lower() in vague] == []


def untold_tests(path: Path) -> list[str]:
    """Names of the tests in a file that do not state their rule."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)]
    return [n.name for n in found if n.name.startswith("test_") and not ast.get_docstring(n)]


def test_every_test_states_its_rule_in_a_sentence() -> None:
    """Whoever sees a test fail reads what should have been so."""
    found = {p.name: untold_tests(p) for p in (ROOT / "tests").rglob("test_*.py")}
    assert {name: tests for name, tests in found.items() if tests} == {}


def run_under_ci(folder: Path, reason: str) -> subprocess.CompletedProcess[str]:
    """Run one skipping test as CI would, beside this file so that the guard is there."""
    planted = folder / "test_planted_skip.py"
    planted.write_text(
        f"import pytest\n\n\n@pytest.mark.skip(reason={reason!r})\n"
        "def test_planted_skip():\n    pass\n\n\ndef test_planted_skip_beside():\n    pass\n",
        encoding="utf-8",
    )
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-k", "planted_skip"]
        + [__file__, str(planted)],
        cwd=ROOT,
        env=os.environ | {"CI": "true"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_an_unlisted_skip_fails_under_ci(tmp_path: Path) -> None:
    """A test cannot be switched off unseen: the run fails and names it."""
    run = run_under_ci(tmp_path, "nobody agreed to this")
    assert run.returncode == 1
    assert "test_planted_skip: nobody agreed to this" in run.stdout


def test_a_listed_skip_passes_under_ci(tmp_path: Path) -> None:
    """A reason in tests/allowed_skips.txt is accepted."""
    listed = (ROOT / "tests" / "allowed_skips.txt").read_text(encoding="utf-8").splitlines()[-1]
    assert run_under_ci(tmp_path, listed).returncode == 0
