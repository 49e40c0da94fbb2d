"""Where certification keeps and reads."""
