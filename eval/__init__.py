"""Measures the reading against gold, and keeps it from getting worse."""
