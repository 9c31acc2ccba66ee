"""The indicator leeftijd-12-17."""
