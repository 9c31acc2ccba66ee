"""Rules that read rows and yield findings; nothing is lost, a bad row goes to quarantine."""
