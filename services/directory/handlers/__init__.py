"""One file per thing that can be asked of the directory."""
