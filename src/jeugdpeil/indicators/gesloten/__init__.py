"""The indicator gesloten."""
