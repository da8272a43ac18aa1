"""Russian posts annotated by reading: offsets without the texts, and the tools that made them."""
