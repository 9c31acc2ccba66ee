"""The indicator zonder-verblijf."""
