"""The indicator gepubliceerd-jeugdbescherming-met-verblijf."""
