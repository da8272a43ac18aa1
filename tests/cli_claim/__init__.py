"""Commands about claims and lines of a desk."""
