"""The served site and its browser for the acceptance tests."""

from support.browser_site import copy, open_page, site, watch

__all__ = ["copy", "open_page", "site", "watch"]
