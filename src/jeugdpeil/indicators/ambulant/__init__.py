"""The indicator ambulant."""
