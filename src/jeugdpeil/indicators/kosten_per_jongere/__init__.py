"""The indicator kosten-per-jongere."""
