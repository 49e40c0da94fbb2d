"""Measurements, side by side in one run: `make bench` writes them to bench/RESULTS.md."""
