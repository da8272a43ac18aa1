"""Optional services, off by default, with real loading code. Nothing here is loaded unless asked for."""
