"""The indicator bevolking-12-22."""
