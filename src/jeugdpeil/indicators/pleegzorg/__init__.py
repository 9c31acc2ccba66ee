"""The indicator pleegzorg."""
