"""What a browser can find wrong with a page, each as a list of complaints in words.

An empty list is a good page. Every check says what it looked at, so that a failing test can be
read without the browser.
"""

import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

# WCAG 2.1 A and AA, and what the makers of axe hold to be good practice.
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice")
# A finding of axe that is let pass: the rule, and why. None is needed.
EXCEPTIONS: dict[str, str] = {}
# Everything on a page that a script may add or take away; the rest is there without scripts.
_OF_SCRIPTS = "script, noscript, .suggestions, [aria-live], .panel, .only-script, .what-if__moving"


def against_accessibility(page: Page, axe: Path) -> list[str]:
    """What the accessibility checker has against a page, with the first element of each."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(axe.read_text("utf-8"))
    found: dict[str, Any] = page.evaluate(
        "tags => axe.run({runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})",
        list(TAGS),
    )
    return [
        f"{item['impact']} {item['id']}: {item['nodes'][0]['html'][:120]}"
        for item in found["violations"]
        if item["id"] not in EXCEPTIONS
    ]


def overflow(page: Page) -> int:
    """Pixels that a page is wider than its window."""
    return page.evaluate("document.documentElement.scrollWidth - window.innerWidth")


def sideways(page: Page) -> list[str]:
    """What makes a page scroll sideways; tables may scroll inside their own box."""
    wide = overflow(page)
    if wide <= 0:
        return []
    names: list[str] = page.evaluate(
        """() => [...document.querySelectorAll('main *, header *, footer *')]
            .filter(item => item.getBoundingClientRect().right > innerWidth + 1)
            .filter(item => !item.closest('.utrecht-table-container, svg svg, svg *'))
            .slice(0, 3).map(item => item.outerHTML.slice(0, 80))"""
    )
    return [f"{wide} pixels too wide: {names}"]


def out_of_reach(page: Page) -> list[str]:
    """Controls and headings whose box has no size or lies off the page."""
    return page.evaluate(
        """() => [...document.querySelectorAll('main h1, main h2, main a, main button, main input')]
            .filter(item => item.checkVisibility({visibilityProperty: true}))
            .filter(item => !item.closest('.hidden, .utrecht-table-container'))
            .filter(item => {
                const box = item.getBoundingClientRect();
                return box.width < 1 || box.height < 1 || box.right < 1 || box.left >= innerWidth;
            }).slice(0, 3).map(item => `out of reach: ${item.outerHTML.slice(0, 100)}`)"""
    )


def unstyled(page: Page) -> list[str]:
    """Shapes in pictures that no rule of the style sheet reaches: black by default, or unseen."""
    return page.evaluate(
        """() => [...document.querySelectorAll('svg circle, svg rect, svg line')]
            .filter(shape => !shape.closest('defs, pattern') && shape.checkVisibility())
            .filter(shape => {
                const style = getComputedStyle(shape);
                return shape.tagName === 'line'
                    ? style.stroke === 'none'
                    : style.fill === 'rgb(0, 0, 0)' && style.stroke === 'none';
            })
            .map(shape => `${shape.closest('svg').getAttribute('class')}: `
                + `${shape.tagName}.${shape.getAttribute('class')} has no style`)
            .filter((words, place, all) => all.indexOf(words) === place)"""
    )


def in_motion(page: Page) -> list[str]:
    """What still moves for a reader who asked for less motion."""
    return page.evaluate(
        """() => {
            const moves = [];
            const seconds = words => Math.max(...words.split(',').map(parseFloat));
            for (const item of document.querySelectorAll('*')) {
                const style = getComputedStyle(item);
                const isMoving = seconds(style.transitionDuration) > 0.01
                    || (style.animationName !== 'none' && seconds(style.animationDuration) > 0.01)
                    || style.scrollBehavior === 'smooth';
                if (isMoving) moves.push(`moves: ${item.outerHTML.slice(0, 80)}`);
            }
            return moves.slice(0, 3);
        }"""
    )


def shifted(page: Page, most: float = 0.02) -> list[str]:
    """How far things moved by themselves while the page loaded, by the measure of Web Vitals."""
    shift: float = page.evaluate(
        """() => new Promise(done => {
            let total = 0;
            new PerformanceObserver(list => {
                for (const entry of list.getEntries())
                    if (!entry.hadRecentInput) total += entry.value;
            }).observe({type: 'layout-shift', buffered: true});
            setTimeout(() => done(total), 250);
        })"""
    )
    return [f"layout shift of {shift:.3f}"] if shift > most else []


def words_of(page: Page) -> list[str]:
    """The words of the content, without what only a script shows."""
    text: str = page.evaluate(
        """left => {
            const copy = document.querySelector('main').cloneNode(true);
            copy.querySelectorAll(left).forEach(item => item.remove());
            return copy.textContent;
        }""",
        _OF_SCRIPTS,
    )
    return text.split()


def lost_without_scripts(with_scripts: list[str], page: Page) -> list[str]:
    """Words that only readers with scripts get.

    Args:
        with_scripts: the words of the same page with scripts.
        page: the page without.
    """
    here = set(words_of(page))
    lost = [word for word in dict.fromkeys(with_scripts) if word not in here]
    return [f"only with scripts: {lost[:8]}"] if lost else []


def on_paper(page: Page) -> list[str]:
    """What is wrong with a page as it is printed; the page is left on screen."""
    page.emulate_media(media="print")
    found: list[str] = page.evaluate(
        """() => {
            const wrong = [];
            const seen = item => item.checkVisibility({visibilityProperty: true});
            for (const item of document.querySelectorAll('nav.menu, form[data-search], .panel'))
                if (seen(item)) wrong.push(`printed: ${item.outerHTML.slice(0, 60)}`);
            if (!seen(document.querySelector('h1'))) wrong.push('the title is not printed');
            for (const item of document.querySelectorAll('.utrecht-table-container'))
                if (seen(item) && !['visible', 'clip'].includes(getComputedStyle(item).overflowX))
                    wrong.push(`cut off on paper: ${item.outerHTML.slice(0, 60)}`);
            return wrong.slice(0, 3);
        }"""
    )
    page.emulate_media(media="screen")
    return found


def pages_of_pdf(pdf: bytes) -> int:
    """The number of sheets of a printed page."""
    return len(re.findall(rb"/Type\s*/Page\b", pdf))
