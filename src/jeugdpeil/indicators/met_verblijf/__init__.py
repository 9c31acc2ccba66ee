"""The indicator met-verblijf."""
