"""Reads a sheet of leavers row by row, whatever program saved it."""
