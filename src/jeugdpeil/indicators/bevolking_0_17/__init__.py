"""The indicator bevolking-0-17."""
