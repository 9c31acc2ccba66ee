"""The indicator gepubliceerd-met-verblijf."""
