"""Small tables and releases that several tests make in the same way."""
