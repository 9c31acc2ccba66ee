"""Other engines beside our own: the same data, a process each, the same columns."""
