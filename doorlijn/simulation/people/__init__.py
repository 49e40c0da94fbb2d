"""What the invented people of a simulation do, well and badly, when they hear of something."""
