"""One file for each message that intake answers."""
