"""What the accessibility checker has against a page."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]


def violations(page: Page, axe: Path) -> list[str]:
    """Each violation, with the first element of each."""
    page.evaluate(axe.read_text("utf-8"))
    result: dict[str, Any] = page.evaluate(
        "tags => axe.run({runOnly: {type: 'tag', values: tags}})", TAGS
    )
    return [
        f"{item['impact']} {item['id']}: {item['nodes'][0]['html'][:120]}"
        for item in result["violations"]
    ]
