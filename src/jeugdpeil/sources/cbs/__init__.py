"""Readers of what CBS publishes: StatLine and Kerncijfers wijken en buurten, as file or OData."""
