"""The indicator ots."""
