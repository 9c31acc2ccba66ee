"""The one place that knows all stages: from the sources of a monitor file to a release."""
