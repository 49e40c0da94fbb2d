"""Who may do what: from a signed token to an actor, and what an actor did."""
