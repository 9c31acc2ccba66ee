"""The indicator kosten-jeugdzorg."""
