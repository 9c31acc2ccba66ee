"""Finding a region by its name, code or postal code, however it is spelled."""
