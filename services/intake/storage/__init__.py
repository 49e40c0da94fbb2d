"""Where intake keeps and reads: its tables, and the sheets of schools."""
