"""The mini release for the tests of the reports."""

from support.site_fixtures import edition, figure, links, region, shelf

__all__ = ["edition", "figure", "links", "region", "shelf"]
