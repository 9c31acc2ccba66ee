"""The indicator jeugdreclassering."""
