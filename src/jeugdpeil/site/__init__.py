"""The public site: pages drawn on the server from a release, and nothing but a release."""
