"""The indicator daghulp."""
