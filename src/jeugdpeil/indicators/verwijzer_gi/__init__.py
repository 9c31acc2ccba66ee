"""The indicator verwijzer-gi."""
