"""Measures, their fields and the groups they differ by."""
