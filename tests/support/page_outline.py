"""The picture of a page in a few numbers: what stands where, as a browser lays it out.

Screenshots are compared as outlines and not as pixels. Pixels differ with every version of
Chromium, of its font renderer and of the machine, so that a comparison either fails for nothing or
is so lax that a lost column passes. An outline holds what a reader would notice: which landmarks,
headings, figures and tables there are, in what order, which stand beside each other, and how much
of the width each takes. The font is the site's own, so that widths hold everywhere; heights are
left out, since one more sentence moves all that follows.
"""

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

FILE = Path(__file__).resolve().parents[1] / "acceptance" / "page_outlines.json"
# Parts of a hundred of the width that an element may have moved.
TOLERANCE = 2
Outline = list[list[Any]]

_MEASURE = """
() => {
    const chosen = 'header.utrecht-page-header, nav, aside, main, footer, h1, h2, form, figure, '
        + 'svg[role=img], .utrecht-table-container, .utrecht-alert';
    const name = item => item.tagName.toLowerCase()
        + (item.id ? `#${item.id}` : item.classList.length ? `.${item.classList[0]}` : '');
    return [...document.body.querySelectorAll(chosen)]
        .filter(item => item.checkVisibility({visibilityProperty: true}))
        .map(item => [name(item), item.getBoundingClientRect()])
        .filter(([, box]) => box.width > 1 && box.height > 1)
        .map(([words, box]) => [
            words, Math.round(100 * box.left / innerWidth), Math.round(100 * box.width / innerWidth)
        ]);
}
"""


def outline_of(page: Page) -> Outline:
    """Name, left edge and width of each element that shapes the page, in hundredths."""
    return page.evaluate(_MEASURE)


def differences(now: Outline, then: Outline) -> list[str]:
    """What a reader would see changed."""
    names, earlier = [item[0] for item in now], [item[0] for item in then]
    if names != earlier:
        gone = [name for name in earlier if names.count(name) < earlier.count(name)]
        new = [name for name in names if names.count(name) > earlier.count(name)]
        return [f"other elements or another order: gone {gone[:5]}, new {new[:5]}"]
    return [
        f"{name} stood at {old} and stands at {place}"
        for (name, *place), (_, *old) in zip(now, then, strict=True)
        if any(abs(here - there) > TOLERANCE for here, there in zip(place, old, strict=True))
    ]


def kept() -> dict[str, Outline]:
    """The outlines that were agreed to, by page and width."""
    return json.loads(FILE.read_text("utf-8")) if FILE.exists() else {}


def keep(outlines: dict[str, Outline]) -> None:
    """Agree to outlines: one line per element, so that a change can be read as a difference."""
    rows = (
        f"  {json.dumps(name)}: [\n"
        + ",\n".join(f"    {json.dumps(item, ensure_ascii=False)}" for item in outlines[name])
        + "\n  ]"
        for name in sorted(outlines)
    )
    FILE.write_text("{\n" + ",\n".join(rows) + "\n}\n", "utf-8")
