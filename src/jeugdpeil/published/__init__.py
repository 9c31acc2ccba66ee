"""The release format and its reader: all that site, API and reports know of the figures."""
