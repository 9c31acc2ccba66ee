"""The indicator gepubliceerd-jeugdreclassering."""
