"""Small tables of names and codes, with validity dates and a source per row."""
