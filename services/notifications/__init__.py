"""Tells people what concerns them, over the page and by mail."""
