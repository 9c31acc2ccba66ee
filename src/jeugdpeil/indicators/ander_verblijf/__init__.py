"""The indicator ander-verblijf."""
