"""English words as data."""
