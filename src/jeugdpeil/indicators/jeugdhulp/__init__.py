"""The indicator jeugdhulp."""
