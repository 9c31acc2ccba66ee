"""The mini release for the tests of its reader."""

from support.site_fixtures import edition, figure, links, region, shelf

__all__ = ["edition", "figure", "links", "region", "shelf"]
