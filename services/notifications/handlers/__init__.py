"""One file per event that this service hears: who must be told of it."""
