"""The release format and its reader; the only way to figures for site, API and reports."""
