"""Readers of the outside: CBS tables, geometry, messages, local files and the demo country."""
