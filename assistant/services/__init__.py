"""The order of work: the only place that decides what happens after what."""
