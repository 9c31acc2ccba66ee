"""Texts in Dutch and English, per code."""
