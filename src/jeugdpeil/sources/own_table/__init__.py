"""Reads a table that somebody made: any CSV, with columns that the user names."""
