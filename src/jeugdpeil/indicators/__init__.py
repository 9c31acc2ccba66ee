"""One folder per indicator: its definition and the expression that computes it."""
