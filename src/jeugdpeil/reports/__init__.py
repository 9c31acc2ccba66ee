"""Files to take along: printed documents, workbooks, citations and the figures of one region."""
