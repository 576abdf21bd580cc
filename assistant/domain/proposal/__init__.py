"""The typed proposal: drafting it, its layout, its citations, and the check that everything has a source."""
