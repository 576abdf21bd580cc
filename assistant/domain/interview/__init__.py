"""What to ask next, and when enough is known."""
