"""What a school tells about a pupil, in plain Python."""
