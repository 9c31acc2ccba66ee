"""Facts of region, period and vintage: their tables, their conforming and their lineage."""
