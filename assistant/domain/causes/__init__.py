"""What was said for and against each cause cell, weighed."""
