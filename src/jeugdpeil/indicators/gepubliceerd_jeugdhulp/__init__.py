"""The indicator gepubliceerd-jeugdhulp."""
