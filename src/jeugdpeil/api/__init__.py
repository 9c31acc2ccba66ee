"""The API: the figures of a release for programs, as JSON, CSV and Parquet."""
