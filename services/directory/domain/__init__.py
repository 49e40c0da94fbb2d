"""What the directory knows and decides; standard library only."""
