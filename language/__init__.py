"""What people read: Dutch in the source, said in the language of the reader; also its days, times and numbers."""
