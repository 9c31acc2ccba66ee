"""The indicator verwijzer-onbekend."""
