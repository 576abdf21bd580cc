"""Pure rules of the consultation: no input or output, no clock, no randomness."""
