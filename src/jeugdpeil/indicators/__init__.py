"""What the monitor says in figures: one folder per indicator, and how figures follow from facts.

A folder holds `definition.toml`, everything that people read of the indicator, and
`expression.py`, what it is made of. Adding an indicator is adding a folder.
"""
