"""The learning consultant: from a learning request to a proposal an executive can decide on."""
