"""What is true of work processes, trajectories and judgements, in plain Python."""
