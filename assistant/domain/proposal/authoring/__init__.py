"""A proposal in an author's own prose: what may be drawn on, how it is written down, and how each line is checked."""
