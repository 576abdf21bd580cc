"""The typed proposal: one object, many renderings."""

from assistant.domain.shapes import Shape


class Proposal(Shape):
    """Placeholder until its owner writes it in this session."""
