"""Benchmarks: what is measured, beside the bound that it has to keep."""
