"""The indicator verwijzer-geen."""
