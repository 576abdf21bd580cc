"""The guided reader: reads a message without a language model."""
