"""Outlines of regions: files in, valid and matching areas, maps for page and download out."""
