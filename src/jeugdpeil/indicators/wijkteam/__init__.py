"""The indicator wijkteam."""
