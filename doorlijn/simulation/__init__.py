"""A region played with a clock of its own: years in seconds, through the real handlers, timers and tables."""
