"""Language models behind any OpenAI-compatible endpoint. What they say is checked before it counts; they fail into the
guided mode."""
