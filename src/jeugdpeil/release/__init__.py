"""Builds a release from published tables, and compares it with the one before."""
