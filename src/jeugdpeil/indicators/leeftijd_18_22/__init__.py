"""The indicator leeftijd-18-22."""
