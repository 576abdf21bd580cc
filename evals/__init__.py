"""Evaluations and training of the guided reader; imports assistant, never the reverse."""
