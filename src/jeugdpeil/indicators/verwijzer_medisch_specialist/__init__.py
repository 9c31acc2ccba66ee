"""The indicator verwijzer-medisch-specialist."""
