"""Aftercare: two years in which no young person drops out of sight."""
