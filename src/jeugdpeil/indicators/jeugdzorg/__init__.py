"""The indicator jeugdzorg."""
