"""Which slot each piece of a message answers."""
