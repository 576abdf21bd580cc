"""From causes and alignment to a verdict that explains itself: rules, gates, duties, the four scores."""
