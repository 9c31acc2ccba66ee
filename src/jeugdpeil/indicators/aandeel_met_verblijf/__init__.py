"""The indicator aandeel-met-verblijf."""
