"""Dates in free text, relative to the day of the interview."""
