"""Benchmarks: what the course weighs and how fast it answers."""
