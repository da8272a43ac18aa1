"""Seconds, memory and cost growth, on fixed inputs."""
