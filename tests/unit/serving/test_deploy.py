"""What stands in deploy/: its commands are ours, its files are there, and it may do little."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from typer.testing import CliRunner

from jeugdpeil.cli import app

DEPLOY = Path(__file__).resolve().parents[3] / "deploy"
UNITS = sorted([*DEPLOY.glob("*.service"), *DEPLOY.glob("*.timer")])
SERVICES = sorted(DEPLOY.glob("*.service"))
HARDENING = (
    "NoNewPrivileges=true",
    "ProtectSystem=strict",
    "ProtectHome=true",
    "PrivateTmp=true",
    "CapabilityBoundingSet=",
    "SystemCallFilter=@system-service",
)


def commands(text: str) -> list[list[str]]:
    """Every command of ours in a unit or a Containerfile."""
    units = re.findall(r"^ExecStart=\S+/jeugdpeil (.+)$", text, re.MULTILINE)
    containers = re.findall(r"^CMD \[(.+)\]$", text, re.MULTILINE)
    return [line.split() for line in units] + [
        re.findall(r'"([^"]+)"', line) for line in containers
    ]


@pytest.mark.parametrize("path", [*SERVICES, DEPLOY / "Containerfile"], ids=lambda path: path.name)
def test_every_command_and_option_is_there(path: Path) -> None:
    """An option that was renamed would stop the server at its next start."""
    found = commands(path.read_text("utf-8"))
    assert found
    for name, *options in found:
        shown = CliRunner().invoke(app, [name, "--help"], env={"COLUMNS": "200"}).output
        assert [word for word in options if word.startswith("--") and word not in shown] == []


@pytest.mark.parametrize("path", SERVICES, ids=lambda path: path.name)
def test_a_service_may_do_no_more_than_it_needs(path: Path) -> None:
    """No root, no rights to gain, nothing to write but its own folders."""
    lines = path.read_text("utf-8").splitlines()
    assert [line for line in ("User=jeugdpeil", *HARDENING) if line not in lines] == []


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.name)
def test_systemd_understands_every_line(path: Path) -> None:
    """A setting with a typing error is ignored without a word."""
    program = shutil.which("systemd-analyze")
    if program is None:
        pytest.skip("no systemd on this machine")
    run = subprocess.run(
        [program, "verify", path], capture_output=True, text=True, check=False, timeout=60
    )
    said = [line for line in (run.stdout + run.stderr).splitlines() if path.name in line]
    unknown = [line for line in said if "Unknown" in line or "Failed to parse" in line]
    assert unknown == []


def test_the_container_is_built_from_what_is_there_and_runs_without_root() -> None:
    """From the locks with hashes, and no host of an index is named."""
    text = (DEPLOY / "Containerfile").read_text("utf-8")
    sources = re.findall(r"^COPY (?!--from)(\S+)", text, re.MULTILINE)
    missing = [name for name in sources if "*" not in name and not (DEPLOY.parent / name).is_file()]
    assert missing == []
    assert "--require-hashes" in text
    assert re.search(r"^USER (?!0|root)\S+$", text, re.MULTILINE)
    assert "://" not in text.replace("http://127.0.0.1", "")
