"""Pupils, and the news that one of them left school."""
