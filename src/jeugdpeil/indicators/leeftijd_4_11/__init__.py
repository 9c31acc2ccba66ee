"""The indicator leeftijd-4-11."""
