"""Numbers in free text: numerals, units, shares, ranges, money."""
