"""The mini release for the tests of the API."""

from support.api_fixtures import api, shelf

__all__ = ["api", "shelf"]
