"""What every test may ask for, and the rule that no test is skipped unseen in CI."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

# Before anything that imports numpy.
import jeugdpeil.blas_threads  # noqa: F401  # pyright: ignore[reportUnusedImport]
from jeugdpeil.sources import reference_data as reference_data_module

ROOT = Path(__file__).resolve().parent.parent
ALLOWED_SKIPS = ROOT / "tests" / "allowed_skips.txt"
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# A map drawn with WebGL needs the software renderer where there is no graphics card; the other
# switches keep Chromium from looking for updates at each start.
CHROMIUM_SWITCHES = (
    "--no-sandbox",
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


@pytest.fixture(scope="session")
def reference_data() -> Path:
    """The folder with the real CBS files; skips the test where it is not there."""
    found = reference_data_module.folder()
    if found is None:
        pytest.skip(f"no reference data: {reference_data_module.VARIABLE} names no folder")
    return found


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of an installed Chromium; skips the test where there is none."""
    found = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if found is None:
        pytest.skip("no Chromium on this machine")
    return found


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """One headless Chromium for all browser tests of a worker, with an empty profile."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=chromium, headless=True, args=list(CHROMIUM_SWITCHES)
        )
        yield started
        started.close()


@pytest.fixture(scope="session")
def axe_script() -> Path:
    """The accessibility checker to inject into a page; make web installs it."""
    script = ROOT / "web" / "node_modules" / "axe-core" / "axe.min.js"
    if not script.is_file():
        pytest.skip("axe-core is not installed: run make web")
    return script


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what drives a browser, so that the mark cannot be forgotten."""
    for item in items:
        if "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")


class SkipGuard:
    """Fails a run under CI when a test was skipped for a reason that nobody agreed to.

    Without it a missing browser or a renamed folder would turn tests off while the run stays green.
    """

    def __init__(self, allowed: frozenset[str]) -> None:
        self.allowed = allowed
        self.refused: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note each skip of a test."""
        if report.skipped and not hasattr(report, "wasxfail"):
            self.note(report.nodeid, report.longrepr)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Note each skip of a whole module."""
        if report.skipped:
            self.note(report.nodeid, report.longrepr)

    def note(self, nodeid: str, longrepr: object) -> None:
        """Keep what is skipped without being on the list."""
        reason = longrepr[2] if isinstance(longrepr, tuple) else str(longrepr)
        reason = str(reason).removeprefix("Skipped: ")
        if reason not in self.allowed:
            self.refused.append(f"{nodeid}: {reason}")

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Name the tests that were skipped without leave."""
        if self.refused:
            terminalreporter.section("skipped for a reason that is not in tests/allowed_skips.txt")
            terminalreporter.write_line("\n".join(self.refused))

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Turn an otherwise green run red."""
        if self.refused and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED


def allowed_skips(text: str) -> frozenset[str]:
    """The reasons in the list: one per line, lines with # explain them."""
    lines = (line.strip() for line in text.splitlines())
    return frozenset(line for line in lines if line and not line.startswith("#"))


def pytest_configure(config: pytest.Config) -> None:
    """Watch the skips in CI, in the process that sees every report."""
    if os.environ.get("CI") == "true" and not hasattr(config, "workerinput"):
        allowed = allowed_skips(ALLOWED_SKIPS.read_text(encoding="utf-8"))
        config.pluginmanager.register(SkipGuard(allowed), "skip-guard")
