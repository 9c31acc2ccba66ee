"""The indicator verwijzer-huisarts."""
