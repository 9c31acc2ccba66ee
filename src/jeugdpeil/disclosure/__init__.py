"""The gate: the only maker of published tables."""
