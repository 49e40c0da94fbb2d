"""One file for each message that certification answers."""
