"""The indicator huishouden-paar."""
