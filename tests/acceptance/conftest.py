"""The served site and its browser for the acceptance tests."""

from support.browser_site import open_page, site, watch

__all__ = ["open_page", "site", "watch"]
