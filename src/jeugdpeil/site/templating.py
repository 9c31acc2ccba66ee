"""Templates to HTML: every value is escaped, and no layout of a template reaches the reader."""

import re
from functools import cache, partial

from jinja2 import Environment, PackageLoader, StrictUndefined

from jeugdpeil.i18n.texts import text
from jeugdpeil.site.assets import Assets
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.links import Links
from jeugdpeil.site.quick_templates import QuickEnvironment
from jeugdpeil.site.views.frame import frame

# No page has preformatted text, so that line breaks between tags may go.
_LAYOUT = re.compile(r"\n\s*")
# HTML lets these tags be left out where the next cell, row or end of the table says the same; on
# a page with a hundred wijken that is a tenth of the page.
_OPTIONAL = re.compile(r"</(?:td|th|tr)>\n?")


@cache
def environment() -> Environment:
    """The templates of the site."""
    return QuickEnvironment(
        loader=PackageLoader("jeugdpeil.site"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        auto_reload=False,
    )


def rendered(template: str, edition: Edition, links: Links, page: object) -> str:
    """A page as HTML.

    Args:
        template: name of the template.
        edition: the release, for the frame around the page.
        links: addresses, seen from the page.
        page: the view data of the page.
    """
    html = (
        environment()
        .get_template(template)
        .render(
            page=page,
            links=links,
            frame=frame(edition, links),
            assets=Assets(links),
            t=partial(text, links.language),
        )
    )
    return without_layout(html)


def without_layout(html: str) -> str:
    """A page without the layout of its templates, and without tags that may be left out."""
    return _OPTIONAL.sub("", _LAYOUT.sub("\n", html)).lstrip()


def rendered_without_release(links: Links, title: str, message: str) -> str:
    """A page for when there is no release to tell anything about."""
    template = environment().get_template("plain_error.html")
    return template.render(title=title, message=message, assets=Assets(links)).lstrip()
