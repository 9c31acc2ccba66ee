"""Size and speed of the maps: all wijken of the Netherlands in 2022."""

import gzip
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast
from urllib.request import urlopen

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.bench_serve import run, serving
from benchmarks.measurement import Measurement
from jeugdpeil.site.assets import STATIC, asset_names

MONITOR = Path(__file__).resolve().parent.parent / "examples" / "cbs-2021-2022.toml"
PATH = "/kaart/wijk/2022/jeugdzorg"
SWITCHES = (
    "--no-sandbox",
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--disable-background-networking",
)
RUNS = 3
# From the press of the button until the first map stands still, and until all do.
TIMED = """() => new Promise(done => {
    const atlas = document.querySelector('[data-atlas]');
    const start = performance.now();
    let first;
    new MutationObserver(() => {
        const now = (performance.now() - start) / 1000;
        if (atlas.dataset.drawn) first ??= now;
        if (atlas.dataset.moving) done([first, now, Number(atlas.dataset.drawn)]);
    }).observe(atlas, {attributes: true});
    atlas.querySelector('[data-move]').click();
})"""


def measure() -> Iterator[Measurement]:
    """Sizes over the line, and the moving map in a headless browser that draws without a GPU."""
    yield Measurement("map library", library() / 1000, "kB", at_most=430, note="gzip")
    with tempfile.TemporaryDirectory() as folder:
        run(Path(folder), "build", str(MONITOR), "--publish")
        with serving(Path(folder)) as port:
            site = f"http://127.0.0.1:{port}"
            yield from sizes(site)
            yield from times(site)


def library() -> int:
    """Bytes of what the moving map needs, compressed; the part shared with other pages as well."""
    names = {asset_names()[name] for name in ("moving.js", "map-worker.js")}
    names |= {path.name for path in STATIC.glob("chunk-*.js")}
    return sum(len(gzip.compress((STATIC / name).read_bytes())) for name in names)


def sizes(site: str) -> Iterator[Measurement]:
    """What goes over the line."""
    values = packed(f"{site}{PATH}/waarden.json")
    outlines = packed(f"{site}/kaart/grenzen/wijk-2022.json")
    yield Measurement("data of the moving map", (values + outlines) / 1000, "kB", at_most=400)
    yield Measurement("  outlines", outlines / 1000, "kB")
    yield Measurement("  values and words", values / 1000, "kB")
    yield Measurement(
        "picture of the map (SVG)", packed(f"{site}{PATH}/kaart.svg") / 1000, "kB", at_most=600
    )
    yield Measurement("page of the map with its list", packed(f"{site}{PATH}") / 1000, "kB")


def packed(address: str) -> int:
    """Bytes of an answer after gzip."""
    with urlopen(address, timeout=60) as answer:  # noqa: S310 - the site that was just started
        return len(gzip.compress(answer.read(), 6))


def times(site: str) -> Iterator[Measurement]:
    """Wall and CPU time of three moving maps on a wide screen, and of the one on a phone."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=list(SWITCHES)
        )
        for name, width in (("wide screen", 1280), ("phone", 390)):
            runs = [opened(browser, site, width) for _ in range(RUNS)]
            first, whole, drawn, cpu = min(runs)
            load = f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores; best of {RUNS}"
            yield Measurement(f"{name}: first map can be used", first, "s", at_most=2, note=load)
            yield Measurement(f"{name}: all maps stand still", whole, "s")
            yield Measurement(f"{name}: CPU time of the browser", cpu, "s", note="until then")
            yield Measurement(f"{name}: regions drawn", drawn, "regions", at_least=3000)
        browser.close()


def opened(browser: Browser, site: str, width: int) -> tuple[float, float, float, float]:
    """One visit with an empty cache: seconds to the first map and to all, regions, CPU seconds."""
    context = browser.new_context(viewport={"width": width, "height": 900})
    page: Page = context.new_page()
    page.goto(f"{site}{PATH}", timeout=120_000)
    page.wait_for_timeout(1500)
    before = cpu_seconds(browser)
    first, whole, drawn = page.evaluate(TIMED)
    spent = cpu_seconds(browser) - before
    context.close()
    return first, whole, drawn, spent


def cpu_seconds(browser: Browser) -> float:
    """CPU time of all processes of the browser so far."""
    session = browser.new_browser_cdp_session()
    # Playwright's types say nothing of what an answer holds.
    found = cast("dict[str, Any]", session.send("SystemInfo.getProcessInfo"))  # pyright: ignore[reportUnknownMemberType]
    session.detach()
    return sum(item["cpuTime"] for item in found["processInfo"])
