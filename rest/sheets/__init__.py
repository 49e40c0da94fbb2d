"""Reads what a program for sheets saved: a workbook of Excel, as a stream, without trusting it."""
