"""The indicator trajecten."""
