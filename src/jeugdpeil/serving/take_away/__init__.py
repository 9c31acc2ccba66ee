"""Files to take along: what the pages show, handed to the reports that make files of it."""
