"""The indicator voogdij."""
