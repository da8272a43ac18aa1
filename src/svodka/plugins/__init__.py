"""Optional observers, off by default: judges of stance with real loading code; their text is data."""
