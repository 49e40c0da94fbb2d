"""Who may do what: from a signed token to an actor, what the region agreed, and what an actor did."""
