"""Parts of the table of contents of notifications, each of one service that it listens to."""
