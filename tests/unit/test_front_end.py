"""The front end's build: fresh or not is decided by content, and the bundles are complete."""

import importlib.util
import json
import shutil
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "src" / "jeugdpeil" / "site" / "static"


@pytest.fixture(scope="module")
def hatch_build() -> ModuleType:
    """The build hook as a module."""
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The sources of the front end, to change at will."""
    leave_out = shutil.ignore_patterns("node_modules")
    shutil.copytree(ROOT / "web", tmp_path / "web", ignore=leave_out)
    return tmp_path


def test_a_changed_source_asks_for_a_new_build(hatch_build: ModuleType, copy: Path) -> None:
    """One changed character in a script is a reason to bundle again."""
    before = hatch_build.fingerprint(copy)
    script = copy / "web" / "src" / "main.ts"
    script.write_text(script.read_text(encoding="utf-8") + "// x\n", encoding="utf-8")
    assert hatch_build.fingerprint(copy) != before


def test_dates_and_line_ends_ask_for_nothing(hatch_build: ModuleType, copy: Path) -> None:
    """A checkout on another system holds the same sources."""
    before = hatch_build.fingerprint(copy)
    script = copy / "web" / "src" / "main.ts"
    script.write_bytes(script.read_bytes().replace(b"\n", b"\r\n"))
    assert hatch_build.fingerprint(copy) == before


def test_every_name_in_the_manifest_is_a_file_with_its_hash() -> None:
    """A page that asks the manifest for a name gets a file that may be kept for ever."""
    names: dict[str, str] = json.loads((STATIC / "manifest.json").read_text(encoding="utf-8"))
    assert {"main.js", "site.css"} <= set(names)
    assert [name for name in names.values() if not (STATIC / name).is_file()] == []
    assert [plain for plain, hashed in names.items() if plain == hashed] == []


def test_the_bundles_ask_nothing_of_a_third_party() -> None:
    """No style sheet or script of the site loads anything from elsewhere."""
    sheets = [path.read_text(encoding="utf-8") for path in STATIC.glob("*.css")]
    assert sheets
    assert [sheet for sheet in sheets if "url(http" in sheet or "url(//" in sheet] == []


def test_the_licences_of_what_is_bundled_come_along() -> None:
    """The font and the components are shown with their licences."""
    licences = (STATIC / "licences.txt").read_text(encoding="utf-8")
    assert "@fontsource-variable/source-sans-3" in licences
    assert "(OFL-1.1)" in licences
    assert "(EUPL-1.2)" in licences
