"""The mini release for the tests of what is served beside the pages."""

from support.site_fixtures import edition, figure, links, region, shelf

__all__ = ["edition", "figure", "links", "region", "shelf"]
