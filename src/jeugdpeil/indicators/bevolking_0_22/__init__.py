"""The indicator bevolking-0-22."""
