"""What young people can show of their work: the catalogue of the mbo, trajectories, judgements."""
