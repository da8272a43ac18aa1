"""Claims, stance, lines: who holds what since when, from statements with dates. Pure: time comes in as an argument."""
