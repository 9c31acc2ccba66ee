"""The indicator verwijzer-jeugdarts."""
