"""The indicator leeftijd-0-3."""
