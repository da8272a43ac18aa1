"""The guard of written sentences, measured: an invented country, sound sentences about it, and hostile ones."""
