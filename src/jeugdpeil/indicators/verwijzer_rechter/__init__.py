"""The indicator verwijzer-rechter."""
