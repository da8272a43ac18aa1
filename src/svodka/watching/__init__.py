"""EDGE: watches of a desk (rules and deliveries in DESK/watches/*.toml), and what carries alerts out of the house."""
