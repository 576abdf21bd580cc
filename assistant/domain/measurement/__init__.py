"""The outcome contract, the sums, the cautious forecast, and what the figures imply."""
