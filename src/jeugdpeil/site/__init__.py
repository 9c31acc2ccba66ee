"""Pages drawn on the server from a release."""
