"""Numerical methods: numbers in, numbers out, without data frames, files or words of the field."""
