"""The nowcast of a build: from published figures to what they will become."""
