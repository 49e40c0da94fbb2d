"""De Lijnstreek, an invented labour-market region for demonstrations and tests."""
