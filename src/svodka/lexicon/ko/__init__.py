"""Korean words, an example beside each where it isn't plain."""
