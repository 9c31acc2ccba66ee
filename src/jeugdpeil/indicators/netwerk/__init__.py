"""The indicator netwerk."""
