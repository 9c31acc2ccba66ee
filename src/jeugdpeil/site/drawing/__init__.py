"""Positions of bars, lines and areas; the templates only write them down."""
