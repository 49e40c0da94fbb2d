"""Organisations and professionals of a region, and who stands in for whom."""
