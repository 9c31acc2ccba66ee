"""Texts in Dutch and English per code, and how numbers and dates are written in each."""
