"""The rules of the figure linter, one module per rule."""
