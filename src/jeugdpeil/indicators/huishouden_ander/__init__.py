"""The indicator huishouden-ander."""
