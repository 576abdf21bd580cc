"""Words and sentences: cleaning, cutting, comparing. Knows nothing of learning."""
