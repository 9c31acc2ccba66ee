"""The indicator huishouden-eenouder."""
