"""Sums from what was said: numbers with units, chained, completed, and shared out."""
